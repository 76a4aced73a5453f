/** The read and the guarded write of a stored deal, shared by every operation on it. */
import { AppError } from '../../errors.ts'
import type { DealRecord } from '../../models/deal.ts'
import { type ContactId, idOf, objectId, type DealId } from '../../models/ids.ts'
import type { RecordRef } from '../../ids.ts'
import { recordRef } from '../../models/record-ref.ts'
import type { Models } from '../../models/models.ts'
import { linkCompany } from '../companies/company-of-contact.ts'
import { readContact } from '../contacts/write-contact.ts'
import type { Actor } from '../core/actor.ts'
import { visibleTo } from '../core/permissions.ts'
import type { Transaction } from '../core/transact.ts'
import { filledRequirable, searchWords, storedValues, valuesOf } from '../fields/values.ts'
import { readPipelines } from '../pipelines/read-pipelines.ts'
import type { TableDeps } from '../records/field-tables.ts'
import type { DealFields, DealInputs, DealValues, RequirableDealField } from './deal-fields.ts'
import { textTerms } from '../search/search-terms.ts'

/**
 * Fields that the deal's stage requires and that the new values would clear. A deal that entered its stage without them (a
 * lead) may stay without them: only what is there must stay.
 */
export async function clearedRequirements(
  { models, fields }: TableDeps,
  tx: Transaction,
  deal: DealRecord,
  after: DealValues,
  reader: Pick<Actor, 'locale'> = {},
): Promise<{ readonly missing: readonly RequirableDealField[]; readonly stageName: string }> {
  const left = filledRequirable(fields.deal, after)
  const lost = filledRequirable(fields.deal, valuesOf(fields.deal, deal)).filter((field) => !left.includes(field))
  if (lost.length === 0) return { missing: [], stageName: '' }
  const { findStage } = await readPipelines(models, { workspaceId: idOf(deal.workspaceId), ...reader }, tx)
  const stage = findStage(idOf(deal.stageId))?.stage
  return { missing: lost.filter((field) => stage?.requirements.includes(field)), stageName: stage?.name ?? '' }
}

/**
 * The records whose timelines also show the deal's events. Called with the deal before and after a change, it covers both
 * contacts of a deal that moved from one contact to another.
 */
export function relatedOf(
  ...states: readonly Pick<DealValues, 'contact' | 'company'>[]
): readonly RecordRef<'contact' | 'company'>[] {
  const contactIds = new Set(states.flatMap((state) => state.contact))
  const companyIds = new Set(states.flatMap(({ company }) => (company === null ? [] : [company])))
  return [
    ...[...contactIds].map((id) => ({ kind: 'contact', id }) as const),
    ...[...companyIds].map((id) => ({ kind: 'company', id }) as const),
  ]
}

/** {@link relatedOf} for a stored deal. */
export function relatedOfDeal({ contactIds, companyId }: Pick<DealRecord, 'contactIds' | 'companyId'>) {
  return relatedOf({
    contact: contactIds.map((id) => idOf<ContactId>(id)),
    company: companyId === undefined ? null : idOf(companyId),
  })
}

/** @throws AppError NOT_FOUND if the actor can see no such deal; deleted deals count only when asked for */
export async function readDeal(
  models: Models,
  actor: Actor,
  id: DealId,
  options: { readonly tx?: Transaction; readonly deleted?: boolean } = {},
): Promise<DealRecord> {
  const filter = { ...visibleTo(actor), ...(options.deleted ? {} : { deletedAt: null }) }
  const session = options.tx ? { session: options.tx.session } : {}
  const deal = await models.deals.findOne({ ...filter, _id: objectId(id) }, null, session).lean()
  if (deal === null) throw new AppError('NOT_FOUND', { message: 'No such deal', details: { kind: 'deal' } })
  return deal
}

/** @throws AppError CONFLICT (reason: closed) with the `status` of a deal that is won or lost */
export function assertOpen({ _id, status }: Pick<DealRecord, '_id' | 'status'>): void {
  if (status === 'open') return
  const details = { reason: 'closed', about: recordRef({ kind: 'deal', id: _id }), status } as const
  throw new AppError('CONFLICT', { message: 'A closed deal must be reopened before it can change', details })
}

/** One guarded write: it succeeds only on the version that was read. @throws AppError CONFLICT */
export async function writeDealVersion(
  models: Models,
  tx: Transaction,
  deal: Pick<DealRecord, '_id' | 'workspaceId' | 'version'>,
  update: Record<string, unknown>,
): Promise<void> {
  const { _id, workspaceId, version } = deal
  const written = await models.deals.updateOne(
    { workspaceId, _id, version },
    { ...update, $inc: { version: 1 } },
    { session: tx.session },
  )
  if (written.modifiedCount !== 1)
    throw new AppError('CONFLICT', { message: 'The deal changed meanwhile', details: { reason: 'changed-meanwhile' } })
}

/** The `$set` and `$unset` that write the values, and the fields derived from them, to the stored form. */
export function storedDeal(fields: DealFields, values: DealValues) {
  const { $set, $unset } = storedValues(fields, values)
  return { $set: { ...$set, search: textTerms(searchWords(fields, values)) }, $unset }
}

/** Writes new values to a deal that was read in the same transaction. @throws AppError CONFLICT if it changed in the meantime */
export async function writeDealValues(
  { models, fields }: TableDeps,
  tx: Transaction,
  deal: DealRecord,
  values: DealValues,
  more: { readonly set?: Record<string, unknown>; readonly unset?: readonly string[] } = {},
): Promise<void> {
  const stored = storedDeal(fields.deal, values)
  const $unset = { ...stored.$unset, ...Object.fromEntries((more.unset ?? []).map((path) => [path, 1])) }
  await writeDealVersion(models, tx, deal, {
    $set: { ...stored.$set, ...more.set },
    ...(Object.keys($unset).length > 0 && { $unset }),
  })
}

/**
 * The values plus the company of the given contact, unless there is a company already or one was given.
 *
 * @throws AppError NOT_FOUND
 */
export async function withContactsCompany(
  models: Models,
  actor: Actor,
  tx: Transaction,
  values: DealValues,
  { contact, company }: DealInputs,
): Promise<DealValues> {
  if (contact == null || company != null || values.company !== null) return values
  const [main] = [contact].flat()
  if (main === undefined) return values
  const { companyId } = await readContact(models, actor, main, { tx })
  const linked = companyId === undefined ? null : await linkCompany(models, actor, tx, idOf(companyId))
  return { ...values, company: linked?.id ?? null }
}
