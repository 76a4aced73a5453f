/** Adds and removes the contacts of a deal, says what each is to it, and which of them is the main one. */
import { AppError } from '../../errors.ts'
import type { ContactId, DealId } from '../../models/ids.ts'
import type { Actor } from '../core/actor.ts'
import { type ContactRole, readRole } from '../fields/types/contact-roles.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import { type ChangeRule, createChangeDeal } from './change-deal.ts'
import type { DealValues } from './deal-fields.ts'
import type { EditedDeal } from './edit-deal.ts'

export type PersonChange = { readonly contact: ContactId } & (
  | { readonly what: 'add' }
  | { readonly what: 'remove' }
  /** Becomes the first of them. */
  | { readonly what: 'main' }
  /** One of the usual roles, or the team's own words; null for none. It replaces whatever they were. */
  | { readonly what: 'role'; readonly role: string | null }
)

/**
 * @throws AppError as the change of a deal does; NOT_FOUND for a contact that the actor may not see, or that is no longer on the
 * deal; VALIDATION (too-many) for too many contacts, or with the problem of a role
 */
export type ChangePeople = (actor: Actor, id: DealId, change: PersonChange) => Promise<EditedDeal>

/** @throws AppError NOT_FOUND */
function assertOnDeal({ contact: ids }: DealValues, id: ContactId): void {
  if (!ids.includes(id))
    throw new AppError('NOT_FOUND', { message: 'No such contact on the deal', details: { kind: 'contact' } })
}

/** In the order in which roles were given; the others keep theirs. */
function rolesWith(roles: readonly ContactRole[], contact: ContactId, role: string | null): readonly ContactRole[] {
  const others = roles.filter((one) => one.contact !== contact)
  return role === null ? others : [...others, { contact, role: readRole(role) }]
}

function ruleOf(change: PersonChange): ChangeRule {
  const { contact } = change
  return async (present, { fields, references }) => {
    const ids = present.contact
    if (change.what === 'add') {
      return { ...present, contact: await fields.contact.accept([...ids, contact], references, ids) }
    }
    assertOnDeal(present, contact)
    switch (change.what) {
      case 'remove':
        return { ...present, contact: ids.filter((id) => id !== contact) }
      case 'main':
        return { ...present, contact: [contact, ...ids.filter((id) => id !== contact)] }
      case 'role':
        return { ...present, roles: rolesWith(present.roles, contact, change.role) }
    }
  }
}

export function createChangePeople(deps: RecordDeps): ChangePeople {
  const changeDeal = createChangeDeal(deps)
  return (actor, id, change) => changeDeal(actor, id, `deal.people-${change.what}`, ruleOf(change))
}
