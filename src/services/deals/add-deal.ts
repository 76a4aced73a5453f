/** Adds a deal. */
import { AppError } from '../../errors.ts'
import type { Change } from '../../models/event.ts'
import {
  type DealId,
  type EventId,
  type MemberId,
  newId,
  objectId,
  type PipelineId,
  type StageId,
} from '../../models/ids.ts'
import type { RecordSource } from '../../models/record-source.ts'
import { assignAddedDeal } from '../assignment/assign-added-deal.ts'
import { recordAssigned } from '../assignment/record-assigned.ts'
import type { Actor, Performer } from '../core/actor.ts'
import { authorize } from '../core/permissions.ts'
import type { Transaction } from '../core/transact.ts'
import { acceptInputs } from '../fields/accept-inputs.ts'
import { nested } from '../fields/stored-path.ts'
import { blankValues, changesBetween, filledRequirable } from '../fields/values.ts'
import { notifyMember } from '../notifications/news.ts'
import { archivedPipeline, noSuchPipeline, noSuchStage } from '../pipelines/change-pipeline.ts'
import { placeName } from '../pipelines/place-changes.ts'
import {
  type Pipelines,
  type PipelineView,
  type Place,
  readPipelines,
  type StageView,
} from '../pipelines/read-pipelines.ts'
import type { RecordDeps, TableDeps } from '../records/field-tables.ts'
import { createReferences } from '../records/references.ts'
import type { DealInputs, DealValues } from './deal-fields.ts'
import { settleDeal } from './settle-deal.ts'
import { relatedOf, storedDeal, withContactsCompany } from './write-deal.ts'

/** The input for a new deal. Only the title is required. The actor owns it unless another owner is given. */
export type NewDeal = DealInputs & {
  readonly title: string
  /** The pipeline of the stage, or else the default one, if left out. */
  readonly pipelineId?: PipelineId
  /** The first open stage of the pipeline if left out. */
  readonly stageId?: StageId
}

export type AddedDeal = { readonly id: DealId; readonly undoId: EventId }

/** @property given whom a rule gave it to, if that is somebody else */
export type AddedByMember = AddedDeal & {
  readonly given: { readonly memberId: MemberId; readonly ruleName: string } | null
}

export type AddDeal = (actor: Actor, input: NewDeal) => Promise<AddedByMember>

export type DealToInsert = {
  /** A new one if left out. */
  readonly id?: DealId
  readonly values: DealValues
  readonly pipeline: PipelineView
  readonly stageId?: StageId
  readonly source?: RecordSource
}

/** The open stage with that id, or the first one. @throws AppError NOT_FOUND for an id that is not one of its open stages */
export function openStage(pipeline: PipelineView, stageId?: StageId): StageView {
  const open = pipeline.stages.filter(({ kind }) => kind === 'open')
  const stage = stageId === undefined ? open[0] : open.find(({ id }) => id === stageId)
  if (stage === undefined) throw noSuchStage()
  return stage
}

/** An open stage that is in use, and its pipeline. @throws AppError NOT_FOUND */
export function openPlace({ findStage }: Pipelines, stageId: StageId): Place {
  const place = findStage(stageId)
  const isOpen =
    place?.stage.kind === 'open' && !place.pipeline.isArchived && place.pipeline.stages.includes(place.stage)
  if (place === undefined || !isOpen) throw noSuchStage()
  return place
}

type Wanted = { readonly pipelineId: PipelineId | undefined; readonly stageId: StageId | undefined }

/** @throws AppError NOT_FOUND; CONFLICT (pipeline-archived) */
function pipelineFor({ main, find, findStage }: Pipelines, { pipelineId, stageId }: Wanted): PipelineView {
  const given = pipelineId === undefined ? undefined : find(pipelineId)
  if (pipelineId !== undefined && given === undefined) throw noSuchPipeline()
  const pipeline = given ?? (stageId === undefined ? undefined : findStage(stageId)?.pipeline) ?? main
  if (pipeline.isArchived) throw archivedPipeline()
  return pipeline
}

/**
 * Writes a new deal and records deal.created, inside the caller's command. The requirements of a deal's first stage
 * are checked only on moves, so that no lead is lost for lack of an amount.
 *
 * @throws AppError NOT_FOUND for a stage that is not in the pipeline
 */
export async function insertDeal(
  { models, fields }: TableDeps,
  actor: Performer,
  tx: Transaction,
  { id = newId<DealId>(), values, pipeline, stageId, source = 'manual' }: DealToInsert,
): Promise<AddedDeal> {
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
    ...nested(storedDeal(fields.deal, values).$set),
    stageEnteredAt: tx.at,
    stageHistory: [stay],
    source,
    createdAt: tx.at,
  }
  await tx.insert(models.deals, deal)
  const changes: readonly Change[] = [
    ...changesBetween(fields.deal, blankValues(fields.deal), values),
    { path: 'stage', from: null, to: placeName(stage) },
  ]
  const target = { kind: 'deal', id } as const
  return { id, undoId: tx.record({ type: 'deal.created', target, related: relatedOf(values), changes }) }
}

/**
 * @throws AppError FORBIDDEN; VALIDATION with the field's problem; NOT_FOUND for a contact or stage that does not exist;
 * CONFLICT (pipeline-archived); STAGE_REQUIREMENTS when a later stage was given without the fields it requires
 */
export function createAddDeal(deps: RecordDeps): AddDeal {
  const { models, transact, tablesOf } = deps
  return async (actor, { pipelineId, stageId, ...inputs }) => {
    authorize(actor, 'deal.write')
    const fields = tablesOf(actor)
    return transact(
      actor,
      'deal.add',
      async (tx) => {
        const pipeline = pipelineFor(await readPipelines(models, actor, tx), { pipelineId, stageId })
        const references = createReferences(models, actor, tx, { permission: 'deal.write' })
        const blank = { ...blankValues(fields.deal), owner: actor.memberId }
        const accepted = await acceptInputs(fields.deal, blank, inputs, references)
        const values = settleDeal(blank, await withContactsCompany(models, actor, tx, accepted, inputs))
        const stage = openStage(pipeline, stageId)
        const filled = filledRequirable(fields.deal, values)
        const missing = stage.requirements.filter((field) => !filled.includes(field))
        if (missing.length > 0) {
          const details = { missing, stageId: stage.id, stageName: stage.name }
          throw new AppError('STAGE_REQUIREMENTS', { message: 'The stage requires more', details })
        }
        const place = { pipelineId: pipeline.id, stageId: stage.id }
        const own = { models, fields }
        const byRule = inputs.owner === undefined ? await assignAddedDeal(own, actor, tx, values, place) : null
        const owner = byRule?.memberId ?? values.owner
        const added = await insertDeal(own, actor, tx, { values: { ...values, owner }, pipeline, stageId: stage.id })
        if (byRule?.memberId == null) return { ...added, given: null }
        const { memberId, rule } = byRule
        recordAssigned(tx, { kind: 'deal', id: added.id }, relatedOf(values), {
          ruleName: rule.name,
          ownerId: memberId,
        })
        notifyMember(actor, tx, memberId, { kind: 'assigned', target: 'deal', id: added.id })
        return { ...added, given: memberId === actor.memberId ? null : { memberId, ruleName: rule.name } }
      },
      { undoable: true },
    )
  }
}
