/** Deals as the services return them: plain records that survive JSON. */
import type { PipelineStage, Types } from 'mongoose'

import type { CompanyRecord } from '../../models/company.ts'
import type { ContactRecord } from '../../models/contact.ts'
import type { DealRecord, DealStatus, Money } from '../../models/deal.ts'
import type { DealId, PipelineId, StageId } from '../../models/ids.ts'
import { idOf, objectId } from '../../models/ids.ts'
import { lastTouchOf } from '../../models/touched-at.ts'
import type { Models } from '../../models/models.ts'
import { companiesOf } from '../contacts/contact-view.ts'
import { liveOrShell } from '../contacts/live-or-shell.ts'
import type { Reachable } from '../contacts/reachable.ts'
import type { Actor } from '../core/actor.ts'
import { visibleTo } from '../core/permissions.ts'
import { shownValues, type ShownValuesOf } from '../fields/shown-values.ts'
import { valuesOf } from '../fields/values.ts'
import type { TableDeps } from '../records/field-tables.ts'
import { createReadNames } from '../records/read-names.ts'
import { overdueBefore } from '../tasks/task-time.ts'
import { readLeadWords, readPerson } from './deal-lead.ts'
import type { DealFields } from './deal-fields.ts'
import { readPipelines, type StageView } from '../pipelines/read-pipelines.ts'
import { weightedMinor } from './weigh-deals.ts'

export const URGENCIES = ['overdue', 'today', 'none', 'later'] as const
/** How soon the next step is due; `none` when nothing is planned. In the order of a stage's list. */
export type Urgency = (typeof URGENCIES)[number]

/** One row of a list. */
export type DealSummary = {
  readonly id: DealId
  readonly title: string
  readonly status: DealStatus
  readonly amount: Money | null
  /** The company of the deal, or else its contact; null if neither is known, or if the list is that customer's own. */
  readonly customerName: string | null
  /** ISO 8601, UTC. */
  readonly nextTaskAt: string | null
  readonly urgency: Urgency
  readonly rotting: boolean
}

/** Everything on a deal's card. */
export type DealView = ShownValuesOf<DealFields> & {
  readonly id: DealId
  readonly status: DealStatus
  readonly pipelineId: PipelineId
  /** Null where the team has only that one: then nobody needs to be told. */
  readonly pipelineName: string | null
  readonly stage: StageView
  /** Those of its pipeline, in order. */
  readonly openStages: readonly { readonly id: StageId; readonly name: string }[]
  /** The neighbours among the open stages; null at either end, and for a closed deal. */
  readonly previousStage: { readonly id: StageId; readonly name: string } | null
  readonly nextStage: { readonly id: StageId; readonly name: string } | null
  /** The amount times the stage's probability, in minor units. */
  readonly weightedMinor: number | null
  readonly lostReason: string | null
  /** Whom to call: its first contact. Null when there is none, or the actor may not see it. */
  readonly person: Reachable | null
  /** What the lead wrote that it came from. */
  readonly leadWords: string | null
  /** ISO 8601, UTC. */
  readonly stageEnteredAt: string
  /** Whole days in the current stage. */
  readonly daysInStage: number
  readonly rotting: boolean
  readonly deleted: boolean
  readonly version: number
  readonly createdAt: string
  readonly updatedAt: string
  /** When it was last touched; null if nothing has happened since it was added. ISO 8601, UTC. */
  readonly touchedAt: string | null
}

/** What a row of a list needs of a deal. */
export const LISTED_FIELDS = {
  title: 1,
  status: 1,
  amount: 1,
  companyId: 1,
  contactIds: 1,
  stageId: 1,
  stageEnteredAt: 1,
  nextTaskAt: 1,
} as const satisfies Partial<Record<keyof DealRecord, 1>>
export type ListedDeal = Pick<DealRecord, '_id' | keyof typeof LISTED_FIELDS>

const DAY_MS = 24 * 60 * 60 * 1000

/** The deal has been in its stage for too long and no next step is planned. */
export function isRotting(
  deal: Pick<DealRecord, 'status' | 'stageEnteredAt' | 'nextTaskAt'>,
  rottingDays: number | null,
  now: Date,
): boolean {
  if (deal.status !== 'open' || rottingDays === null || deal.nextTaskAt !== null) return false
  return now.getTime() - deal.stageEnteredAt.getTime() > rottingDays * DAY_MS
}

/** @param endOfToday the first moment of tomorrow in the reader's time zone */
export function urgencyOf(nextTaskAt: Date | null, now: Date, endOfToday: Date): Urgency {
  if (nextTaskAt === null) return 'none'
  if (nextTaskAt < overdueBefore(now)) return 'overdue'
  return nextTaskAt < endOfToday ? 'today' : 'later'
}

/** The customers of the deals, by id: at most one query for companies and one for contacts, however many deals there are. */
export async function customersOf(models: Models, actor: Actor, deals: readonly ListedDeal[]) {
  const workspaceId = objectId(actor.workspaceId)
  const distinct = (ids: readonly (Types.ObjectId | undefined)[]) => [
    ...new Map(ids.flatMap((id) => (id === undefined ? [] : [[id.toHexString(), id] as const]))).values(),
  ]
  const companyIds = distinct(deals.map(({ companyId }) => companyId))
  const contactIds = distinct(
    deals.flatMap((deal) => (deal.companyId === undefined ? deal.contactIds.slice(0, 1) : [])),
  )
  const [contacts, companies] = await Promise.all([
    contactIds.length === 0
      ? []
      : models.contacts
          .find({ ...visibleTo(actor), _id: { $in: contactIds }, ...liveOrShell() }, { displayName: 1 })
          .lean(),
    companyIds.length === 0
      ? []
      : models.companies.find({ workspaceId, _id: { $in: companyIds }, deletedAt: null }, { name: 1 }).lean(),
  ])
  return new Map<string, string>([
    ...contacts.map(({ _id, displayName }) => [_id.toHexString(), displayName] as const),
    ...companies.map(({ _id, name }) => [_id.toHexString(), name] as const),
  ])
}

/** The stages of an aggregation that add each deal's company as `companies`, and as `contacts` those the actor may see. */
export function customerStages(models: Models, actor: Actor): [PipelineStage.Lookup, PipelineStage.Lookup] {
  const contacts: PipelineStage.Lookup['$lookup'] = {
    from: models.contacts.collection.name,
    localField: 'contactIds',
    foreignField: '_id',
    pipeline: [{ $match: { ...visibleTo(actor), ...liveOrShell() } }, { $project: { displayName: 1 } }],
    as: 'contacts',
  }
  return [companiesOf(models, actor), { $lookup: contacts }]
}

export type WithCustomers = {
  readonly companies: readonly Pick<CompanyRecord, '_id' | 'name'>[]
  readonly contacts: readonly Pick<ContactRecord, '_id' | 'displayName'>[]
}

/** The names of all customers in an aggregation with {@link customerStages}, by id. */
export function customersIn(deals: readonly WithCustomers[]): ReadonlyMap<string, string> {
  return new Map([
    ...deals.flatMap(({ contacts }) =>
      contacts.map(({ _id, displayName }) => [_id.toHexString(), displayName] as const),
    ),
    ...deals.flatMap(({ companies }) => companies.map(({ _id, name }) => [_id.toHexString(), name] as const)),
  ])
}

export type SummaryOptions = {
  readonly times: { readonly now: Date; readonly endOfToday: Date }
  readonly rottingDaysOf: (stageId: StageId) => number | null
}

export function toSummaries(
  deals: readonly ListedDeal[],
  { times, rottingDaysOf }: SummaryOptions,
  customers: ReadonlyMap<string, string> = new Map(),
): readonly DealSummary[] {
  return deals.map((deal) => {
    const customerId = deal.companyId ?? deal.contactIds[0]
    return {
      id: idOf(deal._id),
      title: deal.title,
      status: deal.status,
      amount: deal.amount === undefined ? null : { minor: deal.amount.minor, currency: deal.amount.currency },
      customerName: (customerId && customers.get(customerId.toHexString())) ?? null,
      nextTaskAt: deal.nextTaskAt?.toISOString() ?? null,
      urgency: urgencyOf(deal.nextTaskAt, times.now, times.endOfToday),
      rotting: isRotting(deal, rottingDaysOf(idOf(deal.stageId)), times.now),
    }
  })
}

/** The card of one deal, with the names its fields refer to. Its next step is read separately: not everybody may see it. */
export async function toDealView(
  { models, fields }: TableDeps,
  actor: Actor,
  deal: DealRecord,
  now: Date,
): Promise<DealView> {
  const [pipelines, shown, person, leadWords] = await Promise.all([
    readPipelines(models, actor),
    shownValues(fields.deal, valuesOf(fields.deal, deal), createReadNames(models, actor)),
    readPerson(models, actor, deal),
    readLeadWords(models, deal),
  ])
  const stageId = deal.stageId.toHexString()
  const place = pipelines.findStage(stageId)
  if (place === undefined) throw new Error('The stage of a deal is missing from its pipeline')
  const { pipeline, stage } = place
  const open = pipeline.stages.filter(({ kind }) => kind === 'open')
  const index = open.findIndex(({ id }) => id === stageId)
  const neighbour = (step: 1 | -1) => {
    const beside = index === -1 ? undefined : open[index + step]
    return beside === undefined ? null : { id: beside.id, name: beside.name }
  }
  return {
    ...shown,
    id: idOf(deal._id),
    status: deal.status,
    pipelineId: pipeline.id,
    pipelineName: pipelines.live.length > 1 || pipeline.isArchived ? pipeline.name : null,
    stage,
    openStages: open.map(({ id, name }) => ({ id, name })),
    previousStage: neighbour(-1),
    nextStage: neighbour(1),
    weightedMinor: weightedMinor(shown.amount, stage.probability),
    lostReason: deal.lostReason ?? null,
    person,
    leadWords,
    stageEnteredAt: deal.stageEnteredAt.toISOString(),
    daysInStage: Math.max(0, Math.floor((now.getTime() - deal.stageEnteredAt.getTime()) / DAY_MS)),
    rotting: isRotting(deal, stage.rottingDays, now),
    deleted: deal.deletedAt !== null,
    version: deal.version,
    createdAt: deal.createdAt.toISOString(),
    updatedAt: deal.updatedAt.toISOString(),
    touchedAt: lastTouchOf(deal)?.toISOString() ?? null,
  }
}
