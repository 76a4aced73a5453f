/** The settings for wording record cards for the person talking. */
import type { CardWords } from '../text/field-lines.ts'
import type { BotContext } from './bot-context.ts'

export function cardWords({ t, membership, services }: BotContext): CardWords {
  return { t, timeZone: membership?.timeZone ?? 'UTC', fields: services.fields }
}
