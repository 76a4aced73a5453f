/** The pipeline and the lost reasons that a new workspace starts with, in its language. */
import { Types } from 'mongoose'

import type { Locale } from '../../locale.ts'
import type { StageRecord } from '../../models/pipeline.ts'

const STAGES: readonly Omit<StageRecord, 'id' | 'name'>[] = [
  { kind: 'open', probability: 10, rottingDays: 14, requiredFields: [] },
  { kind: 'open', probability: 25, rottingDays: 14, requiredFields: [] },
  { kind: 'open', probability: 50, rottingDays: 21, requiredFields: ['amount'] },
  { kind: 'open', probability: 75, rottingDays: 21, requiredFields: [] },
  { kind: 'won', probability: 100, rottingDays: null, requiredFields: [] },
  { kind: 'lost', probability: 0, rottingDays: null, requiredFields: [] },
]

const WORDS: Record<Locale, { readonly pipeline: string; readonly stages: readonly string[] }> = {
  en: { pipeline: 'Sales', stages: ['New lead', 'Qualified', 'Proposal', 'Negotiation', 'Won', 'Lost'] },
  uk: {
    pipeline: 'Продажі',
    stages: ['Новий лід', 'Кваліфікація', 'Пропозиція', 'Переговори', 'Виграно', 'Програно'],
  },
}

export const DEFAULT_LOST_REASONS: Record<Locale, readonly string[]> = {
  en: ['Price', 'Chose a competitor', 'No budget', 'Bad timing', 'No answer', 'Not a fit'],
  uk: ['Ціна', 'Обрали конкурента', 'Немає бюджету', 'Не на часі', 'Не відповідають', 'Не підходить'],
}

export function defaultPipeline(locale: Locale): {
  readonly name: string
  readonly isDefault: true
  readonly order: 0
  readonly stages: readonly StageRecord[]
} {
  const { pipeline, stages } = WORDS[locale]
  return {
    name: pipeline,
    isDefault: true,
    order: 0,
    stages: STAGES.map((stage, index) => ({ id: new Types.ObjectId(), name: stages[index] ?? '', ...stage })),
  }
}
