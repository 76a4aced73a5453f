/** Edits one field of a deal, and gives it to another member. */
import { AppError } from '../../errors.ts'
import type { Money } from '../../models/deal.ts'
import { type DealId, type EventId, idOf, isId, type MemberId, objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Actor } from '../core/actor.ts'
import { findOrCreateCompany } from '../companies/company-of-contact.ts'
import { parseTags } from '../../language/tags.ts'
import { tellMember } from '../notifications/news.ts'
import { authorize, may } from '../core/permissions.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { parseSingleLine } from '../../language/single-line.ts'
import type { Transaction } from '../core/transact.ts'
import {
  assertOpen,
  checkedAmount,
  checkedDay,
  dealChanges,
  dealFields,
  type DealFields,
  linkableContact,
  lostRequirements,
  readDeal,
  relatedOf,
  writeDealFields,
} from './write-deal.ts'

/** A new value; null clears the field. */
export type DealEdit =
  | { readonly field: 'title'; readonly value: string }
  | { readonly field: 'amount'; readonly value: Money | null }
  /** The contact's id. */
  | { readonly field: 'contact'; readonly value: string | null }
  /** The company's name. */
  | { readonly field: 'company'; readonly value: string | null }
  /** YYYY-MM-DD. */
  | { readonly field: 'expectedCloseOn'; readonly value: string | null }
  /** The member's id. */
  | { readonly field: 'owner'; readonly value: string | null }
  | { readonly field: 'tags'; readonly value: string | null }

/** `undoId` is null when the edit changed nothing. */
export type EditedDeal = { readonly id: DealId; readonly undoId: EventId | null }

export type EditDeal = (actor: Actor, id: string, edit: DealEdit) => Promise<EditedDeal>

/** A member who can own records. @throws AppError NOT_FOUND; VALIDATION (pick-one) for one who may not work with deals */
export async function assignableMember(models: Models, actor: Actor, tx: Transaction, id: string): Promise<MemberId> {
  const workspaceId = objectId(actor.workspaceId)
  const filter = { workspaceId, _id: objectId(isId(id) ? id : '0'.repeat(24)), status: 'active' as const }
  const member = await models.members.findOne(filter, { role: 1 }, { session: tx.session }).lean()
  if (member === null) throw new AppError('NOT_FOUND', { message: 'No such member', details: { kind: 'member' } })
  if (!may(member.role, 'deal.write')) {
    throw new AppError('VALIDATION', { message: 'This member cannot own records', details: { problem: 'pick-one' } })
  }
  return idOf(member._id)
}

async function editedPart(models: Models, actor: Actor, tx: Transaction, edit: DealEdit): Promise<Partial<DealFields>> {
  switch (edit.field) {
    case 'title':
      return { title: parseSingleLine(edit.value) }
    case 'amount':
      return { amount: edit.value && checkedAmount(edit.value) }
    case 'contact': {
      if (edit.value === null) return { contactIds: [] }
      return { contactIds: [(await linkableContact(models, actor, tx, edit.value)).id] }
    }
    case 'company': {
      if (edit.value === null) return { companyId: null }
      return { companyId: (await findOrCreateCompany(models, actor, tx, parseSingleLine(edit.value))).id }
    }
    case 'expectedCloseOn':
      return { expectedCloseOn: edit.value && checkedDay(edit.value) }
    case 'owner':
      return { ownerId: edit.value && (await assignableMember(models, actor, tx, edit.value)) }
    case 'tags':
      return { tags: edit.value === null ? [] : parseTags(edit.value) }
  }
}

/**
 * @throws AppError FORBIDDEN; NOT_FOUND for the deal, or for a contact or member given; VALIDATION with the field's
 * problem; STAGE_REQUIREMENTS when a field is cleared that the deal's stage requires; CONFLICT when another edit came first,
 * or (reason: closed) when a deal that is won or lost is edited
 */
export function createEditDeal({ models, transact }: CoreDeps): EditDeal {
  return async (actor, id, edit) => {
    authorize(actor, 'deal.write')
    return transact(
      actor,
      `deal.edit-${edit.field}`,
      async (tx): Promise<EditedDeal> => {
        const deal = await readDeal(models, actor, id, { tx })
        assertOpen(deal)
        const before = dealFields(deal)
        const after = { ...before, ...(await editedPart(models, actor, tx, edit)) }
        const changes = dealChanges(before, after)
        if (changes.length === 0) return { id: idOf(deal._id), undoId: null }
        const required = await lostRequirements(models, tx, deal, after)
        if (required.missing.length > 0) {
          const details = { ...required, stageId: idOf(deal.stageId), dealId: id }
          throw new AppError('STAGE_REQUIREMENTS', { message: 'The stage requires it', details })
        }
        await writeDealFields(models, tx, deal, after)
        const target = { kind: 'deal', id: idOf<DealId>(deal._id) } as const
        const undoId = tx.record({ type: 'deal.updated', target, related: relatedOf(before, after), changes })
        if (edit.field === 'owner' && after.ownerId !== null) {
          tellMember(actor, tx, after.ownerId as MemberId, {
            kind: 'assigned',
            target: 'deal',
            id: idOf<DealId>(deal._id),
          })
        }
        return { id: idOf(deal._id), undoId }
      },
      { undoable: true },
    )
  }
}
