/** What the screens of the team's own fields say. */
import type { CustomField } from '../../models/custom-field.ts'
import type { Translate } from './i18n.ts'

const MAX_SHOWN = 20

/** Its type, its choices and what is asked of people, one line each. */
export function customFieldLines({ type, choices, required, retired }: CustomField, t: Translate): readonly string[] {
  const open = choices.filter((choice) => !choice.retired)
  const shown = open.slice(0, MAX_SHOWN).map(({ label }) => `• ${label}`)
  return [
    t('field-is', { type: t(`field-type-${type}`) }),
    ...shown,
    ...(open.length > shown.length ? [t('field-more-choices', { count: open.length - shown.length })] : []),
    t(retired ? 'field-is-retired' : required ? 'field-is-required' : 'field-is-free'),
  ]
}

/** As a button of the list. */
export function customFieldLabel({ label, type, required, retired }: CustomField, t: Translate): string {
  const sign = retired ? '📦 ' : required ? '❗️ ' : ''
  return `${sign}${label} · ${t(`field-type-${type}`)}`
}
