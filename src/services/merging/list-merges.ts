/** The merges that a record has behind it, for members who may undo them. */
import type { IdOf } from '../../ids.ts'
import { type EventId, idOf, type MemberId, objectId } from '../../models/ids.ts'
import type { Actor } from '../core/actor.ts'
import { authorize } from '../core/permissions.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import { modelOf, nameOf } from '../records/seen-records.ts'
import { mergesInto } from './merge-state.ts'
import type { MergedKind, Merging } from './mergeable.ts'

export type ListedMerge = {
  /** The event by which it is undone. */
  readonly id: EventId
  readonly name: string
  /** ISO 8601, UTC. */
  readonly at: string
  /** Null for a member whose name is not known any more. */
  readonly by: string | null
  /** Merges are undone in the opposite order. */
  readonly isLast: boolean
}

export type ListedMerges<Kind extends MergedKind = MergedKind> = {
  readonly id: IdOf<Kind>
  readonly displayName: string
  /** The latest first. */
  readonly merges: readonly ListedMerge[]
}

export type ListMerges<Kind extends MergedKind> = (actor: Actor, id: IdOf<Kind>) => Promise<ListedMerges<Kind>>

/** @throws AppError FORBIDDEN; NOT_FOUND */
export function createListMerges<Kind extends MergedKind>(
  { models }: Pick<RecordDeps, 'models'>,
  merging: Merging<Kind>,
): ListMerges<Kind> {
  const model = modelOf(models, merging)
  return async (actor, given) => {
    authorize(actor, 'contact.separate')
    const { _id: primaryId, name: displayName } = await merging.read(models, actor, given)
    const workspaceId = objectId(actor.workspaceId)
    const merges = (await mergesInto(models, { workspaceId, primaryId })).toReversed()
    if (merges.length === 0) return { id: idOf(primaryId), displayName, merges: [] }
    const [losing, events] = await Promise.all([
      model.find({ workspaceId, _id: { $in: merges.map((one) => one.losingId) } }, { [merging.name]: 1 }).lean(),
      models.events.find({ workspaceId, _id: { $in: merges.map((one) => one.eventId) } }, { memberId: 1 }).lean(),
    ])
    const by = { workspaceId, _id: { $in: events.flatMap(({ memberId }) => memberId ?? []) } }
    const members = await models.members.find(by, { name: 1 }).lean()
    const memberName = (id: MemberId | null) => members.find(({ _id }) => idOf(_id) === id)?.name ?? null
    return {
      id: idOf(primaryId),
      displayName,
      merges: merges.map(({ eventId, losingId, at }, index) => {
        const memberId = events.find(({ _id }) => _id.equals(eventId))?.memberId
        const lost = losing.find(({ _id }) => _id.equals(losingId))
        return {
          id: idOf(eventId),
          name: lost === undefined ? '' : nameOf(merging, lost),
          at: at.toISOString(),
          by: memberName(memberId === undefined ? null : idOf<MemberId>(memberId)),
          isLast: index === 0,
        }
      }),
    }
  }
}
