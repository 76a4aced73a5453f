/** The settings for wording record cards for the person talking. */
import type { RecordWords } from '../text/field-lines.ts'
import type { BotContext } from './bot-context.ts'

export function cardWords({ t, membership, now, services: { tablesOf } }: BotContext): RecordWords {
  const fields = tablesOf(membership ?? { customFields: [] })
  return { t, timeZone: membership?.timeZone ?? 'UTC', fields, now: now() }
}
