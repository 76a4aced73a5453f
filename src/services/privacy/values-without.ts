/** The values of a record that stays, without the person. Pure. */
import type { LineItem } from '../../models/deal.ts'
import type { FieldKind } from '../fields/field-type.ts'
import { type ContactRole, isUsualRole } from '../fields/types/contact-roles.ts'
import { type FieldTable, fieldsOf, type ValuesOf } from '../fields/define-fields.ts'
import { withoutOwnRoles } from './own-roles.ts'
import type { PersonMatcher } from './person-matcher.ts'

/** What is left of a value; the same value if it says nothing about the person. */
type Without = (value: unknown, matcher: PersonMatcher, contactIds: readonly string[]) => unknown

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

/** The same list if no item says anything about the person. */
function mapped<Item>(items: readonly Item[], without: (item: Item) => Item): readonly Item[] {
  const left = items.map(without)
  return left.every((item, place) => item === items[place]) ? items : left
}

const itemNamesWithout: Without = (value, { takeOut }) =>
  mapped(value as readonly LineItem[], (item) => {
    const name = takeOut(item.name)
    return name === item.name ? item : { ...item, name }
  })

/** Without the team’s own words for what the person is to a deal; the usual roles are nobody’s. */
const ownRolesWithout: Without = (value, { takeOut }, contactIds) =>
  mapped(withoutOwnRoles(value, contactIds) as readonly ContactRole[], (item) => {
    const role = isUsualRole(item.role) ? item.role : takeOut(item.role)
    return role === item.role ? item : { ...item, role }
  })

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
  items: itemNamesWithout,
  recurring: same,
  roles: ownRolesWithout,
} as const satisfies Record<FieldKind, Without>

/**
 * The value itself if it says nothing about the person.
 *
 * @param kind of the field that holds the value
 * @param contactIds the contacts that the person was
 */
export function valueWithout(
  kind: FieldKind,
  value: unknown,
  matcher: PersonMatcher,
  contactIds: readonly string[] = [],
): unknown {
  // The field had no value.
  return value == null ? value : WITHOUT[kind](value, matcher, contactIds)
}

/** The kinds of fields that hold what people write. */
export const WRITTEN: readonly FieldKind[] = ['text', 'longText', 'link', 'tags', 'items', 'roles']

type Options = {
  readonly matcher: PersonMatcher
  /** Fields that stay as they are, whatever they say. */
  readonly except?: readonly string[]
  /** The contacts that the person was; none if left out. */
  readonly contactIds?: readonly string[]
  /** All kinds, if left out. */
  readonly kinds?: readonly FieldKind[]
}

/** Null if they say nothing about the person. */
export function valuesWithout<Table extends FieldTable>(
  table: Table,
  values: ValuesOf<Table>,
  { matcher, except = [], contactIds = [], kinds }: Options,
): ValuesOf<Table> | null {
  const changed = fieldsOf(table)
    .filter(({ name, field }) => !except.includes(name) && kinds?.includes(field.kind) !== false)
    .map(({ name, field }) => [name, valueWithout(field.kind, values[name], matcher, contactIds)] as const)
    .filter(([name, value]) => value !== values[name])
  return changed.length === 0 ? null : { ...values, ...Object.fromEntries(changed) }
}
