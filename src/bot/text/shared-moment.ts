/**
 * A moment in a message that several people read, who may be in other time zones: Telegram shows it to each in their own. What
 * older apps show instead names its zone.
 */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import type { Translate } from './i18n.ts'
import { moment } from './text-value.ts'

/** Stands for the moment while the text around it is put together. */
const MARK = '\u{E000}'

/** @param say puts the moment into its sentence; @param timeZone IANA */
export function withSharedMoment(
  say: (moment: string) => string,
  at: Date,
  { t, timeZone }: { readonly t: Translate; readonly timeZone: string },
): FormattedString {
  const [before = '', after = ''] = say(MARK).split(MARK)
  const shown = t('moment-zoned', { date: moment(at, timeZone) })
  return fmt`${before}${FormattedString.time(shown, Math.floor(at.getTime() / 1000), 'Dt')}${after}`
}
