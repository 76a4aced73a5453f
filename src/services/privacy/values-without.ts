/** The values of a record that stays, without the person. Pure. */
import type { FieldKind } from '../fields/field-type.ts'
import { type FieldTable, fieldsOf, type ValuesOf } from '../fields/define-fields.ts'
import type { PersonMatcher } from './person-matcher.ts'

/** What is left of a value; the same value if it says nothing about the person. */
type Without = (value: unknown, matcher: PersonMatcher) => unknown

const same: Without = (value) => value

const textWithout: Without = (value, { takeOut }) => (typeof value === 'string' ? takeOut(value) : value)

/** A value that would be none without the person. */
const wholeWithout: Without = (value, { isIn }) => (typeof value === 'string' && isIn(value) ? null : value)

const itemsWithout =
  (textOf: (item: never) => string): Without =>
  (value, { isIn }) => {
    const items = value as readonly never[]
    const left = items.filter((item) => !isIn(textOf(item)))
    return left.length === items.length ? value : left
  }

const WITHOUT = {
  text: textWithout,
  longText: textWithout,
  link: wholeWithout,
  phones: itemsWithout(({ e164 }: { readonly e164: string }) => e164),
  emails: itemsWithout(({ normalized }: { readonly normalized: string }) => normalized),
  tags: itemsWithout((tag: string) => tag),
  telegram: same,
  number: same,
  money: same,
  day: same,
  time: same,
  choice: same,
  choices: same,
  yesNo: same,
  member: same,
  contact: same,
  contacts: same,
  company: same,
  deal: same,
} as const satisfies Record<FieldKind, Without>

/** @param kind of the field that holds the value; the value itself if it says nothing about the person */
export function valueWithout(kind: FieldKind, value: unknown, matcher: PersonMatcher): unknown {
  // The field had no value.
  return value == null ? value : WITHOUT[kind](value, matcher)
}

/** The kinds of fields that hold what people write. */
export const WRITTEN: readonly FieldKind[] = ['text', 'longText', 'link', 'tags']

type Options = {
  readonly matcher: PersonMatcher
  /** Fields that stay as they are, whatever they say. */
  readonly except?: readonly string[]
  /** All kinds, if left out. */
  readonly kinds?: readonly FieldKind[]
}

/** Null if they say nothing about the person. */
export function valuesWithout<Table extends FieldTable>(
  table: Table,
  values: ValuesOf<Table>,
  { matcher, except = [], kinds }: Options,
): ValuesOf<Table> | null {
  const changed = fieldsOf(table)
    .filter(({ name, field }) => !except.includes(name) && kinds?.includes(field.kind) !== false)
    .map(({ name, field }) => [name, valueWithout(field.kind, values[name], matcher)] as const)
    .filter(([name, value]) => value !== values[name])
  return changed.length === 0 ? null : { ...values, ...Object.fromEntries(changed) }
}
