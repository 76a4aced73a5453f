/** Pipelines and stages as owners and admins read them in the settings. */
import { LOCALES } from '../../locale.ts'
import type { PipelineView, StageView } from '../../services/pipelines/read-pipelines.ts'
import { CLOSED_SIGNS } from './deal-line.ts'
import type { Translate } from './i18n.ts'

/** “Qualified · 25%”; won and lost with their signs. */
export function stageLabelOf({ name, kind, probability }: StageView): string {
  return kind === 'open' ? `${name} · ${probability}%` : `${CLOSED_SIGNS[kind]} ${name}`
}

export function pipelineLabel({ name, isDefault, isArchived }: PipelineView): string {
  return `${isArchived ? '🗄 ' : ''}${name}${isDefault ? ' ⭐️' : ''}`
}

/** Its name in each language; a dash where there is none. */
export function nameLines({ names }: Pick<StageView, 'names'>, t: Translate): readonly string[] {
  return LOCALES.map((locale) => `${t(`language-${locale}`)}: ${names[locale] ?? '—'}`)
}

export function stageLines(stage: StageView, fieldLabels: readonly string[], t: Translate): readonly string[] {
  const names = nameLines(stage, t)
  if (stage.kind !== 'open') return [...names, ...required(fieldLabels, t)]
  const { rottingDays, probability } = stage
  const rotting = rottingDays === null ? t('stage-rots-never') : t('stage-rots-after', { days: rottingDays })
  return [...names, t('stage-probability', { percent: probability }), rotting, ...required(fieldLabels, t)]
}

function required(fieldLabels: readonly string[], t: Translate): readonly string[] {
  return [t('stage-requires', { fields: fieldLabels.length === 0 ? '—' : fieldLabels.join(', ') })]
}
