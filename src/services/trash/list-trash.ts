/** The trash page by page: what was deleted, by whom and when, the latest first. */
import type { Id } from '../../ids.ts'
import { idOf, objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Actor } from '../core/actor.ts'
import { authorize } from '../core/permissions.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import type { KindDefinition } from '../records/kind-definition.ts'
import type { TrashKind } from '../records/kinds.ts'
import { modelOf, nameOf, type StoredRecord } from '../records/seen-records.ts'
import { causesOf, lastDeletions } from './deletions.ts'
import { trashedKind, trashKindsOf } from './trash-kinds.ts'
import { inTrash } from './trash-window.ts'

export type TrashQuery = {
  readonly kind: TrashKind
  readonly limit: number
  /** The page after or before this record; the first page if left out. */
  readonly page?: { readonly direction: 'after' | 'before'; readonly id: Id }
}

export type TrashRow = {
  readonly id: Id
  readonly name: string
  /** ISO 8601, UTC. */
  readonly deletedAt: string
  /** Who deleted it; null if an integration or the system did. */
  readonly by: string | null
}

export type TrashPage = {
  readonly rows: readonly TrashRow[]
  readonly hasBefore: boolean
  readonly hasAfter: boolean
  /** How many there are of each kind, capped at {@link MAX_COUNTED}. */
  readonly counts: ReadonlyMap<TrashKind, number>
}

/** Pages go by key, so that what is restored or deleted in the meantime shifts nothing. @throws AppError FORBIDDEN */
export type ListTrash = (actor: Actor, query: TrashQuery) => Promise<TrashPage>

/** Counting stops here: a tap must not wait for it. */
export const MAX_COUNTED = 99

async function anchorOf(
  models: Models,
  definition: KindDefinition,
  actor: Actor,
  id: Id | undefined,
): Promise<StoredRecord | null> {
  if (id === undefined) return null
  const filter = { workspaceId: objectId(actor.workspaceId), _id: objectId(id), deletedAt: { $ne: null } }
  return modelOf(models, definition).findOne(filter).lean()
}

export function createListTrash({ models, kinds, clock }: Pick<RecordDeps, 'models' | 'kinds' | 'clock'>): ListTrash {
  async function readRows(actor: Actor, query: TrashQuery): Promise<Omit<TrashPage, 'counts'>> {
    const { kind, limit, page } = query
    const definition = trashedKind(kinds, kind)
    const all = inTrash(actor.workspaceId, clock.now())
    const anchor = await anchorOf(models, definition, actor, page?.id)
    const backwards = anchor !== null && page?.direction === 'before'
    const beyond = (forwards: boolean) => {
      const [open, closed] = forwards ? ['$lt', '$lte'] : ['$gt', '$gte']
      if (anchor === null) return all
      const { _id, deletedAt } = anchor
      return {
        ...all,
        // The window's own bound holds whatever lies after the anchor.
        deletedAt: { ...all.deletedAt, [closed]: deletedAt },
        $or: [{ deletedAt: { [open]: deletedAt } }, { deletedAt, _id: { [open]: _id } }],
      }
    }
    const sign = backwards ? 1 : -1
    const found = await modelOf(models, definition)
      .find(beyond(!backwards), { [definition.name]: 1, deletedAt: 1 })
      .sort({ deletedAt: sign, _id: sign })
      .limit(limit + 1)
      .lean<StoredRecord[]>()
    // The anchor itself lies on the other side, unless somebody restored it: then it was not found.
    const behind = anchor !== null
    if (anchor !== null && found.length === 0) return readRows(actor, { kind, limit })
    const more = found.length > limit
    const nearest = found.slice(0, limit)
    const records = backwards ? nearest.toReversed() : nearest
    const workspaceId = objectId(actor.workspaceId)
    const deletions = await lastDeletions(models, { workspaceId, kind, ids: records.map(({ _id }) => _id) })
    const names = await causesOf(models, workspaceId, [...deletions.values()])
    const rows = records.map((record): TrashRow => {
      const by = deletions.get(record._id.toHexString())?.memberId?.toHexString()
      return {
        id: idOf(record._id),
        name: nameOf(definition, record),
        deletedAt: record.deletedAt?.toISOString() ?? '',
        by: by === undefined ? null : (names.get(by) ?? null),
      }
    })
    return { rows, hasBefore: backwards ? more : behind, hasAfter: backwards ? behind : more }
  }

  async function countAll(actor: Actor): Promise<TrashPage['counts']> {
    const filter = inTrash(actor.workspaceId, clock.now())
    const counts = trashKindsOf(kinds).map(async (definition) => {
      const count = await modelOf(models, definition).countDocuments(filter, { limit: MAX_COUNTED })
      return [definition.kind, count] as const
    })
    return new Map(await Promise.all(counts))
  }

  return async (actor, query) => {
    authorize(actor, 'trash.manage')
    const [page, counts] = await Promise.all([readRows(actor, query), countAll(actor)])
    return { ...page, counts }
  }
}
