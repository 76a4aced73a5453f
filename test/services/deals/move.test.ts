/** Moving deals: the rules, required fields, concurrent moves, the history, and undo. */
import { asId } from '../../support/as-id.ts'
import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'

import { objectId } from '../../../src/models/ids.ts'
import type { Wish } from '../../../src/services/deals/plan-transition.ts'
import { atOnce, createCrm, eventsOf, outcomes, refusal } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'

const database = sharedDatabase()

async function scene(settings = {}) {
  const crm = createCrm(database())
  const team = await crm.team(settings)
  const { stages } = await crm.services.pipelines.get(team.owner())
  const [lead, qualified, proposal, negotiation, won, lost] = stages
  if (!lead || !qualified || !proposal || !negotiation || !won || !lost) throw new Error('No default pipeline')
  const { deals, undo } = crm.services
  const add = (more = {}) => deals.add(team.owner(), { title: 'Website', ...more })
  const get = (id: string) => deals.get(team.owner(), asId(id))
  const move = async (id: string, wish: Wish, fill = {}) =>
    deals.move(team.owner(), asId(id), { wish, from: (await get(id)).stage.id, fill })
  const history = async (id: string) => {
    const deal = await crm.models.deals
      .findOne({ workspaceId: objectId(team.workspaceId), _id: objectId(asId(id)) })
      .lean()
    return deal?.stageHistory ?? []
  }
  return {
    crm,
    team,
    deals,
    undo,
    add,
    get,
    move,
    history,
    stages: { lead, qualified, proposal, negotiation, won, lost },
  }
}

async function expectContiguous(stays: Awaited<ReturnType<Awaited<ReturnType<typeof scene>>['history']>>) {
  for (const [index, stay] of stays.entries()) {
    expect(stay.leftAt).toEqual(stays[index + 1]?.enteredAt ?? null)
  }
}

test('A deal goes stage by stage to won, and the history says when it was where', async () => {
  const { crm, team, add, get, move, history, stages } = await scene()
  const { id } = await add({ amount: { minor: 500_000, currency: 'EUR' } })
  expect(await get(id)).toMatchObject({ stage: { id: stages.lead.id }, previousStage: null, status: 'open' })
  for (const next of [stages.qualified, stages.proposal, stages.negotiation]) {
    expect(await move(id, { to: 'next' })).toMatchObject({ to: { id: next.id, name: next.name }, status: 'open' })
  }
  expect(await get(id)).toMatchObject({
    weightedMinor: 375_000,
    nextStage: null,
    previousStage: { id: stages.proposal.id },
  })
  expect(await move(id, { to: 'won' })).toMatchObject({ from: { name: 'Negotiation' }, status: 'won' })
  const stays = await history(id)
  expect(stays.map(({ stageId }) => stageId.toHexString())).toEqual(
    [stages.lead, stages.qualified, stages.proposal, stages.negotiation, stages.won].map((stage) => stage.id),
  )
  await expectContiguous(stays)
  const types = (await eventsOf(crm, team.workspaceId)).map(({ type }) => type).slice(-5)
  expect(types).toEqual(['deal.created', 'deal.moved', 'deal.moved', 'deal.moved', 'deal.won'])
})

test('Missing required fields are reported, and then filled in with the move as one change', async () => {
  const { crm, team, add, get, move, stages } = await scene()
  const { id } = await add()
  await move(id, { to: 'next' })
  const details = { missing: ['amount'], stageId: stages.proposal.id, stageName: 'Proposal' }
  await expect(move(id, { to: 'next' })).rejects.toMatchObject(refusal('STAGE_REQUIREMENTS', details))
  await expect(move(id, { to: 'next' }, { amount: { minor: -1, currency: 'EUR' } })).rejects.toMatchObject(
    refusal('VALIDATION', { problem: 'negative-amount' }),
  )
  expect(await get(id)).toMatchObject({ stage: { id: stages.qualified.id }, amount: null })
  await move(id, { to: 'next' }, { amount: { minor: 120_050, currency: 'UAH' } })
  expect(await get(id)).toMatchObject({
    stage: { id: stages.proposal.id },
    amount: { minor: 120_050, currency: 'UAH' },
  })
  const [moved] = (await eventsOf(crm, team.workspaceId)).slice(-1)
  expect(moved).toMatchObject({ type: 'deal.moved', changes: [{ path: 'stage' }, { path: 'amount' }] })
})

test('What a stage requires holds for every stage after it, and for Won, but not for Lost', async () => {
  const { add, get, move, stages } = await scene()
  const { id } = await add()
  for (const wish of [{ to: 'stage', stageId: stages.negotiation.id }, { to: 'won' }] as const) {
    const details = { missing: ['amount'], stageName: wish.to === 'won' ? 'Won' : 'Negotiation' }
    await expect(move(id, wish)).rejects.toMatchObject(refusal('STAGE_REQUIREMENTS', details))
  }
  expect(await get(id)).toMatchObject({ stage: { id: stages.lead.id } })
  await move(id, { to: 'lost', reason: 'Price' })
  expect(await get(id)).toMatchObject({ status: 'lost', amount: null })
})

test('Fifty concurrent taps on [Next stage] move the deal by one stage, and the others are told where it is', async () => {
  const { team, deals, add, get, history, stages } = await scene()
  const { id } = await add()
  const taps = await outcomes(
    atOnce(50, () => deals.move(team.owner(), id, { wish: { to: 'next' }, from: stages.lead.id })),
  )
  expect(taps.won).toHaveLength(1)
  expect(new Set(taps.refused)).toEqual(new Set(['CONFLICT']))
  expect(await get(id)).toMatchObject({ stage: { id: stages.qualified.id } })
  expect(await history(id)).toHaveLength(2)
  await expect(deals.move(team.owner(), id, { wish: { to: 'next' }, from: stages.lead.id })).rejects.toMatchObject(
    refusal('CONFLICT', { reason: 'moved-meanwhile', stageName: 'Qualified', status: 'open' }),
  )
})

test('A repeated delivery moves nothing further, and gets the same answer', async () => {
  const { team, deals, add, get, stages } = await scene()
  const { id } = await add()
  const actor = team.owner()
  const request = { wish: { to: 'next' }, from: stages.lead.id } as const
  const [first, ...others] = await Promise.all(atOnce(5, () => deals.move(actor, id, request)))
  for (const other of others) expect(other).toEqual(first)
  expect(await get(id)).toMatchObject({ stage: { id: stages.qualified.id } })
})

describe('A closed deal', () => {
  test('changes only by reopening, which returns it to the stage in which it was closed', async () => {
    const { team, deals, add, get, move, stages } = await scene()
    const { id } = await add()
    await move(id, { to: 'next' })
    await move(id, { to: 'lost', reason: ' Too  dear ' })
    expect(await get(id)).toMatchObject({ status: 'lost', lostReason: 'Too dear', nextStage: null })
    for (const wish of [{ to: 'next' }, { to: 'won' }, { to: 'stage', stageId: stages.lead.id }] as const) {
      await expect(move(id, wish)).rejects.toMatchObject(refusal('CONFLICT', { reason: 'closed', status: 'lost' }))
    }
    await expect(deals.edit(team.owner(), id, { field: 'title', value: 'X' })).rejects.toMatchObject(
      refusal('CONFLICT', { reason: 'closed' }),
    )
    expect(await move(id, { to: 'reopen' })).toMatchObject({ to: { id: stages.qualified.id }, status: 'open' })
    expect(await get(id)).toMatchObject({ status: 'open', lostReason: null })
    await expect(move(id, { to: 'reopen' })).rejects.toMatchObject(refusal('CONFLICT', { reason: 'not-closed' }))
  })

  test('needs a readable reason to be lost', async () => {
    const { add, get, move } = await scene()
    const { id } = await add()
    await expect(move(id, { to: 'lost', reason: ' ' })).rejects.toMatchObject(
      refusal('VALIDATION', { problem: 'empty' }),
    )
    expect(await get(id)).toMatchObject({ status: 'open' })
  })
})

test('The ends of the pipeline and unknown stages refuse with their reason', async () => {
  const { add, move, stages } = await scene()
  const { id } = await add({ amount: { minor: 1, currency: 'EUR' } })
  const refused = (wish: Wish, reason: string) =>
    expect(move(id, wish)).rejects.toMatchObject(refusal('CONFLICT', { reason }))
  await refused({ to: 'previous' }, 'no-previous-stage')
  await refused({ to: 'stage', stageId: stages.lead.id }, 'already-there')
  await refused({ to: 'stage', stageId: stages.won.id }, 'no-such-stage')
  await refused({ to: 'stage', stageId: 'nonsense' as never }, 'no-such-stage')
  await move(id, { to: 'stage', stageId: stages.negotiation.id })
  await refused({ to: 'next' }, 'no-next-stage')
})

describe('Undo', () => {
  test('reverts a move, a win, a loss and a reopening, including filled-in fields, and leaves no trace in the history', async () => {
    const { team, undo, add, get, move, history } = await scene()
    const { id } = await add({ expectedCloseOn: '2027-01-31' })
    const steps: readonly (readonly [Wish, object])[] = [
      [{ to: 'next' }, {}],
      [{ to: 'next' }, { amount: { minor: 100, currency: 'EUR' } }],
      [{ to: 'won' }, {}],
      [{ to: 'reopen' }, {}],
      [{ to: 'lost', reason: 'Price' }, {}],
    ]
    const taken: { undoId: string; before: unknown; stays: unknown }[] = []
    const seen = async () => {
      const { version: _version, updatedAt: _updatedAt, ...card } = await get(id)
      return card
    }
    for (const [wish, fill] of steps) {
      const before = await seen()
      const stays = await history(id)
      taken.push({ ...(await move(id, wish, fill)), before, stays })
    }
    for (const { undoId, before, stays } of taken.toReversed()) {
      expect(await undo.undo(team.owner(), asId(undoId))).toMatchObject({
        target: { kind: 'deal', id },
        effect: 'changed',
      })
      expect(await seen()).toEqual(before)
      expect(await history(id)).toEqual(stays)
    }
  })

  test('is refused when the deal was moved on, and says so', async () => {
    const { team, undo, add, move } = await scene()
    const { id } = await add()
    const first = await move(id, { to: 'next' })
    await move(id, { to: 'lost', reason: 'Price' })
    await expect(undo.undo(team.owner(), first.undoId)).rejects.toMatchObject(
      refusal('CONFLICT', { reason: 'changed-since', about: { kind: 'deal', id } }),
    )
  })
})

test('The owner is told when somebody else moves the deal, but not about their own moves', async () => {
  const { crm, team, deals, stages } = await scene()
  const rep = await team.join('rep')
  const { id } = await deals.add(rep(), { title: 'Website', amount: { minor: 100, currency: 'EUR' } })
  await deals.move(rep(), id, { wish: { to: 'next' }, from: stages.lead.id })
  await deals.move(team.owner(), id, { wish: { to: 'won' }, from: stages.qualified.id })
  const jobs = await crm.jobs.find({ workspaceId: objectId(team.workspaceId), kind: 'notify.news' }).lean()
  expect(jobs.map(({ payload }) => payload)).toEqual([
    expect.objectContaining({
      memberId: rep.id,
      by: team.owner.id,
      news: { kind: 'deal-moved', dealId: id, move: 'won', stageId: stages.won.id, stageName: 'Won' },
    }),
  ])
})

property.prop([fc.array(fc.constantFrom('next', 'previous', 'won', 'lost', 'reopen', 'undo'), { maxLength: 12 })], {
  numRuns: 12,
})('Whatever is done to a deal, its history is contiguous and ends in its stage', async (wishes) => {
  const { team, undo, add, get, move, history } = await scene()
  const { id } = await add({ amount: { minor: 1, currency: 'EUR' } })
  for (const to of wishes) {
    const done =
      to === 'undo' ? undo.undoLatest(team.owner()) : move(id, to === 'lost' ? { to, reason: 'Price' } : { to })
    await done.catch((error: { code?: string }) => expect(['CONFLICT', 'NOT_FOUND']).toContain(error.code))
    const stays = await history(id)
    await expectContiguous(stays)
    const deal = await get(id).catch(() => null)
    if (deal === null) return
    expect(stays.at(-1)?.stageId.toHexString()).toBe(deal.stage.id)
    expect(deal.stage.kind).toBe(deal.status)
  }
})
