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

function settingsFor(dialogue: Dialogue, action: Action): Promise<DialogueSettings> {
  return outside(dialogue, (outer) => {
    authorize(outer.actor(), action)
    return dialogueSettings(outer)
  })
}

/** What each running dialogue reads answers by. Every replay fills it again. */
const inUse = new WeakMap<Dialogue, { readonly settings: DialogueSettings; readonly action: Action }>()

/**
 * The first step of a dialogue about records. The settings it returns are kept up to date: with every answer they become
 * those of the moment, see {@link renewSettings}.
 *
 * @throws AppError FORBIDDEN
 */
export async function readSettings(dialogue: Dialogue, action: Action): Promise<DialogueSettings> {
  const settings = { ...(await settingsFor(dialogue, action)) }
  inUse.set(dialogue, { settings, action })
  return settings
}

const CHECKED = ['currency', 'region', 'timeZone'] as const

/** The settings that are others now, with their new values. */
export type ChangedSettings = readonly (readonly [setting: (typeof CHECKED)[number], value: string])[]

export type Renewal = {
  readonly changed: ChangedSettings
  /** From then on, the dialogue reads by the new settings. */
  readonly apply: () => void
}

/**
 * Checks again what may have changed since the question was asked, by whomever: the permission, and the settings. “Now” is
 * renewed at once. Null in a dialogue that has none.
 *
 * @throws AppError FORBIDDEN if the member's role no longer allows the dialogue
 */
export async function renewSettings(dialogue: Dialogue): Promise<Renewal | null> {
  const used = inUse.get(dialogue)
  if (used === undefined) return null
  const { settings, action } = used
  const fresh = await settingsFor(dialogue, action)
  const changed = CHECKED.filter((setting) => fresh[setting] !== settings[setting])
  Object.assign(settings, { now: fresh.now })
  return {
    changed: changed.map((setting) => [setting, fresh[setting]] as const),
    apply: () => {
      // Not the language: the rest of the dialogue is in the one that it began in.
      Object.assign(settings, { currency: fresh.currency, region: fresh.region, timeZone: fresh.timeZone })
    },
  }
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
