/** Reads what they wrote into inputs of our fields. Pure: companies and contacts are looked up later, for a whole page. */
import { labelInHeader, splitLabel, withLabelText, withoutLabelText } from '../../language/address-labels.ts'
import { beginningOf } from '../../language/cut-text.ts'
import { isAppError } from '../../errors.ts'
import { MAX_MINOR, minorDigits } from '../../language/minor-units.ts'
import type { Money } from '../../models/deal.ts'
import { type FieldTable, fieldsOf } from '../fields/define-fields.ts'
import type { AnyField, ReadSettings } from '../fields/field-type.ts'
import { itemKey, withLabelsOf } from '../fields/list-items.ts'
import type { PulledRecord, SyncAmount, SyncValue } from './sync-adapter.ts'

/** By our field; null is blank, and a missing field was not read. */
export type PulledInputs = Readonly<Record<string, unknown>>

export type ReadPulled = {
  readonly inputs: PulledInputs
  /** `their field: value` for everything that our fields refuse. */
  readonly refused: readonly string[]
}

/** What a kind's fields are filled from: ours, and theirs in the order in which they are joined. */
export type FieldSources = Readonly<Record<string, readonly string[]>>

/** Whether a side can fill the field: one that was retired keeps its values, and gets no others. */
export function isSynced({ readable, retired }: Pick<AnyField, 'readable' | 'retired'>): boolean {
  return readable && retired !== true
}

/** Without those of retired fields: once such a field is back, their records are read again. */
export function presentSources(table: FieldTable, sources: FieldSources): FieldSources {
  return Object.fromEntries(Object.entries(sources).filter(([name]) => table[name]?.retired !== true))
}

const MAX_REFUSED = 20
const MAX_REFUSED_LENGTH = 500
const DAY = /^\d{4}-\d{2}-\d{2}/u

type Read = { readonly input?: unknown; readonly refused: readonly string[] }

function isAmount(value: SyncValue): value is SyncAmount {
  return typeof value === 'object' && 'decimal' in value
}

function moneyOf({ decimal, currency }: SyncAmount, settings: ReadSettings): Money | null {
  const unit = currency ?? settings.currency
  if (!/^\d{1,16}(?:\.\d{1,12})?$/u.test(decimal) || !/^[A-Z]{3}$/u.test(unit)) return null
  const minor = Math.round(Number(decimal) * 10 ** minorDigits(unit))
  return minor <= MAX_MINOR ? { minor, currency: unit } : null
}

/** An amount is exact, so nothing in it is read as people write. 0 means no amount. */
function readAmount(amount: SyncAmount, settings: ReadSettings): Read {
  const money = moneyOf(amount, settings)
  if (money === null) return { refused: [`${amount.decimal} ${amount.currency ?? ''}`.trim()] }
  return { input: money.minor === 0 ? null : money, refused: [] }
}

function textsOf(value: SyncValue): readonly string[] {
  if (isAmount(value)) return [value.decimal]
  return (typeof value === 'string' ? [value] : value).map((text) => text.trim()).filter((text) => text !== '')
}

/** Lists are read item by item, so that one bad number does not cost the others. */
const ITEMS_AT_MOST = 10

function readItems(field: AnyField, texts: readonly string[], settings: ReadSettings): Read {
  const items = new Map<string, unknown>()
  const refused: string[] = []
  for (const text of texts) {
    try {
      for (const item of field.read(text, settings) as readonly unknown[]) {
        const known = items.get(itemKey(item))
        // One number in two fields of theirs has the label of whichever tells one.
        if (known !== undefined) items.set(itemKey(item), withLabelsOf([known], [item])[0])
        else if (items.size < ITEMS_AT_MOST) items.set(itemKey(item), item)
        else refused.push(text)
      }
    } catch (error) {
      if (!isAppError(error)) throw error
      refused.push(text)
    }
  }
  return items.size === 0 ? { refused } : { input: [...items.values()], refused }
}

/** A text that is too long is cut, and kept whole in the note. */
function readText(field: AnyField, text: string, settings: ReadSettings): Read {
  try {
    return { input: field.read(text, settings), refused: [] }
  } catch (error) {
    if (!isAppError(error)) throw error
    const { limit, problem } = error.details as { readonly limit?: number; readonly problem?: string }
    if (problem !== 'too-long' || limit === undefined) return { refused: [text] }
    const cut = readText(field, beginningOf(text.replace(/\s+/gu, ' '), limit - 1).trimEnd(), settings)
    return { ...cut, refused: [text] }
  }
}

function readValues(field: AnyField, values: readonly SyncValue[], settings: ReadSettings): Read {
  const amount = values.find(isAmount)
  if (field.kind === 'money' && amount !== undefined) return readAmount(amount, settings)
  const texts = values.flatMap(textsOf)
  const [first] = texts
  if (first === undefined) return { input: null, refused: [] }
  switch (field.kind) {
    case 'phones':
    case 'emails':
      return readItems(field, texts, settings)
    case 'tags':
    case 'choices':
      return readText(field, texts.join(', '), settings)
    case 'day':
      // Not as typed: a day in the past is right for what happened elsewhere.
      return DAY.test(first) ? { input: first.slice(0, 10), refused: [] } : readText(field, first, settings)
    case 'text':
    case 'longText':
      return readText(field, texts.join(' '), settings)
    default:
      return readText(field, first, settings)
  }
}

/** Numbers and addresses have a label if their field’s name tells what they are for. */
function labelled(field: AnyField, from: string, value: SyncValue): SyncValue {
  const label = field.kind === 'phones' || field.kind === 'emails' ? labelInHeader(from) : null
  if (label === null) return value
  return textsOf(value).map((text) => (splitLabel(text).label === undefined ? withLabelText(text, { label }) : text))
}

/** Their record in our fields. @param sources of its kind; a field without sources stays as it is */
export function readPulled(
  table: FieldTable,
  sources: FieldSources,
  { fields }: Pick<PulledRecord, 'fields'>,
  settings: ReadSettings,
): ReadPulled {
  const inputs: Record<string, unknown> = {}
  const refused: string[] = []
  for (const { name, field } of fieldsOf(table)) {
    const theirs = (sources[name] ?? []).filter((from) => Object.hasOwn(fields, from))
    if (theirs.length === 0 || !isSynced(field)) continue
    const values = theirs.flatMap((from) => labelled(field, from, fields[from] ?? []))
    const read = readValues(field, values, settings)
    if (read.input !== undefined) inputs[name] = read.input
    for (const text of read.refused)
      refused.push(`${theirs.join(', ')}: ${beginningOf(withoutLabelText(text), MAX_REFUSED_LENGTH)}`)
  }
  return { inputs, refused: refused.slice(0, MAX_REFUSED) }
}
