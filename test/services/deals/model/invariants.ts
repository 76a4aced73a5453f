/** What is true of every workspace at every moment, told from its stored records alone. */
import { isDeepStrictEqual } from 'node:util'

import { expect } from 'vitest'

import type { DealRecord } from '../../../../src/models/deal.ts'
import type { EventRecord } from '../../../../src/models/event.ts'
import { countedTotals, keptTotals } from '../../../support/stage-totals.ts'
import type { Stand } from './stand.ts'

/** Each stay ends when the next begins, none ends before it begins, and the last one is the deal's stage. */
function historyIsContiguous({ stageHistory, stageId, stageEnteredAt, createdAt }: DealRecord): void {
  expect(stageHistory[0]?.enteredAt).toEqual(createdAt)
  for (const [index, stay] of stageHistory.entries()) {
    expect(stay.leftAt).toEqual(stageHistory[index + 1]?.enteredAt ?? null)
    if (stay.leftAt !== null) expect(stay.leftAt.getTime()).toBeGreaterThanOrEqual(stay.enteredAt.getTime())
  }
  expect(stageHistory.at(-1)).toMatchObject({ stageId, enteredAt: stageEnteredAt })
}

const CLOSED: Readonly<Record<string, 'won' | 'lost'>> = { 'deal.won': 'won', 'deal.lost': 'lost' }

/** A stage or a pipeline keeps its id, and may have another name by now. */
const placeIn = (value: unknown): unknown => (value as { readonly id?: unknown } | null)?.id ?? null

/** What merges write, which is told by the events of the merge. */
const UNTOLD: readonly string[] = ['contactIds', 'contactRoles']

/** Each event begins where the one before ended, and a closed deal goes on only by being reopened. */
function eventsAreContiguous(deal: DealRecord, events: readonly EventRecord[]): void {
  const known = new Map<string, unknown>()
  let status: 'open' | 'won' | 'lost' = 'open'
  for (const { type, changes, undoes } of events) {
    for (const { path, from, to } of changes) {
      const [was, is] = path === 'stage' || path === 'pipeline' ? [placeIn(from), placeIn(to)] : [from, to]
      if (known.has(path) && !UNTOLD.includes(path)) expect(was, `${type} ${path}`).toEqual(known.get(path))
      known.set(path, is)
    }
    if (type === 'deal.moved') expect(status, 'A closed deal was moved').toBe('open')
    // A win is undone as well, and says so.
    if (type === 'deal.updated') expect(status, 'A closed deal was changed').toBe('open')
    if (type === 'deal.moved' || type === 'deal.reopened') status = 'open'
    const closed = CLOSED[type]
    if (closed !== undefined && undoes === undefined) expect(status, 'A closed deal was closed').toBe('open')
    status = closed ?? status
  }
  expect(status).toBe(deal.status)
  if (known.has('stage')) expect(known.get('stage')).toBe(deal.stageId.toHexString())
}

export async function checkInvariants({ crm, workspace: workspaceId, memberOf }: Stand): Promise<void> {
  const { models } = crm
  const team = memberOf('owner').workspaceId
  const [deals, events, pipelines, contacts, members, kept, counted] = await Promise.all([
    models.deals.find({ workspaceId }).lean(),
    models.events.find({ workspaceId, 'target.kind': 'deal' }).sort({ _id: 1 }).lean(),
    models.pipelines.find({ workspaceId }).lean(),
    models.contacts.find({ workspaceId }, { mergedInto: 1 }).lean(),
    models.members.find({ workspaceId }, { _id: 1 }).lean(),
    keptTotals(models, team),
    countedTotals(models, team),
  ])
  expect(kept).toEqual(counted)
  const merged = new Set(
    contacts.flatMap(({ _id, mergedInto }) => (mergedInto === undefined ? [] : [_id.toHexString()])),
  )
  const own = new Set([...pipelines, ...contacts, ...members, ...deals].map(({ _id }) => _id.toHexString()))
  for (const deal of deals) {
    historyIsContiguous(deal)
    eventsAreContiguous(
      deal,
      events.filter(({ target }) => target.id.equals(deal._id)),
    )
    const { pipelineId, contactIds, contactRoles = [], ownerId, copiedFromId, stageId, status } = deal
    const refers = [pipelineId, ...contactIds, ...contactRoles.map(({ contactId }) => contactId)]
    for (const id of [...refers, ownerId ?? pipelineId, copiedFromId ?? pipelineId])
      expect(own).toContain(id.toHexString())
    for (const id of contactIds)
      expect(merged, 'A deal is with a contact that another took over').not.toContain(id.toHexString())
    const pipeline = pipelines.find(({ _id }) => _id.equals(pipelineId))
    const stage = pipeline?.stages.find(({ id }) => id.equals(stageId))
    expect(stage?.kind, 'The stage of a deal is in its pipeline').toBe(status)
    if (status === 'open') expect(pipeline?.archivedAt ?? pipeline?.deletedAt ?? null).toBeNull()
    expect(status === 'lost').toBe(deal.lostReason !== undefined)
  }
}

/** Without what is derived of other records, and what every write changes. */
const written = (deal: DealRecord) => ({ ...deal, version: 0, touchedAt: null, updatedAt: null, nextTaskAt: null })

/** Every write raises the version, and nothing lowers it. */
export function versionsIncrease() {
  const known = new Map<string, DealRecord>()
  return async ({ crm, workspace: workspaceId }: Stand): Promise<void> => {
    for (const deal of await crm.models.deals.find({ workspaceId }).lean()) {
      const key = deal._id.toHexString()
      const now = written(deal)
      const { version } = deal
      const before = known.get(key)
      known.set(key, deal)
      if (before === undefined) continue
      const { version: was } = before
      if (isDeepStrictEqual(now, written(before))) expect(version).toBeGreaterThanOrEqual(was)
      else expect(version, 'A change without another version').toBeGreaterThan(was)
    }
  }
}
