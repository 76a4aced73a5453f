/** The pipeline and the lost reasons that a new workspace starts with, in its language. */
import type { Locale } from '../../locale.ts'
import type { StageRecord } from '../../models/pipeline.ts'
import { type Named, named } from './names.ts'
import { stagesFrom, templateNames } from './templates.ts'

export const DEFAULT_LOST_REASONS: Record<Locale, readonly string[]> = {
  en: ['Price', 'Chose a competitor', 'No budget', 'Bad timing', 'No answer', 'Not a fit'],
  uk: ['Ціна', 'Обрали конкурента', 'Немає бюджету', 'Не на часі', 'Не відповідають', 'Не підходить'],
}

export function defaultPipeline(
  locale: Locale,
): Named & { readonly isDefault: true; readonly order: 0; readonly stages: readonly StageRecord[] } {
  return { ...named(templateNames('sales'), locale), isDefault: true, order: 0, stages: stagesFrom('sales', locale) }
}
