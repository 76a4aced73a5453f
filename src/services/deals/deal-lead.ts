/** What a deal’s card shows of its lead, to follow it up from there: whom to call, and what they wrote. */
import type { DealRecord } from '../../models/deal.ts'
import type { Models } from '../../models/models.ts'
import { type Reachable, REACHABLE_FIELDS, toReachable } from '../contacts/reachable.ts'
import type { Actor } from '../core/actor.ts'
import { visibleTo } from '../core/permissions.ts'

/** The deal's first contact; null when there is none, or the actor may not see it. */
export async function readPerson(
  models: Models,
  actor: Actor,
  { contactIds: [first] }: Pick<DealRecord, 'contactIds'>,
): Promise<Reachable | null> {
  if (first === undefined) return null
  const seen = { ...visibleTo(actor), _id: first, deletedAt: null }
  const contact = await models.contacts.findOne(seen, REACHABLE_FIELDS).lean()
  return contact && toReachable(contact)
}

/** The first note that a lead source wrote on the deal; null if it did not come from one. It is as visible as the deal. */
export async function readLeadWords(
  models: Models,
  { _id, workspaceId, source }: Pick<DealRecord, '_id' | 'workspaceId' | 'source'>,
): Promise<string | null> {
  if (source !== 'lead') return null
  const written = { workspaceId, dealId: _id, source: 'lead' as const, deletedAt: null }
  const note = await models.notes.findOne(written, { text: 1 }).sort({ createdAt: 1 }).lean()
  return note?.text ?? null
}
