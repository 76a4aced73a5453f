/** The settings for reading answers and showing them, as plain JSON: a dialogue keeps them across replays. */
import type { Locale } from '../../locale.ts'
import type { WithFields } from '../../services/core/actor.ts'
import { type Action, authorize } from '../../services/core/permissions.ts'
import type { FieldTables } from '../../services/records/field-tables.ts'
import type { ReadSettings } from '../../services/fields/field-type.ts'
import type { BotContext } from '../screens/bot-context.ts'
import type { CardWords } from '../text/field-lines.ts'
import type { Translate } from '../text/i18n.ts'
import { currencySign } from '../text/regional-names.ts'
import type { Dialogue } from './ask.ts'
import { outside } from './outside.ts'

export type DialogueSettings = Omit<ReadSettings, 'now'> &
  WithFields & {
    readonly locale: Locale
    /** ISO 8601: typed dates are relative to this time. */
    readonly now: string
  }

const NOWHERE = { currency: 'EUR', region: 'US', timeZone: 'UTC', customFields: [] }

export function dialogueSettings(ctx: BotContext): DialogueSettings {
  const { currency, region, timeZone, customFields } = ctx.membership ?? NOWHERE
  return { locale: ctx.locale, currency, region, timeZone, customFields, now: ctx.now().toISOString() }
}

/** The first step of a dialogue about records. @throws AppError FORBIDDEN */
export function readSettings(dialogue: Dialogue, action: Action): Promise<DialogueSettings> {
  return outside(dialogue, (outer) => {
    authorize(outer.actor(), action)
    return dialogueSettings(outer)
  })
}

export function readingOf(settings: DialogueSettings): ReadSettings {
  return { ...settings, now: new Date(settings.now) }
}

/** The currency of amounts typed without one, as people write it. */
export function currencyOf({ currency, locale }: DialogueSettings): string {
  return currencySign(currency, locale)
}

export function wordsOf({ timeZone }: DialogueSettings, t: Translate, fields: FieldTables): CardWords {
  return { t, timeZone, fields }
}
