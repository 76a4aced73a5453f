/** Reads a row of a file into inputs of our fields. Pure: what it refers to is looked up later, for many rows at once. */
import { createHash } from 'node:crypto'

import { labelFrom, withLabelText } from '../../language/address-labels.ts'
import { beginningOf } from '../../language/cut-text.ts'
import { MAX_TAG_LENGTH } from '../../language/tags.ts'
import { IMPORTED_KINDS, type ImportedKind } from '../../models/external-id.ts'
import type { ImportColumn, RowRefusal } from '../../models/import.ts'
import type { ImportRow } from '../../models/import-chunk.ts'
import { type FieldTable, fieldsOf } from '../fields/define-fields.ts'
import type { FieldKind, ReadSettings } from '../fields/field-type.ts'
import type { FieldTables } from '../records/field-tables.ts'
import { readPulled } from '../sync/read-pulled.ts'
import type { SyncStage, SyncValue } from '../sync/sync-adapter.ts'
import { cellItems, cleanCell, isNothing } from './cell-text.ts'
import { type DayOrder, exactAmount, exactDay } from './exact-values.ts'
import { NOTE_TARGET, targetParts } from './import-targets.ts'
import { readStage } from './read-stage.ts'
import { recordsOf } from './records-of-row.ts'

/** What a row says about one record. */
export type PartRead = {
  /** Its id in the system that it comes from; null without one. */
  readonly externalId: string | null
  readonly inputs: Readonly<Record<string, unknown>>
  /** The name of its owner, as written. */
  readonly owner: string
  /** Where a deal stands; null if the file does not say. */
  readonly stage: SyncStage | null
}

export type RowRead = {
  readonly row: number
  /** Hash of all that is imported of it, and into what. */
  readonly digest: string
  /** Hash of its cells. */
  readonly content: string
  readonly parts: Readonly<Partial<Record<ImportedKind, PartRead>>>
  /** Their id of the row's company, whether the row names it or not; null without one. */
  readonly companyId: string | null
  /** What no field takes. */
  readonly note: string
  readonly refusal: { readonly reason: RowRefusal; readonly given: string } | null
}

export type RowReader = (row: ImportRow) => RowRead

type Cell = { readonly header: string; readonly text: string }
/** By the field that they fill. */
type Cells = ReadonlyMap<string, readonly Cell[]>

const LISTS: readonly FieldKind[] = ['phones', 'emails', 'tags', 'choices']
const MAX_EXTERNAL_ID_LENGTH = 256

function hashOf(value: unknown): string {
  return createHash('sha1').update(JSON.stringify(value)).digest('base64url')
}

/** Without a full name, its parts make it. */
function withFullName(cells: Cells): Cells {
  const parts = ['given', 'middle', 'family'].flatMap((part) => cells.get(part) ?? [])
  return (cells.get('name') ?? []).length > 0 || parts.length === 0 ? cells : new Map([...cells, ['name', parts]])
}

/** “Hot lead” is one tag there, and two where people type them. A long one falls apart into its words. */
function tagOf(item: string): string {
  const tag = item.replaceAll(/\s+/gu, '-')
  return item.includes('#') || tag.length > MAX_TAG_LENGTH ? item : tag
}

function valueOf(kind: FieldKind, text: string, currency: string, { dayOrder }: RowSettings): SyncValue {
  if (kind === 'tags') return cellItems(text).map(tagOf)
  if (LISTS.includes(kind)) return cellItems(text)
  if (kind === 'money') return exactAmount(text, currency) ?? [text]
  return [kind === 'day' ? exactDay(text, dayOrder) : text]
}

function readPart(
  table: FieldTable,
  given: Cells,
  settings: RowSettings,
): { readonly part: PartRead; readonly refused: readonly string[] } {
  const cells = withFullName(given)
  const sources: Record<string, readonly string[]> = {}
  const fields: Record<string, SyncValue> = {}
  const text = (name: string): string => cells.get(name)?.[0]?.text ?? ''
  for (const { name, field } of fieldsOf(table)) {
    const own = cells.get(name) ?? []
    if (own.length === 0) continue
    sources[name] = own.map(({ header }) => header)
    for (const { header, text: written } of own)
      fields[header] = valueOf(field.kind, written, text('currency'), settings)
  }
  const { inputs, refused } = readPulled(table, sources, { fields }, settings)
  const externalId = beginningOf(text('id'), MAX_EXTERNAL_ID_LENGTH)
  const stage = readStage(text('stage'), text('status'), text('lostReason'))
  return { part: { externalId: externalId === '' ? null : externalId, inputs, owner: text('owner'), stage }, refused }
}

/** Several ids in one cell tell nobody which one it is. */
function companyIdOf(company: PartRead | undefined): string | null {
  const id = company?.externalId ?? null
  return id === null || /[;,|\s]/u.test(id) ? null : id
}

/** By the column of numbers or addresses, the one beside it that says what they are for, as Google has it. */
function labelColumns(columns: readonly Pick<ImportColumn, 'header'>[]): ReadonlyMap<number, number> {
  const at = new Map(columns.map(({ header }, index) => [header.toLowerCase(), index]))
  const found = columns.flatMap(({ header }, index) => {
    const [, name] = /^(.*) - value$/u.exec(header.toLowerCase()) ?? []
    const label = name === undefined ? undefined : (at.get(`${name} - label`) ?? at.get(`${name} - type`))
    return label === undefined ? [] : [[index, label] as const]
  })
  return new Map(found)
}

function labelledItems(text: string, label: string): string {
  const known = labelFrom(label)
  if (known === null) return text
  return cellItems(text)
    .map((item) => withLabelText(item, { label: known }))
    .join('\n')
}

/** A company of the row may be the deal's, too; and the other system's ids and owners tell nobody anything. */
const IN_NO_NOTE: readonly string[] = ['id', 'owner', 'company']

/** Of a record that the row does not name. */
function linesOf(cells: Cells): readonly string[] {
  return [...cells].flatMap(([name, own]) => (IN_NO_NOTE.includes(name) ? [] : own.map(lineOf)))
}

const lineOf = ({ header, text }: Cell): string => `${header}: ${text}`

export type RowSettings = ReadSettings & { readonly dayOrder: DayOrder }

/** @param columns of the file, with their targets */
export function createRowReader(
  fields: FieldTables,
  columns: readonly Pick<ImportColumn, 'header' | 'target' | 'samples'>[],
  settings: RowSettings,
): RowReader {
  const targets = columns.map(({ target }) => (target === null ? null : targetParts(target)))
  const labels = labelColumns(columns)
  const mapping = hashOf(columns.map(({ target }) => target))
  // Beside a plus, a minus is an answer, and not how the file writes nothing.
  const answers = columns.map(({ samples }) => samples.includes('+'))

  /** The cells by kind, and then by what they fill. */
  function sorted(cells: readonly string[]): ReadonlyMap<string, Cells> {
    const byKind = new Map<string, Map<string, Cell[]>>()
    for (const [index, parts] of targets.entries()) {
      const written = cells[index] ?? ''
      if (parts === null || (isNothing(written) && !(written === '-' && answers[index] === true))) continue
      const text = labels.has(index) ? labelledItems(written, cells[labels.get(index) ?? -1] ?? '') : written
      const own = byKind.get(parts.kind) ?? new Map<string, Cell[]>()
      // Two columns of the same name are told apart by their place.
      const header = columns[index]?.header ?? ''
      const isTwice = [...own.values()].flat().some((cell) => cell.header === header)
      const cell = { header: isTwice ? `${header} ${index + 1}` : header, text }
      own.set(parts.name, [...(own.get(parts.name) ?? []), cell])
      byKind.set(parts.kind, own)
    }
    return byKind
  }

  return ({ row, cells: given, unreadable }) => {
    const cells = given.map(cleanCell)
    const byKind = sorted(cells)
    const said: Partial<Record<ImportedKind, PartRead>> = {}
    const refused = new Map<ImportedKind, readonly string[]>()
    for (const kind of IMPORTED_KINDS) {
      const own = byKind.get(kind)
      if (own === undefined) continue
      const { part, refused: values } = readPart(fields[kind], own, settings)
      said[kind] = part
      refused.set(kind, values)
    }
    const parts = recordsOf(said)
    const lines = IMPORTED_KINDS.filter((kind) => parts[kind] === undefined).flatMap((kind) =>
      linesOf(byKind.get(kind) ?? new Map()),
    )
    const notes = (byKind.get(NOTE_TARGET)?.get(NOTE_TARGET) ?? []).map(lineOf)
    const refusedValues = IMPORTED_KINDS.flatMap((kind) => (parts[kind] === undefined ? [] : (refused.get(kind) ?? [])))
    const content = hashOf(cells)
    return {
      row,
      content,
      digest: hashOf([content, mapping]),
      parts,
      companyId: companyIdOf(said.company),
      note: [...notes, ...lines, ...refusedValues].join('\n'),
      refusal: refusalOf(parts, [...refused.values()].flat(), cells, unreadable === true),
    }
  }
}

function refusalOf(
  parts: RowRead['parts'],
  refused: readonly string[],
  cells: readonly string[],
  unreadable: boolean,
): RowRead['refusal'] {
  const [first = ''] = cells.filter((cell) => cell !== '')
  if (unreadable) return { reason: 'unreadable', given: first }
  const damaged = cells.find((cell) => cell.includes('\uFFFD'))
  if (damaged !== undefined) return { reason: 'damaged', given: damaged }
  if (Object.keys(parts).length > 0) return null
  return refused.length > 0 ? { reason: 'unusable', given: refused[0] ?? '' } : { reason: 'nothing', given: first }
}
