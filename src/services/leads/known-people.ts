/** Who the people of a batch of leads already are: asked for once for all of them. */
import type { ContactRecord } from '../../models/contact.ts'
import type { DealRecord } from '../../models/deal.ts'
import type { Models } from '../../models/models.ts'
import type { SystemActor } from '../core/actor.ts'
import type { Transaction } from '../core/transact.ts'
import { openDealsOf } from './lead-deal.ts'
import type { LeadPerson } from './lead-providers.ts'
import { findPeople, identitiesOf } from './match-contact.ts'

/** The contact, and its open deal that takes a lead up. */
export type Known = { readonly known: ContactRecord | null; readonly open: DealRecord | null }

export type KnownPeople = {
  /** Must be called for each person in turn, right before their lead is received. */
  readonly find: (person: LeadPerson) => Promise<Known>
}

/**
 * A person may occur twice in a batch, under the same email or under two: then the second lead finds what the first one
 * wrote, which is stored and read again.
 */
export async function readKnownPeople(
  models: Models,
  actor: SystemActor,
  tx: Transaction,
  people: readonly LeadPerson[],
): Promise<KnownPeople> {
  const read = async (persons: readonly LeadPerson[]) => {
    const contacts = await findPeople(models, actor, tx, persons)
    return { contacts, deals: await openDealsOf(models, [...new Set(contacts.values())], tx) }
  }
  const before = await read(people)
  const received = new Set<string>()
  return {
    async find(person) {
      const contact = before.contacts.get(person)
      const names = [...identitiesOf(person), ...(contact ? [contact._id.toHexString()] : [])]
      const isAgain = names.some((name) => received.has(name))
      if (isAgain) await tx.flush()
      const { contacts, deals } = isAgain ? await read([person]) : before
      const known = contacts.get(person) ?? null
      for (const name of [...names, ...(known ? [known._id.toHexString()] : [])]) received.add(name)
      return { known, open: (known && deals.get(known._id.toHexString())) ?? null }
    },
  }
}
