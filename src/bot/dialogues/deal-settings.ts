/** What reading and wording a deal's fields depends on, as plain JSON: a dialogue keeps it over its replays. */
import type { Locale } from '../../locale.ts'
import { authorize } from '../../services/core/permissions.ts'
import type { Dialogue } from './ask.ts'
import { outside } from './outside.ts'

export type DealSettings = {
  readonly locale: Locale
  /** ISO 4217, of amounts typed without a currency. */
  readonly currency: string
  /** IANA. */
  readonly timeZone: string
  /** ISO 8601: dates are read from here on. */
  readonly now: string
}

/** How a dialogue about deals begins. @throws AppError FORBIDDEN */
export function readDealSettings(dialogue: Dialogue): Promise<DealSettings> {
  return outside(dialogue, (outer) => {
    authorize(outer.actor(), 'deal.write')
    const { currency, timeZone } = outer.membership ?? { currency: 'EUR', timeZone: 'UTC' }
    return { locale: outer.locale, currency, timeZone, now: outer.now().toISOString() }
  })
}
