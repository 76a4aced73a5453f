/** Changes of references as people read them: with the names of the records instead of their ids. */
import type { Change, EventRecord } from '../../models/event.ts'
import type { Models } from '../../models/models.ts'
import { fieldsOf, type FieldTable } from '../fields/define-fields.ts'
import { pathOfLeft } from '../fields/left-path.ts'
import type { AnyField } from '../fields/field-type.ts'
import { idsIn, type NamedKind, namedKindOf, type ReadNames, withRecords } from '../fields/shown-values.ts'
import { readPipelines } from '../pipelines/read-pipelines.ts'
import type { FieldTables } from '../records/field-tables.ts'

type Named = Pick<EventRecord, 'target' | 'changes'>

function tableOf(tables: FieldTables, kind: string): FieldTable | null {
  return Object.hasOwn(tables, kind) ? tables[kind as keyof FieldTables] : null
}

function fieldOf(tables: FieldTables, { target }: Named, path: string): AnyField | null {
  const table = tableOf(tables, target.kind)
  return table === null
    ? null
    : (fieldsOf(table).find((entry) => entry.path === (pathOfLeft(path) ?? path))?.field ?? null)
}

/** The names that stages and pipelines have by now, in the reader's language; one that is gone keeps what it was called then. */
export async function nameStages(
  models: Models,
  reader: Parameters<typeof readPipelines>[1],
  events: readonly Named[],
): Promise<(change: Change) => Change> {
  const has = events.some(({ changes }) => changes.some(({ path }) => path === 'stage' || path === 'pipeline'))
  if (!has) return (change) => change
  const { find, findStage } = await readPipelines(models, reader)
  const renamed = (value: unknown, nameOf: (id: string) => string | undefined): unknown => {
    if (typeof value !== 'object' || value === null || !('id' in value) || typeof value.id !== 'string') return value
    const name = nameOf(value.id)
    return name === undefined ? value : { ...value, name }
  }
  return (change) => {
    const { path, from, to } = change
    if (path !== 'stage' && path !== 'pipeline') return change
    const nameOf = (id: string) => (path === 'stage' ? findStage(id)?.stage.name : find(id)?.name)
    return { path, from: renamed(from, nameOf), to: renamed(to, nameOf) }
  }
}

/** Looks up each kind of record once for all events. Records that the reader may not see keep their id and have no name. */
export async function nameChanges(
  tables: FieldTables,
  events: readonly Named[],
  readNames: ReadNames,
): Promise<(event: Named) => readonly Change[]> {
  const wanted = new Map<NamedKind, Set<string>>()
  for (const event of events) {
    for (const { path, from, to } of event.changes) {
      const field = fieldOf(tables, event, path)
      const kind = field === null ? null : namedKindOf(field)
      if (kind === null) continue
      const ids = wanted.get(kind) ?? new Set<string>()
      for (const id of [...idsIn(from), ...idsIn(to)]) ids.add(id)
      wanted.set(kind, ids)
    }
  }
  const read = [...wanted].filter(([, ids]) => ids.size > 0)
  const names = new Map(
    await Promise.all(read.map(async ([kind, ids]) => [kind, await readNames(kind, [...ids])] as const)),
  )
  return (event) =>
    event.changes.map((change) => {
      const field = fieldOf(tables, event, change.path)
      const kind = field === null ? null : namedKindOf(field)
      if (kind === null) return change
      const named = (value: unknown): unknown => {
        const records = withRecords(value, (id) => ({ id, name: names.get(kind)?.get(id) ?? null }))
        return Array.isArray(value) ? records : (records[0] ?? null)
      }
      return { path: change.path, from: named(change.from), to: named(change.to) }
    })
}
