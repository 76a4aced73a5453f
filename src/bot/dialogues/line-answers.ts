/** What an answer says beyond its question: at the name of a contact also the phone, at the title of a deal also the amount. */
import { fieldProblemOf } from '../../language/field-problem.ts'
import { findMoney } from '../../language/find-money.ts'
import { minorDigits } from '../../language/minor-units.ts'
import type { Money } from '../../language/read-money.ts'
import { parseSingleLine } from '../../language/single-line.ts'
import { typedPerson } from '../../services/contacts/contact-fields.ts'
import type { FieldKind } from '../../services/fields/field-type.ts'
import type { FieldTable } from '../../services/fields/define-fields.ts'
import type { FieldTables } from '../../services/records/field-tables.ts'
import { type DialogueSettings, readingOf } from './dialogue-settings.ts'
import type { FieldAnswer, FieldValue, FieldValues } from './field-asking.ts'
import type { DealReading } from '../../language/lines/reading.ts'
import { readAsContact, readAsDeal } from './line-reader.ts'

export type LineAnswerDeps = { readonly settings: DialogueSettings; readonly fields: FieldTables }

/** @returns null if the field would refuse it */
export function readOne(table: FieldTable, name: string, typed: string, settings: DialogueSettings): FieldValue | null {
  try {
    const input = table[name]?.read(typed, readingOf(settings))
    return input === undefined ? null : { input, typed, shown: input }
  } catch (error) {
    if (fieldProblemOf(error) === null) throw error
    return null
  }
}

/** The line of a contact by field; null if it is not one, or a part of it would be refused. */
export function contactLine(typed: string, { settings, fields }: LineAnswerDeps): FieldValues | null {
  const read = readAsContact(typed, settings)
  // Words that belong to no field would be lost.
  if (read === null || read.rest !== '') return null
  const values: Record<string, FieldValue> = {}
  for (const [name, text] of Object.entries(typedPerson(read))) {
    if (text === undefined) continue
    const value = readOne(fields.contact, name, text, settings)
    if (value === null) return null
    values[name] = value
  }
  return values
}

/** A bare number this small, or one that may be a year, belongs to the title: “Office 365”, “Fair 2027”. */
function isLikelyTitle({ minor, currency }: Money): boolean {
  const units = minor / 10 ** minorDigits(currency)
  return units < 1000 || (units >= 1900 && units <= 2100)
}

/** A deal that was read from a line, by field; null if a part of it cannot be used. */
export function dealOf(read: DealReading, typed: string, { settings, fields }: LineAnswerDeps): FieldValues | null {
  const { amount, expectedClose, title } = read
  if (amount?.ok === false || expectedClose?.ok === false) return null
  if (expectedClose?.ok === true && expectedClose.when.past) return null
  const titled = title === '' ? null : readOne(fields.deal, 'title', title, settings)
  if (title !== '' && titled === null) return null
  const date = expectedClose?.when.date
  return {
    ...(titled !== null && { title: titled }),
    ...(amount != null && { amount: { input: amount.money, typed, shown: amount.money } }),
    ...(date !== undefined && { expectedCloseOn: { input: date, typed, shown: date } }),
  }
}

/** What was typed for a deal, by field; null if it says no more than a title, or a part of it cannot be used. */
function dealLine(typed: string, deps: LineAnswerDeps): FieldValues | null {
  const read = readAsDeal(typed, deps.settings)
  if (read === null || (read.amount === null && read.expectedClose === null)) return null
  const isBare = findMoney(typed, { ...readingOf(deps.settings), bare: false }) === null
  if (read.amount?.ok === true && isBare && isLikelyTitle(read.amount.money)) return null
  return dealOf(read, typed, deps)
}

function answerOf(name: string, said: FieldValues): FieldAnswer {
  const { [name]: own, ...also } = said
  return own === undefined
    ? { input: null, typed: '', shown: null, also, isElsewhere: true }
    : { ...own, ...(Object.keys(also).length > 0 && { also }) }
}

/** The words that are left over answer the question for a name; elsewhere they would be lost, so the line is not taken. */
const TAKES_WORDS: ReadonlySet<FieldKind> = new Set(['text', 'company'])

/** What was typed at a question about a contact; null if it is for the field alone. */
export function contactAnswer(name: string, typed: string, deps: LineAnswerDeps): FieldAnswer | null {
  const kind = deps.fields.contact[name as keyof typeof deps.fields.contact]?.kind
  const takesWords = kind !== undefined && TAKES_WORDS.has(kind)
  if (!takesWords && readOne(deps.fields.contact, name, typed, deps.settings) !== null) return null
  const said = contactLine(typed, deps)
  if (said === null) return null
  const { name: words, ...rest } = said
  if (words === undefined) return answerOf(name, rest)
  if (!takesWords) return null
  const own = readOne(deps.fields.contact, name, words.typed, deps.settings)
  return own === null ? null : answerOf(name, { ...rest, [name]: own })
}

/** What was typed at a question about a deal; null if it is for the field alone. */
export function dealAnswer(name: string, typed: string, deps: LineAnswerDeps): FieldAnswer | null {
  if (name !== 'title' && readOne(deps.fields.deal, name, typed, deps.settings) !== null) return null
  const said = dealLine(typed, deps)
  if (said === null) return null
  // Anything beside an amount and a day would be lost unless it is the title.
  if ((name === 'title') !== 'title' in said) return null
  return answerOf(name, said)
}

/** @throws AppError VALIDATION */
export function titleAnswer(typed: string, deps: LineAnswerDeps): FieldAnswer {
  const title = (text: string): FieldAnswer => ({ input: text, typed: text, shown: text })
  return dealAnswer('title', typed, deps) ?? title(parseSingleLine(typed))
}
