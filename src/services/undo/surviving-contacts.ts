/** The contacts that an undo puts back on a deal. */
import { type ContactId, idOf, objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Actor } from '../core/actor.ts'
import type { Transaction } from '../core/transact.ts'
import type { DealValues } from '../deals/deal-fields.ts'
import { modelOf } from '../records/seen-records.ts'
import { survivorOfId } from '../records/survivor.ts'

/** The values with the contact that took one over in its place: one that was merged since is that other one now. */
export async function withSurvivingContacts(
  models: Models,
  { workspaceId }: Pick<Actor, 'workspaceId'>,
  { session }: Pick<Transaction, 'session'>,
  values: DealValues,
  present: DealValues,
): Promise<DealValues> {
  const survivors = new Map<ContactId, ContactId>()
  for (const id of values.contact) {
    if (present.contact.includes(id)) continue
    const filter = { workspaceId: objectId(workspaceId), _id: objectId(id) }
    const survivor = await survivorOfId(modelOf(models, { model: 'contacts' }), filter, session)
    if (survivor !== null) survivors.set(id, idOf(survivor))
  }
  if (survivors.size === 0) return values
  const now = (id: ContactId): ContactId => survivors.get(id) ?? id
  const contact = [...new Set(values.contact.map(now))]
  const roles = values.roles.map((one) => ({ ...one, contact: now(one.contact) }))
  // Both may have had the same role.
  const distinct = new Map(roles.map((one) => [`${one.contact} ${one.role}`, one]))
  return { ...values, contact, roles: [...distinct.values()] }
}
