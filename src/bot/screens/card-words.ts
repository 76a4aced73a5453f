/** The settings for wording record cards for the person talking. */
import type { CardWords } from '../text/field-lines.ts'
import type { BotContext } from './bot-context.ts'

export function cardWords({ t, membership, services: { tablesOf } }: BotContext): CardWords {
  return { t, timeZone: membership?.timeZone ?? 'UTC', fields: tablesOf(membership ?? { customFields: [] }) }
}
