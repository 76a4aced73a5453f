/** Reads a row of a file into inputs of our fields. Pure: what it refers to is looked up later, for many rows at once. */
import { createHash } from 'node:crypto'

import { labelFrom, withLabelText } from '../../language/address-labels.ts'
import { beginningOf } from '../../language/cut-text.ts'
import { IMPORTED_KINDS, type ImportedKind } from '../../models/external-id.ts'
import type { ImportColumn, RowRefusal } from '../../models/import.ts'
import type { ImportRow } from '../../models/import-chunk.ts'
import { type FieldTable, fieldsOf } from '../fields/define-fields.ts'
import type { FieldKind, ReadSettings } from '../fields/field-type.ts'
import type { FieldTables } from '../records/field-tables.ts'
import { readPulled } from '../sync/read-pulled.ts'
import type { SyncStage, SyncValue } from '../sync/sync-adapter.ts'
import { cellItems, cleanCell } from './cell-text.ts'
import { type DayOrder, exactAmount, exactDay } from './exact-values.ts'
import { targetParts } from './import-targets.ts'
import { readStage } from './read-stage.ts'

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
  /** What no field takes. */
  readonly note: string
  readonly refusal: { readonly reason: RowRefusal; readonly given: string } | null
}

export type RowReader = (row: ImportRow) => RowRead

type Cell = { readonly header: string; readonly text: string }

const LISTS: readonly FieldKind[] = ['phones', 'emails', 'tags', 'choices']
const MAX_EXTERNAL_ID_LENGTH = 256

function hashOf(value: unknown): string {
  return createHash('sha1').update(JSON.stringify(value)).digest('base64url')
}

/** Without a full name, its parts make it. */
function withFullName(cells: ReadonlyMap<string, readonly Cell[]>): ReadonlyMap<string, readonly Cell[]> {
  const parts = ['given', 'middle', 'family'].flatMap((part) => cells.get(part) ?? [])
  return (cells.get('name') ?? []).length > 0 || parts.length === 0 ? cells : new Map([...cells, ['name', parts]])
}

function valueOf(kind: FieldKind, text: string, currency: string, { dayOrder }: RowSettings): SyncValue {
  if (LISTS.includes(kind)) return cellItems(text)
  if (kind === 'money') return exactAmount(text, currency) ?? [text]
  return [kind === 'day' ? exactDay(text, dayOrder) : text]
}

function readPart(
  table: FieldTable,
  given: ReadonlyMap<string, readonly Cell[]>,
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

/** Whether the record could be told from any other. */
function identifies(kind: ImportedKind, { inputs }: PartRead): boolean {
  const names = { contact: ['name', 'phones', 'emails', 'company'], company: ['name'], deal: ['title'] }[kind]
  return names.some((name) => inputs[name] !== undefined && inputs[name] !== null)
}

/** Whether it is somebody, and not only the company of a deal. */
function isPerson(contact: PartRead | undefined): boolean {
  return ['name', 'phones', 'emails'].some((name) => contact?.inputs[name] != null)
}

/** The company that the row is about: by its own column, else that of its person or deal. */
function withName(company: PartRead, { contact, deal }: RowRead['parts']): PartRead {
  const name = company.inputs['name'] ?? contact?.inputs['company'] ?? deal?.inputs['company']
  return typeof name === 'string' ? { ...company, inputs: { ...company.inputs, name } } : company
}

const lineOf = ({ header, text }: Cell): string => `${header}: ${text}`

/** The company beside a deal is the deal's, too. */
function withCompany(deal: PartRead, contact: PartRead | undefined): PartRead {
  const company = deal.inputs['company'] ?? contact?.inputs['company']
  return company === undefined || company === null ? deal : { ...deal, inputs: { ...deal.inputs, company } }
}

export type RowSettings = ReadSettings & { readonly dayOrder: DayOrder }

/** @param columns of the file, with their targets */
export function createRowReader(
  fields: FieldTables,
  columns: readonly Pick<ImportColumn, 'header' | 'target'>[],
  settings: RowSettings,
): RowReader {
  const targets = columns.map(({ target }) => (target === null ? null : targetParts(target)))
  const labels = labelColumns(columns)
  const mapping = hashOf(columns.map(({ target }) => target))

  return ({ row, cells: given, unreadable }) => {
    const cells = given.map(cleanCell)
    const byKind = new Map<string, Map<string, Cell[]>>()
    for (const [index, parts] of targets.entries()) {
      const written = cells[index] ?? ''
      if (parts === null || written === '') continue
      const text = labels.has(index) ? labelledItems(written, cells[labels.get(index) ?? -1] ?? '') : written
      const own = byKind.get(parts.kind) ?? new Map<string, Cell[]>()
      // Two columns of the same name are told apart by their place.
      const header = columns[index]?.header ?? ''
      const isTwice = [...own.values()].flat().some((cell) => cell.header === header)
      own.set(parts.name, [
        ...(own.get(parts.name) ?? []),
        { header: isTwice ? `${header} ${index + 1}` : header, text },
      ])
      byKind.set(parts.kind, own)
    }
    const read: Partial<Record<ImportedKind, PartRead>> = {}
    const lines = (byKind.get('note')?.get('note') ?? []).map(lineOf)
    let company: PartRead | undefined
    const refusedValues: string[] = []
    for (const kind of IMPORTED_KINDS) {
      const own = byKind.get(kind)
      if (own === undefined) continue
      const { part, refused } = readPart(fields[kind], own, settings)
      refusedValues.push(...refused)
      if (kind === 'company') company = part
      else if (identifies(kind, part)) read[kind] = part
    }
    const named = company && withName(company, read)
    if (named !== undefined && identifies('company', named)) read.company = named
    // Of a company that the row does not name.
    else
      lines.push(...[...(byKind.get('company') ?? [])].flatMap(([name, own]) => (name === 'id' ? [] : own.map(lineOf))))
    if (read.deal !== undefined) read.deal = withCompany(read.deal, read.contact)
    if (read.deal !== undefined && !isPerson(read.contact)) delete read.contact
    const content = hashOf(cells)
    return {
      row,
      content,
      digest: hashOf([content, mapping]),
      parts: read,
      note: [...lines, ...refusedValues].join('\n'),
      refusal: refusalOf(read, refusedValues, cells, unreadable === true),
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
