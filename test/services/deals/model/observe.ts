/** The workspace as the database holds it, in the words of the model; and the model in the same form. */
import type { DealRecord } from '../../../../src/models/deal.ts'
import type { PipelineRecord } from '../../../../src/models/pipeline.ts'
import { livePipelines } from './places.ts'
import type { Stand } from './stand.ts'
import type { Deal, Pipeline, World } from './world.ts'

function storedDeal({ keyOf }: Stand, deal: DealRecord) {
  const { title, amount, recurring, items = [], followsItems = false, committed = false, tags } = deal
  return {
    pipeline: keyOf(deal.pipelineId),
    status: deal.status,
    values: {
      title,
      amount: amount ?? null,
      recurring: recurring ?? null,
      items,
      followsItems,
      committed,
      contacts: deal.contactIds.map((id) => keyOf(id)),
      roles: (deal.contactRoles ?? []).map(({ contactId, role }) => ({ contact: keyOf(contactId), role })),
      owner: deal.ownerId === undefined ? null : keyOf(deal.ownerId),
      closes: deal.expectedCloseOn ?? null,
      tags,
    },
    lostReason: deal.lostReason ?? null,
    stays: deal.stageHistory.map(({ stageId, cause }) => ({ stage: keyOf(stageId), isCaused: cause !== undefined })),
    isDeleted: deal.deletedAt !== null,
    copiedFrom: deal.copiedFromId === undefined ? null : keyOf(deal.copiedFromId),
  }
}

const shownDeal = (deal: Deal) => ({
  ...deal,
  stays: deal.stays.map(({ stage, isCaused }) => ({ stage, isCaused })),
})

function storedPipeline({ keyOf }: Stand, pipeline: PipelineRecord) {
  const { name, names, isDefault, order, stages, formerStages = [], archivedAt, deletedAt, movedTo } = pipeline
  return {
    name,
    inUkrainian: names?.uk,
    isDefault,
    order,
    stages: stages.map(({ id, kind, probability, requiredFields, name: stage }) => ({
      key: keyOf(id),
      name: stage,
      kind,
      probability,
      required: requiredFields,
    })),
    // A deleted one is forgotten after a while.
    former: formerStages.flatMap(({ id, movedTo: to, deleted }) => (deleted ? [] : [[keyOf(id), keyOf(to)]])),
    archivedTo: archivedAt == null || movedTo === undefined ? null : keyOf(movedTo.stageId),
    isUnmade: deletedAt !== null,
  }
}

function shownPipeline({ archived, former, ...pipeline }: Pipeline) {
  return {
    ...pipeline,
    former: former.flatMap(({ key, to, isDeleted }) => (isDeleted ? [] : [[key, to]])),
    archivedTo: archived?.to ?? null,
  }
}

const sorted = <T>(entries: readonly (readonly [string, T])[]): Readonly<Record<string, T>> =>
  Object.fromEntries(entries.toSorted(([one], [other]) => (one < other ? -1 : 1)))

/** What both say, and can be compared. */
export function shown(world: World) {
  return {
    deals: sorted(Object.entries(world.deals).map(([key, deal]) => [key, shownDeal(deal)])),
    pipelines: sorted(Object.entries(world.pipelines).map(([key, one]) => [key, shownPipeline(one)])),
    inUse: livePipelines(world).map(([key]) => key),
    contacts: sorted(Object.entries(world.contacts).map(([key, { owner, into }]) => [key, { owner, into }])),
    rates: sorted(Object.entries(world.rates)),
  }
}

export async function observe(stand: Stand): Promise<unknown> {
  const { crm, keyOf, memberOf, workspace: workspaceId } = stand
  const [deals, pipelines, contacts, rates, { live }] = await Promise.all([
    crm.models.deals.find({ workspaceId }).lean(),
    crm.models.pipelines.find({ workspaceId }).lean(),
    crm.models.contacts.find({ workspaceId }).lean(),
    crm.models.rates.find({ workspaceId }).lean(),
    crm.services.pipelines.all(memberOf('owner')()),
  ])
  return {
    deals: sorted(deals.map((deal) => [keyOf(deal._id), storedDeal(stand, deal)])),
    pipelines: sorted(pipelines.map((one) => [keyOf(one._id), storedPipeline(stand, one)])),
    inUse: live.map(({ id }) => keyOf(id)),
    contacts: sorted(
      contacts.map(({ _id, ownerId, mergedInto }) => [
        keyOf(_id),
        {
          owner: ownerId === undefined ? null : keyOf(ownerId),
          into: mergedInto === undefined ? null : keyOf(mergedInto),
        },
      ]),
    ),
    rates: sorted(rates.map(({ day, rate }) => [day, rate])),
  }
}
