/** Reads and guarded writes of a stored deal that every operation on it makes in the same way. */
import { isDeepStrictEqual } from 'node:util'

import { AppError } from '../../errors.ts'
import type { DealRecord, Money } from '../../models/deal.ts'
import type { Change } from '../../models/event.ts'
import { type CompanyId, type ContactId, idOf, isId, objectId } from '../../models/ids.ts'
import type { RecordRef } from '../../models/record-ref.ts'
import type { Models } from '../../models/models.ts'
import type { RequirableField } from '../../models/pipeline.ts'
import type { Actor } from '../core/actor.ts'
import { relinkCompany } from '../companies/company-of-contact.ts'
import { readContact } from '../contacts/write-contact.ts'
import { fieldProblem } from '../../language/field-problem.ts'
import { visibleTo } from '../core/permissions.ts'
import { readPipeline } from '../pipelines/read-pipelines.ts'
import { MAX_MINOR } from '../../language/minor-units.ts'
import type { Transaction } from '../core/transact.ts'
import { dealSearchTerms } from './deal-search-terms.ts'

/** The fields that people edit, as plain JSON: what an event's `from` and `to` hold. */
export type DealFields = {
  readonly title: string
  readonly amount: Money | null
  readonly contactIds: readonly string[]
  readonly companyId: string | null
  readonly ownerId: string | null
  /** YYYY-MM-DD. */
  readonly expectedCloseOn: string | null
  readonly tags: readonly string[]
}

export function dealFields(deal: DealRecord): DealFields {
  return {
    title: deal.title,
    amount: deal.amount === undefined ? null : { minor: deal.amount.minor, currency: deal.amount.currency },
    contactIds: deal.contactIds.map((id) => id.toHexString()),
    companyId: deal.companyId?.toHexString() ?? null,
    ownerId: deal.ownerId?.toHexString() ?? null,
    expectedCloseOn: deal.expectedCloseOn ?? null,
    tags: [...deal.tags],
  }
}

/** The fields that differ, as an event tells them. */
export function dealChanges(before: DealFields, after: DealFields): readonly Change[] {
  return (Object.keys(before) as (keyof DealFields)[])
    .filter((path) => !isDeepStrictEqual(before[path], after[path]))
    .map((path) => ({ path, from: before[path], to: after[path] }))
}

/** Which of the fields that a stage can require are there. */
export function filledFields(fields: DealFields): readonly RequirableField[] {
  return [
    ...(fields.amount === null ? [] : (['amount'] as const)),
    ...(fields.contactIds.length === 0 ? [] : (['contact'] as const)),
    ...(fields.companyId === null ? [] : (['company'] as const)),
    ...(fields.expectedCloseOn === null ? [] : (['expectedCloseOn'] as const)),
  ]
}

/**
 * What the deal's stage requires and new fields would take away from it. A deal that came into its stage without (a lead) may
 * go on without: only what is there must stay.
 */
export async function lostRequirements(
  models: Models,
  tx: Transaction,
  deal: DealRecord,
  after: DealFields,
): Promise<{ readonly missing: readonly RequirableField[]; readonly stageName: string }> {
  const left = filledFields(after)
  const lost = filledFields(dealFields(deal)).filter((field) => !left.includes(field))
  if (lost.length === 0) return { missing: [], stageName: '' }
  const { stages } = await readPipeline(models, idOf(deal.workspaceId), idOf(deal.pipelineId), tx)
  const stage = stages.find(({ id }) => id === idOf(deal.stageId))
  return { missing: lost.filter((field) => stage?.requiredFields.includes(field)), stageName: stage?.name ?? '' }
}

/**
 * The records in whose timelines the deal's events are shown too: those of a deal that changed hands between contacts, too,
 * when it is given as it was and as it is.
 */
export function relatedOf(
  ...states: readonly Pick<DealFields, 'contactIds' | 'companyId'>[]
): readonly RecordRef<'contact' | 'company'>[] {
  const contactIds = new Set(states.flatMap((state) => state.contactIds))
  const companyIds = new Set(states.flatMap(({ companyId }) => (companyId === null ? [] : [companyId])))
  return [
    ...[...contactIds].map((id) => ({ kind: 'contact', id: id as ContactId }) as const),
    ...[...companyIds].map((id) => ({ kind: 'company', id: id as CompanyId }) as const),
  ]
}

/** @throws AppError NOT_FOUND when there is none that the actor may see, deleted ones included unless asked for */
export async function readDeal(
  models: Models,
  actor: Actor,
  id: string,
  options: { readonly tx?: Transaction; readonly deleted?: boolean } = {},
): Promise<DealRecord> {
  const filter = { ...visibleTo(actor), ...(options.deleted ? {} : { deletedAt: null }) }
  const session = options.tx ? { session: options.tx.session } : {}
  const deal = isId(id) ? await models.deals.findOne({ ...filter, _id: objectId(id) }, null, session).lean() : null
  if (deal === null) throw new AppError('NOT_FOUND', { message: 'No such deal', details: { kind: 'deal' } })
  return deal
}

/** @throws AppError CONFLICT (reason: closed) with the `status` of one that is won or lost */
export function assertOpen({ _id, status }: Pick<DealRecord, '_id' | 'status'>): void {
  if (status === 'open') return
  const details = { reason: 'closed', dealId: idOf(_id), status } as const
  throw new AppError('CONFLICT', { message: 'A closed deal changes only through reopen', details })
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

/** The `$set` and `$unset` that bring the fields, and what follows from them, into the stored form. */
export function storedFields(fields: DealFields): { $set: Record<string, unknown>; $unset: Record<string, 1> } {
  const { amount, contactIds, companyId, ownerId, expectedCloseOn, ...plain } = fields
  const optional = {
    amount,
    companyId: companyId && objectId(companyId),
    ownerId: ownerId && objectId(ownerId),
    expectedCloseOn,
  }
  const present = Object.entries(optional).filter(([, value]) => value !== null)
  const absent = Object.entries(optional).filter(([, value]) => value === null)
  return {
    $set: {
      ...plain,
      ...Object.fromEntries(present),
      contactIds: contactIds.map(objectId),
      search: dealSearchTerms(fields),
    },
    $unset: Object.fromEntries(absent.map(([path]) => [path, 1 as const])),
  }
}

/** Writes new fields over a deal that was read in the same transaction. @throws AppError CONFLICT when it changed meanwhile */
export async function writeDealFields(
  models: Models,
  tx: Transaction,
  deal: DealRecord,
  fields: DealFields,
  more: { readonly set?: Record<string, unknown>; readonly unset?: readonly string[] } = {},
): Promise<void> {
  const stored = storedFields(fields)
  const $unset = { ...stored.$unset, ...Object.fromEntries((more.unset ?? []).map((path) => [path, 1])) }
  await writeDealVersion(models, tx, deal, {
    $set: { ...stored.$set, ...more.set },
    ...(Object.keys($unset).length > 0 && { $unset }),
  })
}

/**
 * A contact that a deal is put to, with its company: one that is there and that the actor may see.
 *
 * @throws AppError NOT_FOUND
 */
export async function linkableContact(models: Models, actor: Actor, tx: Transaction, id: string) {
  const contact = await readContact(models, actor, id, { tx })
  const company =
    contact.companyId === undefined ? null : await relinkCompany(models, actor, tx, contact.companyId.toHexString())
  return { id, companyId: company === null ? null : company.id }
}

/** @throws AppError VALIDATION (not-an-amount, negative-amount, too-large-amount) for what no reader of amounts yields */
export function checkedAmount(amount: Money): Money {
  if (amount.minor < 0) throw fieldProblem('negative-amount')
  if (!Number.isSafeInteger(amount.minor) || amount.minor > MAX_MINOR) throw fieldProblem('too-large-amount')
  if (!/^[A-Z]{3}$/u.test(amount.currency)) throw fieldProblem('not-an-amount', { given: amount.currency })
  return { minor: amount.minor, currency: amount.currency }
}

/** @throws AppError VALIDATION (not-a-date, no-such-day) unless it is a calendar day as YYYY-MM-DD */
export function checkedDay(day: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(day)) throw fieldProblem('not-a-date', { given: day })
  const parsed = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== day) {
    throw fieldProblem('no-such-day', { given: day })
  }
  return day
}
