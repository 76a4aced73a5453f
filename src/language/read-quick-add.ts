/**
 * Decides what a line typed without a command means: a task, a deal, a contact, or a search. Pure and deterministic.
 */
import { findMoney } from './find-money.ts'
import { findPhones } from './find-phones.ts'
import {
  afterDealWord,
  afterReminder,
  type TaskVerb,
  nameAfterFor,
  personAfterVerb,
  taskVerb,
  nameAfterWith,
} from './quick-add-words.ts'
import { type DateOptions, type DateReading, findDate } from './read-date.ts'
import type { MoneyReading } from './read-money.ts'
import { cleanTyped } from './typed-text.ts'

/** What every kind can have. Tags are as typed, without “#”; hints are names as typed, to be looked up. */
type Common = { readonly tags: readonly string[]; readonly companyHint: string | null }

export type QuickTask = Common & {
  readonly kind: 'task'
  readonly type: TaskVerb
  readonly title: string
  /** null if the line has no date; the person must resolve a reading with a problem. */
  readonly due: DateReading | null
  readonly contactHint: string | null
}
export type QuickDeal = Common & {
  readonly kind: 'deal'
  /** Empty if only an amount or a date was typed. */
  readonly title: string
  readonly amount: MoneyReading | null
  readonly expectedClose: DateReading | null
  readonly contactHint: string | null
}
export type QuickContact = Common & {
  readonly kind: 'contact'
  /** Empty if only numbers and addresses were typed. */
  readonly name: string
  readonly phones: readonly string[]
  readonly emails: readonly string[]
}
export type QuickAdd = QuickTask | QuickDeal | QuickContact | { readonly kind: 'search'; readonly text: string }

/**
 * @property region ISO 3166-1 alpha-2, for phone numbers without a country code
 * @property currency ISO 4217, for amounts without one
 */
export type QuickAddOptions = Omit<DateOptions, 'forward'> & { readonly region: string; readonly currency: string }

/**
 * Longer texts are not quick lines: they become a search for the whole text, and the caller decides what to do with it.
 */
const MAX_LENGTH = 500
const EMAIL = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}/gu
const TAG = /(?<![\p{L}\p{N}#])#([\p{L}\p{N}][\p{L}\p{M}\p{N}_-]{0,63})/gu
const COMPANY =
  /(?<![\p{L}\p{N}.@])@(?:"([^"\n]{1,128})"|«([^»\n]{1,128})»|([\p{L}\p{N}][\p{L}\p{M}\p{N}&._-]{0,127}))/gu

function tidy(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/ (?=[,.;:)])/gu, '')
    .replace(/^[\s,;:.-]+|[\s,;:-]+$/gu, '')
}

type Marked = Common & { readonly rest: string }

/** Extracts #tags and @company. In “@Acme_Ltd” the underscore stands for a space. */
function takeMarks(text: string): Marked {
  const tags = [...text.matchAll(TAG)].map((match) => match[1] ?? '')
  const [company] = [...text.matchAll(COMPANY)]
  const hint = company === undefined ? null : (company[1] ?? company[2] ?? company[3]?.replaceAll('_', ' ') ?? null)
  return { tags: [...new Set(tags)], companyHint: hint, rest: tidy(text.replace(TAG, ' ').replace(COMPANY, ' ')) }
}

type Reach = { readonly phones: readonly string[]; readonly emails: readonly string[]; readonly rest: string }

function takeReach(text: string, region: string): Reach {
  const emails = [...text.matchAll(EMAIL)].map((match) => match[0])
  const withoutEmails = text.replace(EMAIL, (email) => ' '.repeat(email.length))
  const numbers = findPhones(withoutEmails, region)
  let rest = withoutEmails
  for (const { start, end } of numbers.toReversed()) rest = `${rest.slice(0, start)} ${rest.slice(end)}`
  const labels = /(?<![\p{L}\p{N}])(?:e-?mail|phone|tel|mobile|mob|тел|телефон|моб|імейл|пошта)\.?:?(?=\s|$)/giu
  const found = numbers.length + emails.length > 0
  return {
    phones: numbers.map(({ number }) => number),
    emails,
    rest: tidy(found ? rest.replace(labels, ' ') : rest),
  }
}

function readDeal(text: string, marks: Marked, options: QuickAddOptions): QuickDeal {
  // The amount first: “12.50 eur” is not a date, but “28.11” may be left for one.
  const said = findMoney(text, { ...options, bare: false })
  const dated = findDate(said?.rest ?? text, { ...options, forward: true })
  const left = dated?.rest ?? said?.rest ?? text
  const money = said ?? findMoney(left, { ...options, bare: true })
  const title = tidy(said === null ? (money?.rest ?? left) : left)
  return {
    kind: 'deal',
    title,
    amount: money?.reading ?? null,
    expectedClose: dated?.reading ?? null,
    contactHint: nameAfterWith(title),
    tags: marks.tags,
    companyHint: marks.companyHint ?? nameAfterFor(title),
  }
}

function readTask(text: string, marks: Marked, options: QuickAddOptions): QuickTask | null {
  const dated = findDate(text, { ...options, forward: true })
  const whole = tidy(dated?.rest ?? text)
  const reminder = afterReminder(whole)
  const title = tidy(reminder ?? whole)
  const verb = taskVerb(title)
  // Neither a date alone nor a verb alone is a task: there is nothing to do yet.
  if (title === '' || (verb === null && dated === null && reminder === null)) return null
  if (verb !== null && verb.rest === '' && dated === null && reminder === null) return null
  return {
    kind: 'task',
    type: verb?.type ?? 'todo',
    title,
    due: dated?.reading ?? null,
    contactHint: verb === null ? nameAfterWith(title) : personAfterVerb(verb.rest),
    tags: marks.tags,
    companyHint: marks.companyHint ?? nameAfterFor(title),
  }
}

/**
 * Classifies a line, in this order: “deal …” or “угода …” is a deal; a line that begins with a verb (“call”, “зустріч”)
 * or a reminder is a task; one with a phone number or an email address is a contact; one that names a date is a task;
 * everything else is a search for the whole text. Nothing else is guessed: the result is shown before it is saved.
 */
export function readQuickAdd(text: string, options: QuickAddOptions): QuickAdd {
  const typed = cleanTyped(text)
  const search: QuickAdd = { kind: 'search', text: typed }
  if (typed.length > MAX_LENGTH) return search
  const marks = takeMarks(typed)
  const deal = afterDealWord(marks.rest)
  if (deal !== null && tidy(deal) !== '') return readDeal(tidy(deal), marks, options)
  const reach = takeReach(marks.rest, options.region)
  const reachable = reach.phones.length + reach.emails.length > 0
  // The verb may come after the date: “tomorrow at 10 call +380…”.
  const asking = [marks.rest, findDate(marks.rest, options)?.rest ?? '']
  const isTask = asking.some((line) => taskVerb(line) !== null || afterReminder(line) !== null)
  if (reachable && !isTask) {
    const { phones, emails, rest } = reach
    return { kind: 'contact', name: rest, phones, emails, tags: marks.tags, companyHint: marks.companyHint }
  }
  return readTask(marks.rest, marks, options) ?? search
}
