/** Finds the records that fields refer to, for a single change. */
import { AppError } from '../../errors.ts'
import { idOf, type MemberId, objectId } from '../../models/ids.ts'
import type { RecordSource } from '../../models/record-source.ts'
import type { Models } from '../../models/models.ts'
import { findOrCreateCompany } from '../companies/company-of-contact.ts'
import { readContact } from '../contacts/write-contact.ts'
import type { Actor, Performer } from '../core/actor.ts'
import { type Action, may } from '../core/permissions.ts'
import type { Transaction } from '../core/transact.ts'
import type { References } from '../fields/field-type.ts'
import { fieldProblem } from '../../language/field-problem.ts'

/** An active member whose role allows the action. @throws AppError NOT_FOUND; VALIDATION (pick-one) */
async function memberWho(
  models: Models,
  actor: Performer,
  tx: Transaction,
  id: MemberId,
  action: Action,
): Promise<MemberId> {
  const filter = { workspaceId: objectId(actor.workspaceId), _id: objectId(id), status: 'active' as const }
  const member = await models.members.findOne(filter, { role: 1 }, { session: tx.session }).lean()
  if (member === null) throw new AppError('NOT_FOUND', { message: 'No such member', details: { kind: 'member' } })
  if (!may(member.role, action)) throw fieldProblem('pick-one')
  return id
}

export type ReferencesOptions = {
  /** The permission that a member must have to be referred to. */
  readonly permission: Action
  /** The source recorded for companies that are created. */
  readonly source?: RecordSource
  /** Their domain, if it is known. */
  readonly domain?: string | undefined
}

/** For a member's own change: only contacts that the member may see. */
export function createReferences(
  models: Models,
  actor: Actor,
  tx: Transaction,
  options: ReferencesOptions,
): References {
  return {
    ...systemReferences(models, actor, tx, options),
    contact: async (id) => idOf((await readContact(models, actor, id, { tx }))._id),
  }
}

/** For the product's own changes: contacts come from code that has already read them. */
export function systemReferences(
  models: Models,
  actor: Performer,
  tx: Transaction,
  { permission, ...created }: ReferencesOptions,
): References {
  return {
    company: async (name) => (await findOrCreateCompany(models, actor, tx, name, created)).id,
    contact: async (id) => id,
    member: (id) => memberWho(models, actor, tx, id, permission),
  }
}
