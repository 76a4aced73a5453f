/**
 * The contacts that arrivals stand for: by their link, else by email, else by number, as leads are matched. Nobody of ours is
 * linked to two of theirs.
 */
import type { ContactRecord } from '../../models/contact.ts'
import type { ReadEmail } from '../../language/emails.ts'
import type { ReadPhone } from '../../language/phones.ts'
import type { Transaction } from '../core/transact.ts'
import { linkedRecords, liveRecords } from './linked-records.ts'
import { type Arrival, type PageContext, wholeAnswer } from './sync-page.ts'

type Named = { readonly emails: readonly string[]; readonly phones: readonly string[] }

function addressesOf({ read }: Arrival): Named {
  const { emails, phones } = read.inputs as {
    readonly emails?: readonly ReadEmail[] | null
    readonly phones?: readonly ReadPhone[] | null
  }
  return { emails: (emails ?? []).map(({ normalized }) => normalized), phones: (phones ?? []).map(({ e164 }) => e164) }
}

/** The oldest contact for each address. */
function oldestBy(contacts: readonly ContactRecord[], keysOf: (contact: ContactRecord) => readonly string[]) {
  const found = new Map<string, ContactRecord[]>()
  for (const contact of contacts)
    for (const key of keysOf(contact)) found.set(key, [...(found.get(key) ?? []), contact])
  return found
}

/** By their id. Deleted contacts are among them only if they are linked. */
export async function findMatches(
  context: PageContext,
  tx: Transaction,
  arrivals: readonly Arrival[],
): Promise<ReadonlyMap<string, ContactRecord>> {
  const { models } = context.deps
  const matches = new Map<string, ContactRecord>(await liveRecords<ContactRecord>(context, tx, 'contacts', arrivals))
  const open = arrivals.filter(({ link }) => link === null).map((arrival) => ({ arrival, ...addressesOf(arrival) }))
  const emails = [...new Set(open.flatMap((one) => one.emails))]
  const phones = [...new Set(open.flatMap((one) => one.phones))]
  const live = { workspaceId: context.sync.workspaceId, deletedAt: null }
  const found = new Map<string, ContactRecord>()
  // Two questions, not an $or: DocumentDB answers each by its index.
  for (const question of [
    emails.length > 0 && { 'emails.normalized': { $in: emails } },
    phones.length > 0 && { 'phones.e164': { $in: phones } },
  ]) {
    if (question === false) continue
    const some = await models.contacts.find({ ...live, ...question }, null, wholeAnswer(tx)).lean()
    for (const contact of some) found.set(contact._id.toHexString(), contact)
  }
  if (found.size === 0) return matches
  const taken = new Set(await linkedRecords(context, tx, [...found.values()]))
  for (const contact of matches.values()) taken.add(contact._id.toHexString())
  const oldest = [...found.values()].toSorted((a, b) => (a._id.toHexString() < b._id.toHexString() ? -1 : 1))
  const byEmail = oldestBy(oldest, (contact) => contact.emails.map(({ normalized }) => normalized))
  const byPhone = oldestBy(oldest, (contact) => contact.phones.map(({ e164 }) => e164))
  for (const one of open) {
    const candidates = [
      ...one.emails.flatMap((email) => byEmail.get(email) ?? []),
      ...one.phones.flatMap((phone) => byPhone.get(phone) ?? []),
    ]
    const match = candidates.find(({ _id }) => !taken.has(_id.toHexString()))
    if (match === undefined) continue
    taken.add(match._id.toHexString())
    matches.set(one.arrival.record.externalId, match)
  }
  return matches
}
