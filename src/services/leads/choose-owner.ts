/** Who gets a lead that belongs to nobody yet: the first rule that fits says so, or else its source. */
import type { LeadSourceRecord } from '../../models/lead-source.ts'
import { idOf, type LeadSourceId, type MemberId } from '../../models/ids.ts'
import type { Assigner } from '../assignment/assigner.ts'
import { contactToBe, dealToBe } from '../assignment/candidate.ts'
import type { ContactValues } from '../contacts/contact-fields.ts'
import type { TableDeps } from '../records/field-tables.ts'
import type { PlannedDeal } from './lead-deal.ts'
import { type LeadWorker, presentOf, routeLead } from './route-lead.ts'

/** @property ruleName null if no rule decided @property turn of the source, after it */
export type LeadOwner = {
  readonly ownerId: MemberId | null
  readonly ruleName: string | null
  readonly turn: number
}

type Choosing = {
  readonly assigner: Assigner
  readonly source: LeadSourceRecord
  readonly workers: readonly LeadWorker[]
  readonly turn: number
}

/** A rule that fits decides even if nobody of it is there: then nobody gets the lead, and who is told may claim it. */
export async function chooseOwner(
  { fields }: Pick<TableDeps, 'fields'>,
  { assigner, source, workers, turn }: Choosing,
  { values, pipeline, stage }: PlannedDeal,
  contact: ContactValues,
): Promise<LeadOwner> {
  const place = { pipelineId: pipeline.id, stageId: stage.id, source: 'lead' } as const
  const assignment = await assigner.assign({
    deal: dealToBe(fields.deal, values, place),
    contact: () => contactToBe(fields.contact, contact),
    sourceId: idOf<LeadSourceId>(source._id),
  })
  if (assignment !== null) return { ownerId: assignment.memberId, ruleName: assignment.rule.name, turn }
  return { ...routeLead(source, presentOf(workers), turn), ruleName: null }
}
