/** The settings for wording record cards for the person talking. */
import type { CardWords } from '../text/field-lines.ts'
import type { BotContext } from './bot-context.ts'

export function cardWords({ t, membership, services }: BotContext): CardWords {
  const { region, timeZone } = membership ?? { region: 'US', timeZone: 'UTC' }
  return { t, region, timeZone, fields: services.fields }
}
