/** The merges that a contact has behind it, for members who may undo them. */
import { type ContactId, type EventId, idOf, type MemberId, objectId } from '../../models/ids.ts'
import type { Actor } from '../core/actor.ts'
import { authorize } from '../core/permissions.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { mergesInto } from '../merging/merge-state.ts'
import { readContact } from './write-contact.ts'

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

export type ContactMerges = {
  readonly id: ContactId
  readonly displayName: string
  /** The latest first. */
  readonly merges: readonly ListedMerge[]
}

export type ListMerges = (actor: Actor, id: ContactId) => Promise<ContactMerges>

/** @throws AppError FORBIDDEN; NOT_FOUND */
export function createListMerges({ models }: Pick<CoreDeps, 'models'>): ListMerges {
  return async (actor, id) => {
    authorize(actor, 'contact.separate')
    const { _id: primaryId, displayName } = await readContact(models, actor, id)
    const workspaceId = objectId(actor.workspaceId)
    const merges = (await mergesInto(models, { workspaceId, primaryId })).toReversed()
    if (merges.length === 0) return { id: idOf(primaryId), displayName, merges: [] }
    const [losing, events] = await Promise.all([
      models.contacts.find({ workspaceId, _id: { $in: merges.map((one) => one.losingId) } }, { displayName: 1 }).lean(),
      models.events.find({ workspaceId, _id: { $in: merges.map((one) => one.eventId) } }, { memberId: 1 }).lean(),
    ])
    const by = { workspaceId, _id: { $in: events.flatMap(({ memberId }) => memberId ?? []) } }
    const members = await models.members.find(by, { name: 1 }).lean()
    const nameOf = (id_: MemberId | null) => members.find(({ _id }) => idOf(_id) === id_)?.name ?? null
    return {
      id: idOf(primaryId),
      displayName,
      merges: merges.map(({ eventId, losingId, at }, index) => {
        const memberId = events.find(({ _id }) => _id.equals(eventId))?.memberId
        return {
          id: idOf(eventId),
          name: losing.find(({ _id }) => _id.equals(losingId))?.displayName ?? '',
          at: at.toISOString(),
          by: nameOf(memberId === undefined ? null : idOf<MemberId>(memberId)),
          isLast: index === 0,
        }
      }),
    }
  }
}
