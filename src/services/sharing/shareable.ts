/**
 * The part of a record that a member may share with anybody, colleague or customer. Nothing else is read for it: no notes,
 * tags, owner, probability, reason or next step. The id is for a link, which checks permission again.
 */
import type { ContactRecord } from '../../models/contact.ts'
import type { DealRecord, Money } from '../../models/deal.ts'
import { type ContactId, type DealId, idOf, objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { StageKind } from '../../models/pipeline.ts'
import type { Actor } from '../core/actor.ts'
import { companyNames } from '../contacts/contact-view.ts'

export type ShareableContact = {
  readonly kind: 'contact'
  readonly id: ContactId
  readonly displayName: string
  readonly jobTitle: string | null
  readonly companyName: string | null
  /** E.164. */
  readonly phones: readonly string[]
  /** As typed. */
  readonly emails: readonly string[]
}

export type ShareableDeal = {
  readonly kind: 'deal'
  readonly id: DealId
  readonly title: string
  readonly amount: Money | null
  readonly stage: { readonly name: string; readonly kind: StageKind }
  readonly companyName: string | null
}

export type Shareable = ShareableContact | ShareableDeal

export const CONTACT_FIELDS = { displayName: 1, jobTitle: 1, companyId: 1, phones: 1, emails: 1 } as const
export const DEAL_FIELDS = { title: 1, amount: 1, stageId: 1, pipelineId: 1, companyId: 1 } as const

export type ContactToShare = Pick<ContactRecord, '_id' | keyof typeof CONTACT_FIELDS>
export type DealToShare = Pick<DealRecord, '_id' | keyof typeof DEAL_FIELDS>

/** The stages of the pipelines that the given deals are in, by id. */
async function stagesOf(
  models: Models,
  actor: Actor,
  deals: readonly DealToShare[],
): Promise<ReadonlyMap<string, ShareableDeal['stage']>> {
  if (deals.length === 0) return new Map()
  const ids = [...new Set(deals.map(({ pipelineId }) => idOf(pipelineId)))]
  const filter = { workspaceId: objectId(actor.workspaceId), _id: { $in: ids.map(objectId) } }
  const pipelines = await models.pipelines.find(filter, { stages: 1 }).lean()
  return new Map(
    pipelines.flatMap(({ stages }) => stages.map(({ id, name, kind }) => [id.toHexString(), { name, kind }] as const)),
  )
}

/** Looks up what the records refer to: one query for all companies and one for all stages. */
export async function toShareable(
  models: Models,
  actor: Actor,
  found: { readonly contacts: readonly ContactToShare[]; readonly deals: readonly DealToShare[] },
): Promise<{ readonly contacts: readonly ShareableContact[]; readonly deals: readonly ShareableDeal[] }> {
  const [names, stages] = await Promise.all([
    companyNames(models, actor, [...found.contacts, ...found.deals]),
    stagesOf(models, actor, found.deals),
  ])
  const companyName = ({ companyId }: Pick<ContactToShare, 'companyId'>) =>
    (companyId && names.get(companyId.toHexString())) ?? null
  return {
    contacts: found.contacts.map((contact) => ({
      kind: 'contact',
      id: idOf(contact._id),
      displayName: contact.displayName,
      jobTitle: contact.jobTitle ?? null,
      companyName: companyName(contact),
      phones: contact.phones.map(({ e164 }) => e164),
      emails: contact.emails.map(({ value }) => value),
    })),
    deals: found.deals.map((deal) => {
      const stage = stages.get(deal.stageId.toHexString())
      if (stage === undefined) throw new Error('The stage of a deal is missing from its pipeline')
      return {
        kind: 'deal',
        id: idOf(deal._id),
        title: deal.title,
        amount: deal.amount === undefined ? null : { minor: deal.amount.minor, currency: deal.amount.currency },
        stage,
        companyName: companyName(deal),
      }
    }),
  }
}
