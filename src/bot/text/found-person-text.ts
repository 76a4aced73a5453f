/** A person found in a delivery, with the body's own values, where they stand and how sure it is. */
import type { FoundPerson } from '../../services/leads/lead-providers.ts'
import { cutText } from '../../language/cut-text.ts'
import type { Translate } from './i18n.ts'

const MAX_SHOWN_LENGTH = 80

export function foundPersonText({ values, confidence }: FoundPerson, t: Translate): string {
  const lines = values.map(
    ({ field, value, path }) =>
      `• ${t(`lead-field-${field}`)}: ${cutText(value, MAX_SHOWN_LENGTH)}\n   ↳ ${cutText(path, MAX_SHOWN_LENGTH)}`,
  )
  return [t('map-found'), lines.join('\n'), t(`map-certainty-${confidence}`), t('map-keep-about')].join('\n\n')
}

/** The name and the address, for a button. */
export function whoIsFound({ values }: FoundPerson): string {
  const of = (fields: readonly string[]) =>
    values.filter(({ field }) => fields.includes(field)).map(({ value }) => value)
  const name = of(['name', 'firstName', 'lastName']).join(' ')
  const [reach] = of(['email', 'phone', 'telegramUserId'])
  return [name, reach ?? ''].filter((part) => part !== '').join(' · ')
}
