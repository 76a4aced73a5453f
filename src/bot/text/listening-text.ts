/** The message of an admin who waits for the first delivery of a source, in each of its states. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import type { Locale } from '../../locale.ts'
import type { ListeningView } from '../../services/leads/listening-view.ts'
import type { IncomingLead } from '../../services/leads/lead-providers.ts'
import { isTokenProblem } from '../../services/leads/source-token.ts'
import { cutToUnits } from '../../language/cut-text.ts'
import { amountText } from './deal-line.ts'
import { deliveryProblem } from './delivery-text.ts'
import type { Translate } from './i18n.ts'
import type { NewsButtons, NewsMessage } from './news-text.ts'
import { moment } from './text-value.ts'

export type ListeningWords = {
  readonly t: Translate
  readonly locale: Locale
  /** IANA. */
  readonly timeZone: string
}

/** Of the sent values, in UTF-16 code units: what was sent may be long, and a message holds 4,096. */
const MAX_VALUE = 120
const MAX_NOTE = 400
const MAX_STEPS = 2500

const VALUES = ['name', 'email', 'phone', 'company', 'title', 'amount', 'note'] as const

function valuesOf({ person, title, amount, note }: IncomingLead, t: Translate) {
  return {
    name: person.name,
    email: person.email?.value,
    phone: person.phone?.value,
    company: person.company ?? undefined,
    title,
    amount: amount === undefined ? undefined : amountText(amount, t),
    note,
  } satisfies Record<(typeof VALUES)[number], string | undefined>
}

/** One line for each value that was understood, as it was sent: nothing in it is read as markup. */
function leadLines(lead: IncomingLead, t: Translate): FormattedString {
  const values = valuesOf(lead, t)
  const lines = VALUES.flatMap((name) => {
    const value = values[name]
    if (value === undefined || value === '') return []
    const label = t(`lead-field-${name}`)
    return [fmt`${label}: ${FormattedString.bold(cutToUnits(value, name === 'note' ? MAX_NOTE : MAX_VALUE))}`]
  })
  return FormattedString.join(lines, '\n')
}

function waiting(view: Extract<ListeningView, { kind: 'waiting' }>, { t, locale, timeZone }: ListeningWords) {
  const { source, hint, until } = view
  const steps = source.sender?.guide[locale].steps.map((step, index) => `${index + 1}. ${step}`) ?? []
  const lines = [
    ...(hint === null
      ? []
      : [`⚠️ ${t('listening-hint-at', { at: moment(hint.at, timeZone) })} ${t(`listening-hint-${hint.what}`)}`]),
    ...(source.status === 'paused' ? [t('listening-paused')] : []),
    t('listening-until', { at: moment(until, timeZone) }),
  ]
  const guide = steps.length === 0 ? '' : `${cutToUnits(steps.join('\n'), MAX_STEPS)}\n\n`
  return fmt`${FormattedString.bold(t('listening-now'))}\n\n${guide}${lines.join('\n')}`
}

function understood({ leads }: Extract<ListeningView, { kind: 'understood' }>, { t }: ListeningWords) {
  const [lead] = leads
  const more = leads.length > 1 ? `\n${t('listening-more', { count: leads.length - 1 })}` : ''
  const lines = lead === undefined ? '' : leadLines(lead, t)
  return fmt`${t('listening-heard')}\n\n${lines}${more}\n\n${t('listening-is-right')}`
}

/** Mapping other fields would not help: what is missing is a token. */
const fixOf = (problem: string | null): boolean => !isTokenProblem(problem)

/** Under the name of the source, in every state. */
export function listeningMessage(view: ListeningView, words: ListeningWords): NewsMessage {
  const { t } = words
  const { id, name } = view.source
  const record = { kind: 'lead-source', id } as const
  const of = (text: FormattedString | string, rows: readonly NewsButtons[]): NewsMessage => ({
    text: fmt`📥 ${FormattedString.bold(name)}\n${text}`,
    rows,
  })
  const stop = [t('button-listen-stop'), 'listenStop', record] as const
  const fix = [t('button-heard-fix'), 'heardFix', record] as const
  const open = [t('button-open-source'), 'source', record] as const
  switch (view.kind) {
    case 'waiting':
      return of(waiting(view, words), [[[t('button-source-secret'), 'renewSecret', record]], [stop]])
    case 'understood':
      return of(understood(view, words), [
        [[t('button-heard-right'), 'heardRight', record], fix],
        [[t('button-heard-discard'), 'heardDiscard', record]],
      ])
    case 'lost': {
      const problem = deliveryProblem(view.problem, { t, locale: words.locale, sender: view.source.sender }) ?? ''
      return of(`${t('listening-lost')}\n${problem}`, [...(fixOf(view.problem) ? [[fix]] : []), [open]])
    }
    case 'over':
      return of(t('listening-timed-out'), [[[t('button-listen'), 'listen', record]], [open]])
  }
}

/** After “That’s right”. */
export function rightMessage({ source: { id, name } }: ListeningView, { t }: Pick<ListeningWords, 't'>): NewsMessage {
  const record = { kind: 'lead-source', id } as const
  const text = fmt`📥 ${FormattedString.bold(name)}\n${t('listening-right')}`
  return { text, rows: [[[t('button-open-source'), 'source', record]]] }
}
