/** A company's card as text. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import type { CompanyDeals } from '../../services/companies/read-companies.ts'
import type { CompanySummary, CompanyView } from '../../services/companies/company-view.ts'
import type { DealsTotal } from '../../services/deals/deals-total.ts'
import { cutText, lengthOf } from '../../language/cut-text.ts'
import { MAX_LABEL_LENGTH } from './button-label.ts'
import { sumText } from './deal-line.ts'
import { fieldLines, type RecordWords } from './field-lines.ts'
import type { Translate } from './i18n.ts'
import { lastTouchLine } from './last-touch.ts'
import { moment } from './text-value.ts'

/** More do not fit into a line. */
const MAX_CURRENCIES = 3

/** “€5,000 + $1,200”; empty without amounts. */
function sumsText({ sums }: DealsTotal, t: Translate): string {
  const shown = sums.slice(0, MAX_CURRENCIES).map((sum) => sumText(sum, t))
  return [...shown, ...(sums.length > MAX_CURRENCIES ? ['…'] : [])].join(' + ')
}

/** What is open and what was won, each with its sum; nothing of which there is none. */
export function companyDealLines({ open, won }: CompanyDeals, t: Translate): readonly string[] {
  const line = (words: string, total: DealsTotal): readonly string[] => {
    const sums = sumsText(total, t)
    return total.count === 0 ? [] : [sums === '' ? words : `${words} · ${sums}`]
  }
  return [
    ...line(t('company-deals-open', { count: open.count }), open),
    ...line(t('company-deals-won', { count: won.count }), won),
  ]
}

/** The card as lines; empty fields have none. Typed text is shown as typed, without markup. */
export function companyCard(company: CompanyView, words: RecordWords): FormattedString {
  const { t, timeZone } = words
  const lines = [
    ...fieldLines('company', company, words, { name: [], owner: [] }),
    '',
    ...fieldLines('company', { owner: company.owner }, words),
    t('contact-added-on', { date: moment(new Date(company.createdAt), timeZone) }),
    ...lastTouchLine(company.touchedAt, words),
  ]
  const head = fmt`🏢 ${FormattedString.bold(company.name)}`
  return FormattedString.join([head, ...lines.map((line) => fmt`${line}`)], '\n')
}

/** “Acme · 3 👤 · 2 💼” on a button; what there is none of is left out. */
export function companyLabel({ name, people, openDeals }: CompanySummary): string {
  const counts = [people === 0 ? '' : ` · ${people} 👤`, openDeals === 0 ? '' : ` · ${openDeals} 💼`].join('')
  return `${cutText(name, MAX_LABEL_LENGTH - lengthOf(counts))}${counts}`
}
