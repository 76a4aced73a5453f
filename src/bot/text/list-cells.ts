/** The columns of a list's file in the reader's language: a header and cells for each field, by its type. Pure. */
import { DateTime } from 'luxon'

import { decimalOf } from '../../language/minor-units.ts'
import { type TelegramAccount, wholeTelegramText } from '../../language/telegram-account.ts'
import type { LineItem, Money } from '../../models/deal.ts'
import { type FieldTable, fieldsOf } from '../../services/fields/define-fields.ts'
import type { AnyField, FieldKind } from '../../services/fields/field-type.ts'
import type { NamedRole } from '../../services/fields/shown-values.ts'
import { plainItem } from '../../services/fields/types/line-items.ts'
import { FIELDS_LEFT_OUT, MORE_COLUMNS, type MoreColumn } from '../../services/lists/list-columns.ts'
import type { ListedKind } from '../../services/lists/list-ref.ts'
import type { Cell } from '../../services/lists/list-table.ts'
import type { OpenedList, ListRow } from '../../services/lists/read-list.ts'
import { choiceLabel, fieldLabel } from './field-label.ts'
import type { Translate } from './i18n.ts'
import { roleText } from './item-text.ts'

export type CellWords = {
  readonly t: Translate
  /** IANA. */
  readonly timeZone: string
}

type FieldOf = { readonly kind: ListedKind; readonly name: string; readonly field: AnyField }
type Column = { readonly header: string; readonly cell: (row: ListRow) => Cell }
type ToCell = (value: unknown, words: CellWords, of: FieldOf) => Cell

const JOINT = '; '

const asText: ToCell = (value) => (typeof value === 'string' ? value : null)
const asNumber: ToCell = (value) => (typeof value === 'number' ? value : null)

function minuteOf(value: unknown, { timeZone }: CellWords): Cell {
  if (typeof value !== 'string') return null
  return { minute: DateTime.fromISO(value, { zone: timeZone }).toFormat('yyyy-MM-dd HH:mm') }
}

/** A part of each item of a list, or of a single value. */
function partsIn(value: unknown, part: string): readonly string[] {
  return [value].flat().flatMap((item) => {
    const found: unknown = typeof item === 'object' && item !== null ? Reflect.get(item, part) : undefined
    return typeof found === 'string' ? [found] : []
  })
}

const joined =
  (part: string): ToCell =>
  (value) =>
    partsIn(value, part).join(JOINT) || null

const asChoice: ToCell = (value, { t }, of) =>
  [value]
    .flat()
    .filter((one) => typeof one === 'string')
    .map((one) => choiceLabel(t, of, one))
    .join(JOINT) || null

const CELL_OF_KIND = {
  text: asText,
  longText: asText,
  link: asText,
  number: asNumber,
  money: (value) => (value === null ? null : Number(decimalOf(value as Money))),
  day: (value) => (typeof value === 'string' ? { day: value } : null),
  time: minuteOf,
  choice: asChoice,
  choices: asChoice,
  yesNo: (value, { t }) => (typeof value === 'boolean' ? t(value ? 'field-yes' : 'field-no') : null),
  phones: joined('e164'),
  emails: joined('value'),
  telegram: (value) => (value === null ? null : wholeTelegramText(value as TelegramAccount)),
  tags: (value) => (Array.isArray(value) ? value.join(', ') || null : null),
  member: joined('name'),
  contact: joined('name'),
  contacts: joined('name'),
  company: joined('name'),
  deal: joined('name'),
  // As they can be typed and imported again.
  items: (value) => (value as readonly LineItem[]).map(plainItem).join(JOINT) || null,
  recurring: (value) => (value === null ? null : Number(decimalOf(value as Money))),
  roles: (value, { t }) =>
    (value as readonly NamedRole[]).map(({ name, role }) => `${name} – ${roleText(role, t)}`).join(JOINT) || null,
} satisfies Record<FieldKind, ToCell>

/** The label without the sign that it has on cards. */
function headerOf(t: Translate, of: FieldOf): string {
  return fieldLabel(t, of).replace(/^[^\p{L}\p{N}]+/u, '')
}

function fieldColumns(of: FieldOf, words: CellWords): readonly Column[] {
  const { name, field } = of
  const { t } = words
  const header = headerOf(t, of)
  const column: Column = { header, cell: ({ values }) => CELL_OF_KIND[field.kind](values[name], words, of) }
  if (field.kind !== 'money' && field.kind !== 'recurring') return [column]
  // Apart from its amount, so that amounts can be added up.
  const currency: Column = {
    header: t('list-column-currency', { field: header }),
    cell: ({ values }) => partsIn(values[name], 'currency')[0] ?? null,
  }
  if (field.kind === 'money') return [column, currency]
  const per: Column = {
    header: t('list-column-per', { field: header }),
    cell: ({ values }) => {
      const [period] = partsIn(values[name], 'per')
      return period === 'month' || period === 'year' ? t(`list-per-${period}`) : null
    },
  }
  return [column, currency, per]
}

/** What is due on a day is stored as the end of that day. */
function dueColumn(column: Column, words: CellWords): Column {
  return {
    ...column,
    cell(row) {
      const { dueAt, allDay } = row.values
      if (allDay !== true || typeof dueAt !== 'string') return column.cell(row)
      const within = DateTime.fromISO(dueAt, { zone: words.timeZone }).minus({ milliseconds: 1 })
      return { day: within.toISODate() ?? dueAt }
    },
  }
}

function moreColumn({ name, type }: MoreColumn, words: CellWords): Column {
  const { t } = words
  const cellOf = {
    text: (value: unknown) => (typeof value === 'string' ? value : null),
    time: (value: unknown) => minuteOf(value, words),
    status: (value: unknown) =>
      value === 'open' || value === 'won' || value === 'lost' ? t(`list-status-${value}`) : null,
  } satisfies Record<MoreColumn['type'], (value: unknown) => Cell>
  return { header: t(`list-column-${name}`), cell: ({ more }) => cellOf[type](more[name]) }
}

export function listColumns({ kind, table }: Pick<OpenedList, 'kind' | 'table'>, words: CellWords): readonly Column[] {
  const fields: FieldTable = table
  const shown = fieldsOf(fields).filter(({ name }) => !FIELDS_LEFT_OUT[kind].includes(name))
  const own = shown
    .filter(({ field }) => field.partOf === undefined)
    .flatMap(({ name, field }) => {
      const columns = fieldColumns({ kind, name, field }, words)
      return kind === 'task' && name === 'dueAt' ? columns.map((column) => dueColumn(column, words)) : columns
    })
  const parts = shown
    .filter(({ field }) => field.partOf !== undefined)
    .flatMap(({ name, field }) => fieldColumns({ kind, name, field }, words))
  return [...own, ...MORE_COLUMNS[kind].map((column) => moreColumn(column, words)), ...parts]
}
