/** Merges what they say with what we have, field by field. */
import { isDeepStrictEqual } from 'node:util'

import { type Id, objectId } from '../../models/ids.ts'
import type { SyncLinkRecord } from '../../models/sync-link.ts'
import type { SyncKind } from '../../models/sync.ts'
import type { SyncSide } from '../../models/sync-conflict.ts'
import type { Transaction } from '../core/transact.ts'
import { type FieldTable, fieldsOf } from '../fields/define-fields.ts'
import { mergeField } from './merge-field.ts'
import { type Arrival, type DecidedField, type PageContext, ruleOf } from './sync-page.ts'

type Values = Readonly<Record<string, unknown>>

/** Our record, as far as a merge looks at it. */
export type OurRecord = { readonly id: Id; readonly values: Values; readonly updatedAt: Date }

export type MergedRecord = { readonly values: Values; readonly conflicts: readonly DecidedField[] }

/** When we last changed a field: its last event, or, if there is none any more, the record's last change. */
async function changedAt(
  { deps: { models }, sync }: PageContext,
  { session }: Transaction,
  { id, updatedAt }: OurRecord,
  path: string,
): Promise<Date> {
  const filter = { workspaceId: sync.workspaceId, 'related.id': objectId(id), 'changes.path': path }
  const [event] = await models.events.find(filter, { at: 1 }, { session }).sort({ at: -1, _id: -1 }).limit(1).lean()
  return event?.at ?? updatedAt
}

/** Who wins a conflict. */
export async function winner(
  context: PageContext,
  tx: Transaction,
  kind: SyncKind,
  ours: OurRecord,
  { record }: Arrival,
  { name, path }: { readonly name: string; readonly path: string },
): Promise<SyncSide> {
  const rule = ruleOf(context.sync, kind, name)
  if (rule !== 'newer') return rule
  if (record.updatedAt === null) return 'ours'
  return new Date(record.updatedAt) > (await changedAt(context, tx, ours, path)) ? 'theirs' : 'ours'
}

/** @param theirs by field; those that they do not state are missing */
export async function mergeRecord(
  context: PageContext,
  tx: Transaction,
  table: FieldTable,
  kind: SyncKind,
  arrival: Arrival,
  theirs: Values,
  ours: OurRecord,
): Promise<MergedRecord> {
  const values: Record<string, unknown> = { ...ours.values }
  const conflicts: DecidedField[] = []
  const { link } = arrival
  for (const { name, path, field } of fieldsOf(table)) {
    if (!Object.hasOwn(theirs, name)) continue
    const isKnown = link !== null && Object.hasOwn(link.taken, name)
    const last = isKnown ? { theirs: link.taken[name], ours: ourLast(link, name) } : null
    const merged = mergeField(field, theirs[name], ours.values[name], last)
    if (merged.kind === 'value') {
      values[name] = merged.value
      continue
    }
    const kept = await winner(context, tx, kind, ours, arrival, { name, path })
    if (kept === 'theirs') values[name] = theirs[name]
    conflicts.push({ field: name, ours: ours.values[name], theirs: theirs[name], kept })
  }
  return { values, conflicts }
}

/** Ours as it was when theirs was last taken: the same, unless the link says otherwise. */
export function ourLast({ taken, ours }: Pick<SyncLinkRecord, 'taken' | 'ours'>, name: string): unknown {
  return Object.hasOwn(ours, name) ? ours[name] : taken[name]
}

/** What a link remembers of both sides. What they did not state this time stays as it was. */
export function sidesOf(
  { link }: Pick<Arrival, 'link'>,
  theirs: Values,
  ours: Values,
): { readonly taken: Values; readonly ours: Values } {
  const stated = Object.keys(theirs)
  const differing = stated.filter((name) => !isDeepStrictEqual(theirs[name], ours[name]))
  const before = Object.entries(link?.ours ?? {}).filter(([name]) => !stated.includes(name))
  const now = differing.map((name) => [name, ours[name] ?? null] as const)
  return { taken: { ...link?.taken, ...theirs }, ours: Object.fromEntries([...before, ...now]) }
}
