/** The contact that wrote a forwarded message, and those who may have. */
import type { ForwardedFrom } from '../../models/note-file.ts'
import { type ContactId, idOf, objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Actor } from '../core/actor.ts'
import { handleOf } from '../../language/telegram-account.ts'
import { visibleTo } from '../core/permissions.ts'
import type { Transaction } from '../core/transact.ts'

/** How many earlier notes are looked at: the contact of the latest may be deleted by now. */
const MAX_EARLIER = 5

/** Who among the authors is not of the team. */
export async function outsidersOf(
  models: Models,
  actor: Actor,
  authors: readonly ForwardedFrom[],
  { session }: Pick<Transaction, 'session'>,
): Promise<readonly ForwardedFrom[]> {
  const ids = authors.flatMap(({ userId }) => userId ?? [])
  const team = { workspaceId: objectId(actor.workspaceId), telegramUserId: { $in: ids }, status: 'active' as const }
  const members = await models.members.find(team, { telegramUserId: 1 }, { session }).lean()
  return authors.filter(({ userId }) => !members.some(({ telegramUserId }) => telegramUserId === userId))
}

/**
 * The contact with this Telegram account: the one that has its id, else its username and no other id, else the one whose notes
 * the member put this person's messages on before. Undoing such a note also forgets what was learned from it.
 *
 * @returns null for somebody who hides their account, or whom the actor may not see
 */
export async function findSender(
  models: Models,
  actor: Actor,
  { userId, username }: ForwardedFrom,
  { session }: Pick<Transaction, 'session'>,
): Promise<ContactId | null> {
  if (userId === null) return null
  const seen = { ...visibleTo(actor), deletedAt: null }
  const known = await models.contacts.findOne({ ...seen, 'telegram.userId': userId }, { _id: 1 }, { session }).lean()
  if (known !== null) return idOf(known._id)
  if (username !== null) {
    const byName = { ...seen, 'telegram.handle': handleOf(username), 'telegram.userId': null }
    const named = await models.contacts.findOne(byName, { _id: 1 }, { session }).lean()
    if (named !== null) return idOf(named._id)
  }
  const ofSameAccount: Record<string, unknown> = {
    workspaceId: objectId(actor.workspaceId),
    // The type makes the database see that the partial index answers it.
    'forwardedFrom.userId': { $eq: userId, $type: 'number' },
    deletedAt: null,
  }
  const earlier = await models.notes
    .find(ofSameAccount, { contactId: 1 }, { session })
    .sort({ _id: -1 })
    .limit(MAX_EARLIER)
    .lean()
  const ids = earlier.flatMap(({ contactId }) => contactId ?? [])
  if (ids.length === 0) return null
  const live = await models.contacts.find({ ...seen, _id: { $in: ids } }, { _id: 1 }, { session }).lean()
  const latest = ids.find((id) => live.some(({ _id }) => _id.equals(id)))
  return latest === undefined ? null : idOf(latest)
}
