/** Contacts that may duplicate the one about to be added, each with the reason. People share numbers: a hint, not a rule. */
import { handleOf } from '../../language/telegram-account.ts'
import type { ContactRecord } from '../../models/contact.ts'
import { objectId } from '../../models/ids.ts'
import type { Actor } from '../core/actor.ts'
import { authorize, visibleTo } from '../core/permissions.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import { readTyped } from '../records/read-typed.ts'
import { commandIdOf } from '../core/transact.ts'
import { ADD_CONTACT, type AddedContact, type TypedContact } from './add-contact.ts'
import { duplicateKeys } from '../duplicates/duplicate-keys.ts'
import { companyNames, type ContactSummary, toSummary } from './contact-view.ts'
import { sortKey } from './sort-key.ts'

/** From surest to least sure. */
export const DUPLICATE_REASONS = ['email', 'phone', 'telegram', 'name'] as const
export type DuplicateReason = (typeof DUPLICATE_REASONS)[number]

export type LikelyDuplicate = ContactSummary & { readonly reason: DuplicateReason }

export type FindDuplicates = (actor: Actor, typed: TypedContact) => Promise<readonly LikelyDuplicate[]>

const MAX_SHOWN = 3

/** A username may have gone to somebody else: two ids are two people. */
function withHandle(username: string, userId: number | null): Record<string, unknown> {
  const named = { 'telegram.handle': handleOf(username) }
  return userId === null ? named : { ...named, 'telegram.userId': { $in: [null, userId] } }
}

/**
 * Expects input that passed its parsers. A contact that this same delivery added is not its own duplicate: after a crash
 * the question is asked again and must get the same answer.
 *
 * @throws AppError VALIDATION as the parsers do, FORBIDDEN
 */
export function createFindDuplicates(deps: RecordDeps): FindDuplicates {
  const { models } = deps

  /** The id of the contact that an earlier run of this delivery added. */
  async function addedBefore(actor: Actor): Promise<string | null> {
    const filter = { workspaceId: objectId(actor.workspaceId), _id: commandIdOf(actor, ADD_CONTACT) }
    const command = await models.commands.findOne(filter, { result: 1 }).lean()
    return (command?.result as AddedContact | undefined)?.id ?? null
  }

  return async (actor, typed) => {
    authorize(actor, 'contact.read')
    const given = await readTyped(deps, actor, deps.tablesOf(actor).contact, typed)
    const emails = (given.emails ?? []).map(({ normalized }) => normalized)
    const phones = (given.phones ?? []).map(({ e164 }) => e164)
    const named = { name: given.name ?? '', emails: [], phones: [] }
    const spelled = duplicateKeys(named, given.company ?? null)
    const { userId, username } = given.telegram ?? { userId: null, username: null }
    const sortName = given.name ? sortKey(given.name) : ''
    const questions: readonly (readonly [DuplicateReason, Record<string, unknown> | null])[] = [
      ['email', emails.length > 0 ? { 'emails.normalized': { $in: emails } } : null],
      ['phone', phones.length > 0 ? { 'phones.e164': { $in: phones } } : null],
      ['telegram', userId === null ? null : { 'telegram.userId': userId }],
      ['telegram', username === null ? null : withHandle(username, userId)],
      ['name', sortName ? { sortName } : null],
      // The same name in the other alphabet, or in another order.
      ['name', spelled.length > 0 ? { duplicateKeys: { $in: spelled } } : null],
    ]
    const scope = { ...visibleTo(actor), deletedAt: null }
    const answers = await Promise.all(
      questions.map(async ([reason, question]) => {
        if (question === null) return []
        const found = await models.contacts
          .find({ ...scope, ...question }, { displayName: 1, companyId: 1 })
          .limit(MAX_SHOWN + 1)
          .lean()
        return found.map((contact) => ({ reason, contact }))
      }),
    )
    const first = new Map<
      string,
      { reason: DuplicateReason; contact: Pick<ContactRecord, '_id' | 'displayName' | 'companyId'> }
    >()
    for (const answer of answers.flat()) {
      const id = answer.contact._id.toHexString()
      if (!first.has(id)) first.set(id, answer)
    }
    const own = first.size === 0 ? null : await addedBefore(actor)
    if (own !== null) first.delete(own)
    const shown = [...first.values()].slice(0, MAX_SHOWN)
    const names = await companyNames(
      models,
      actor,
      shown.map(({ contact }) => contact),
    )
    return shown.map(({ reason, contact }) => ({ ...toSummary(contact, names), reason }))
  }
}
