/** Deals and tasks for domain tests, and their invariants. */
import { asId } from './as-id.ts'
import type { DealStatus } from '../../src/models/deal.ts'
import { type DealId, idOf, objectId } from '../../src/models/ids.ts'
import type { Actor } from '../../src/services/core/actor.ts'
import type { Crm } from './crm.ts'

type Deal = {
  readonly title?: string
  readonly ownerId?: string
  readonly contactIds?: readonly string[]
  readonly minor?: number
  readonly currency?: string
  readonly source?: 'manual' | 'lead'
  readonly status?: DealStatus
}

/** Writes a deal directly to the database. */
export async function putDeal(crm: Pick<Crm, 'models'>, actor: Actor, deal: Deal = {}): Promise<DealId> {
  const workspaceId = objectId(actor.workspaceId)
  const pipeline = await crm.models.pipelines.findOne({ workspaceId }).lean()
  const [stage] = pipeline?.stages ?? []
  if (pipeline === null || stage === undefined) throw new Error('There is no pipeline')
  const now = new Date()
  const [made] = await crm.models.deals.create([
    {
      workspaceId,
      pipelineId: pipeline._id,
      stageId: stage.id,
      status: deal.status ?? 'open',
      title: deal.title ?? 'Website',
      ...(deal.minor !== undefined && { amount: { minor: deal.minor, currency: deal.currency ?? 'EUR' } }),
      contactIds: (deal.contactIds ?? []).map((id) => objectId(asId(id))),
      ownerId: objectId(asId(deal.ownerId ?? actor.memberId)),
      stageEnteredAt: now,
      stageHistory: [{ stageId: stage.id, enteredAt: now, leftAt: null }],
      tags: [],
      source: deal.source ?? 'manual',
      search: { tokens: [], trigrams: [] },
    },
  ])
  if (made === undefined) throw new Error('The deal was not written')
  return idOf(made._id)
}

/** For every deal and contact of a workspace: the stored next step, and the one that follows from its tasks. */
export async function nextSteps({ models }: Pick<Crm, 'models'>, workspaceId: string) {
  const scope = { workspaceId: objectId(asId(workspaceId)) }
  const [deals, contacts, tasks] = await Promise.all([
    models.deals.find(scope).lean(),
    models.contacts.find(scope).lean(),
    models.tasks.find({ ...scope, status: 'open', dueAt: { $ne: null }, deletedAt: null }).lean(),
  ])
  const earliest = (link: 'dealId' | 'contactId', id: string) =>
    tasks
      .filter((task) => task[link]?.toHexString() === id)
      .map(({ dueAt }) => dueAt?.toISOString() ?? '')
      .toSorted()[0] ?? null
  const rows = (
    link: 'dealId' | 'contactId',
    records: readonly { _id: { toHexString(): string }; nextTaskAt: Date | null }[],
  ) =>
    records.map(({ _id, nextTaskAt }) => ({
      kept: nextTaskAt?.toISOString() ?? null,
      real: earliest(link, _id.toHexString()),
    }))
  return [...rows('dealId', deals), ...rows('contactId', contacts)]
}
