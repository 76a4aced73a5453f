/** Adds a deal. */
import type { Money } from '../../models/deal.ts'
import type { Change } from '../../models/event.ts'
import { type DealId, type EventId, type MemberId, newId, objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { RecordSource } from '../../models/record-source.ts'
import { AppError } from '../../errors.ts'
import type { Actor, Performer } from '../core/actor.ts'
import { findOrCreateCompany } from '../companies/company-of-contact.ts'
import { authorize } from '../core/permissions.ts'
import { type PipelineView, readPipeline, type StageView } from '../pipelines/read-pipelines.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { parseSingleLine } from '../../language/single-line.ts'
import type { Transaction } from '../core/transact.ts'
import {
  checkedAmount,
  checkedDay,
  dealChanges,
  type DealFields,
  filledFields,
  linkableContact,
  relatedOf,
  storedFields,
} from './write-deal.ts'

/** A deal as given; only the title must be there. */
export type NewDeal = {
  readonly title: string
  readonly amount?: Money
  readonly contactId?: string
  /** A company by its name; without it the contact's. */
  readonly company?: string
  /** YYYY-MM-DD. */
  readonly expectedCloseOn?: string
  /** The first open stage of the default pipeline without it. */
  readonly stageId?: string
}

export type AddedDeal = { readonly id: DealId; readonly undoId: EventId }

export type AddDeal = (actor: Actor, input: NewDeal) => Promise<AddedDeal>

const BLANK: DealFields = {
  title: '',
  amount: null,
  contactIds: [],
  companyId: null,
  ownerId: null,
  expectedCloseOn: null,
  tags: [],
}

export type DealToInsert = DealFields & {
  readonly pipeline: PipelineView
  readonly stageId?: string
  readonly source?: RecordSource
}

/** The open stage of that id, else the first one. @throws AppError NOT_FOUND for an id that is not one of its open stages */
export function openStage(pipeline: PipelineView, stageId?: string): StageView {
  const open = pipeline.stages.filter(({ kind }) => kind === 'open')
  const stage = stageId === undefined ? open[0] : open.find(({ id }) => id === stageId)
  if (stage === undefined) throw new AppError('NOT_FOUND', { message: 'No such stage', details: { kind: 'stage' } })
  return stage
}

/**
 * Writes a new deal and records deal.created, inside a command of the caller's. What the first stage of a deal requires is
 * asked for only on moves, so that no lead is lost for lack of an amount.
 *
 * @throws AppError NOT_FOUND for a stage that the pipeline does not have
 */
export async function insertDeal(
  models: Models,
  actor: Performer,
  tx: Transaction,
  { pipeline, stageId, source = 'manual', ...fields }: DealToInsert,
): Promise<AddedDeal> {
  const id = newId<DealId>()
  const stage = openStage(pipeline, stageId)
  const stay = {
    stageId: objectId(stage.id),
    enteredAt: tx.at,
    leftAt: null,
    ...(actor.memberId !== null && { by: objectId(actor.memberId) }),
  }
  const deal = {
    _id: objectId(id),
    workspaceId: objectId(actor.workspaceId),
    pipelineId: objectId(pipeline.id),
    stageId: objectId(stage.id),
    status: 'open' as const,
    ...storedFields(fields).$set,
    stageEnteredAt: tx.at,
    stageHistory: [stay],
    source,
  }
  await models.deals.create([deal], { session: tx.session })
  const changes: readonly Change[] = [
    ...dealChanges(BLANK, fields),
    { path: 'stage', from: null, to: { id: stage.id, name: stage.name } },
  ]
  const target = { kind: 'deal', id } as const
  return { id, undoId: tx.record({ type: 'deal.created', target, related: relatedOf(fields), changes }) }
}

/**
 * @throws AppError FORBIDDEN; VALIDATION with the field's problem; NOT_FOUND for a contact or stage that is not there;
 * STAGE_REQUIREMENTS when a later stage was asked for and its fields are not given
 */
export function createAddDeal({ models, transact }: CoreDeps): AddDeal {
  return async (actor, input) => {
    authorize(actor, 'deal.write')
    return transact(
      actor,
      'deal.add',
      async (tx) => {
        const pipeline = await readPipeline(models, actor.workspaceId, undefined, tx)
        const contact = input.contactId === undefined ? null : await linkableContact(models, actor, tx, input.contactId)
        const company =
          input.company === undefined
            ? null
            : await findOrCreateCompany(models, actor, tx, parseSingleLine(input.company))
        const fields: DealFields = {
          title: parseSingleLine(input.title),
          amount: input.amount === undefined ? null : checkedAmount(input.amount),
          contactIds: contact === null ? [] : [contact.id],
          companyId: company?.id ?? contact?.companyId ?? null,
          ownerId: actor.memberId satisfies MemberId,
          expectedCloseOn: input.expectedCloseOn === undefined ? null : checkedDay(input.expectedCloseOn),
          tags: [],
        }
        const stage = openStage(pipeline, input.stageId)
        const missing = stage.requiredFields.filter((field) => !filledFields(fields).includes(field))
        if (missing.length > 0) {
          const details = { missing, stageId: stage.id, stageName: stage.name }
          throw new AppError('STAGE_REQUIREMENTS', { message: 'The stage requires more', details })
        }
        return insertDeal(models, actor, tx, { ...fields, pipeline, stageId: stage.id })
      },
      { undoable: true },
    )
  }
}
