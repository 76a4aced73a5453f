/** How figures of reports are written: whole money in lists, short money in findings, shares, lengths of time. */
import { FluentNumber } from '@fluent/bundle'

import { cutText } from '../../../language/cut-text.ts'
import type { CountAndMoney, Report } from '../../../services/reports/report.ts'
import { INTL_LOCALES, type Translate } from '../i18n.ts'
import { minutesText } from '../minutes-text.ts'
import { money, roundedMoney } from '../text-value.ts'

const HOUR = 60
const DAY = 24 * HOUR
/** A name in a finding, in visible characters: the picture cuts it again if it is wider than it has room. */
const MAX_NAME_LENGTH = 40

export type ReportWords = {
  readonly t: Translate
  /** “₴42,000”, without cents. @param minor in minor units of the report's currency */
  readonly sum: (minor: number) => string
  /** “₴42K”. */
  readonly short: (minor: number) => string
  /** “42K”, where the currency is said elsewhere. */
  readonly bare: (minor: number) => string
  /** “51K–78K”. */
  readonly range: (low: number, high: number) => string
  /** “24 · ₴42,000”. */
  readonly worth: (figure: CountAndMoney) => string
  /** “62%”; “–” where it is not known. @param share from 0 to 1 */
  readonly percent: (share: number | null) => string
  /** “4 days”; “–” where it is not known. */
  readonly days: (days: number | null) => string
  /** “1 h 30 min”; “–” where it is not known. Days are rounded to hours. */
  readonly minutes: (minutes: number | null) => string
  /** A name that people gave, not too long for a sentence. */
  readonly named: (name: string) => string
}

export const UNKNOWN = '–'

export function reportWords({ currency }: Pick<Report, 'currency'>, t: Translate): ReportWords {
  const sum = (minor: number) => t('amount', { amount: roundedMoney(minor, currency) })
  const unitsOf = (minor: number) => money(minor, currency).value
  const compact = new Intl.NumberFormat(INTL_LOCALES[t.locale], { notation: 'compact', maximumSignificantDigits: 2 })
  return {
    t,
    sum,
    short(minor) {
      const { value, opts } = money(minor, currency)
      const { minimumFractionDigits: _, maximumFractionDigits: __, ...style } = opts
      return t('amount', {
        amount: new FluentNumber(value, { ...style, notation: 'compact', maximumSignificantDigits: 3 }),
      })
    },
    bare: (minor) => compact.format(unitsOf(minor)),
    range: (low, high) => compact.formatRange(unitsOf(low), unitsOf(high)),
    worth: ({ count, minor }) => t('report-worth', { count, sum: sum(minor) }),
    percent(share) {
      if (share === null) return UNKNOWN
      return t('report-percent', { share: new FluentNumber(share, { style: 'percent', maximumFractionDigits: 0 }) })
    },
    days: (days) => (days === null ? UNKNOWN : t('report-days', { days })),
    minutes(minutes) {
      if (minutes === null) return UNKNOWN
      const step = minutes >= DAY ? HOUR : 1
      return minutesText(Math.max(1, Math.round(minutes / step) * step), t)
    },
    named: (name) => cutText(name, MAX_NAME_LENGTH),
  }
}
