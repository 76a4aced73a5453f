/** The records of a list with everything in them, page by page, as far as the actor may see them. */
import { objectId, trustedId } from '../../models/ids.ts'
import type { Actor } from '../core/actor.ts'
import { type FieldTable, fieldsOf } from '../fields/define-fields.ts'
import { idsIn, type NamedKind, namedKindOf, type ReadNames, shownValues } from '../fields/shown-values.ts'
import { valuesOf } from '../fields/values.ts'
import { readPipelines } from '../pipelines/read-pipelines.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import { createReadNames } from '../records/read-names.ts'
import { modelOf, nameOf, seenBy, type StoredRecord } from '../records/seen-records.ts'
import { type FindList, MAX_LISTED_ROWS } from './find-list.ts'
import { MORE_COLUMNS } from './list-columns.ts'
import type { ListedKind, ListRef } from './list-ref.ts'
import { listedDefinition } from './listed-definition.ts'

export type ListRow = {
  readonly id: string
  /** What lists show it as. */
  readonly label: string
  /** By field, as a card shows them: references have the names of their records. */
  readonly values: Readonly<Record<string, unknown>>
  /** By the columns besides the fields (list-columns.ts). */
  readonly more: Readonly<Record<string, unknown>>
}

export type OpenedList = {
  readonly kind: ListedKind
  readonly table: FieldTable
  readonly name: string | null
  readonly count: number
  /** Whether it is longer than any file may be. */
  readonly isTooLong: boolean
  readonly pages: () => AsyncGenerator<readonly ListRow[]>
}

/** @throws AppError as FindList does */
export type OpenList = (actor: Actor, list: ListRef) => Promise<OpenedList>

const PAGE_SIZE = 500

type Stored = StoredRecord & Readonly<Record<string, unknown>>
type Values = Readonly<Record<string, unknown>>

/** Looks up the names on a whole page at once, and not record by record. */
async function namesOn(table: FieldTable, page: readonly Values[], readNames: ReadNames): Promise<ReadNames> {
  const wanted = new Map<NamedKind, Set<string>>()
  for (const { name, field } of fieldsOf(table)) {
    const kind = namedKindOf(field)
    if (kind === null) continue
    const ids = wanted.get(kind) ?? new Set()
    for (const values of page) for (const id of idsIn(values[name])) ids.add(id)
    wanted.set(kind, ids)
  }
  const read = [...wanted].filter(([, ids]) => ids.size > 0)
  const names = new Map(
    await Promise.all(read.map(async ([kind, ids]) => [kind, await readNames(kind, [...ids])] as const)),
  )
  return async (kind) => names.get(kind) ?? new Map()
}

export function createOpenList(
  { models, tablesOf, kinds }: Pick<RecordDeps, 'models' | 'tablesOf' | 'kinds'>,
  { find }: FindList,
): OpenList {
  return async (actor, list) => {
    const { kind } = list
    const { name, ids } = await find(actor, list)
    const definition = listedDefinition(kinds, kind)
    const table: FieldTable = tablesOf(actor)[kind]
    const pipelines = kind === 'deal' ? await readPipelines(models, actor) : null
    const stageName = (id: string): string | null => pipelines?.findStage(id)?.stage.name ?? null
    const pipelineName = (id: string): string | null => pipelines?.find(id)?.name ?? null
    const readNames = createReadNames(models, actor)

    async function* pages(): AsyncGenerator<readonly ListRow[]> {
      for (let at = 0; at < ids.length; at += PAGE_SIZE) {
        const wanted = ids.slice(at, at + PAGE_SIZE)
        const filter = {
          ...seenBy(actor, definition),
          _id: { $in: wanted.map((id) => objectId(trustedId(id))) },
          deletedAt: null,
        }
        const found = await modelOf(models, definition).find(filter).lean<Stored[]>()
        const byId = new Map(found.map((record) => [record._id.toHexString(), record]))
        // What was deleted or given away since has no row.
        const records = wanted.flatMap((id) => byId.get(id) ?? [])
        const values = records.map((record) => valuesOf(table, record) as Values)
        const known = await namesOn(table, values, readNames)
        yield await Promise.all(
          records.map(async (record, index): Promise<ListRow> => {
            const columns = MORE_COLUMNS[kind].map(
              (column) => [column.name, column.read(record, { stageName, pipelineName })] as const,
            )
            return {
              id: record._id.toHexString(),
              label: nameOf(definition, record),
              values: await shownValues(table, values[index] ?? {}, known),
              more: Object.fromEntries(columns),
            }
          }),
        )
      }
    }

    return { kind, table, name, count: ids.length, isTooLong: ids.length > MAX_LISTED_ROWS, pages }
  }
}
