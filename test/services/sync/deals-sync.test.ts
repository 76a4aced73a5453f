/** Deals of a HubSpot account: their fields, their people, and their place in the pipeline. */
import { beforeEach, expect, it } from 'vitest'

import { syncScene, type SyncScene, useHubSpotDouble } from '../../support/sync/sync-scene.ts'
import { ownDatabase } from '../../support/database.ts'

const database = ownDatabase()
const double = useHubSpotDouble()
let scene: SyncScene

beforeEach(async () => {
  scene = await syncScene(database(), double())
  double().put('companies', '9', { properties: { name: 'Analytical Engines' } })
  double().put('contacts', '1', { properties: { firstname: 'Ada', email: 'ada@example.com' } })
})

function putDeal(dealstage: string, more: Record<string, string> = {}): void {
  double().put('deals', '5', {
    properties: {
      dealname: 'Engine',
      amount: '1200.50',
      deal_currency_code: 'USD',
      closedate: '2020-02-03T00:00:00Z',
      dealstage,
      ...more,
    },
    associations: { companies: ['9'], contacts: ['1'] },
  })
}

const theDeal = () => scene.crm.models.deals.findOne(scene.filter()).lean().orFail()
const eventTypes = async () => {
  const events = await scene.crm.models.events
    .find({ ...scene.filter(), 'target.kind': 'deal' })
    .sort({ _id: 1 })
    .lean()
  return events.map(({ type }) => type)
}

it('creates an open deal in the stage that is nearest to theirs', async () => {
  putDeal('contractsent')
  await scene.run()
  const deal = await theDeal()
  const pipeline = await scene.crm.services.pipelines.get(scene.team.owner())
  const [contact] = await scene.contacts()
  expect(deal).toMatchObject({
    title: 'Engine',
    status: 'open',
    amount: { minor: 120_050, currency: 'USD' },
    expectedCloseOn: '2020-02-03',
    contactIds: [contact?._id],
    source: 'sync',
  })
  expect(deal.companyId).toBeDefined()
  expect(pipeline.stages.find(({ id }) => id === deal.stageId.toHexString())?.probability).toBe(75)
  expect(deal.stageHistory).toMatchObject([{ leftAt: null }])
})

it('follows their moves, to won and lost and back, with a history without gaps', async () => {
  putDeal('qualified')
  await scene.run()
  putDeal('closedlost', { closed_lost_reason: 'Too dear' })
  await scene.run()
  expect(await theDeal()).toMatchObject({ status: 'lost', lostReason: 'Too dear' })
  putDeal('contractsent', { closed_lost_reason: '', amount: '999' })
  await scene.run()
  expect(await theDeal()).toMatchObject({ status: 'open', amount: { minor: 99_900 } })
  expect((await theDeal()).lostReason).toBeUndefined()
  putDeal('closedwon', { amount: '999' })
  await scene.run()
  const { stageHistory, status } = await theDeal()
  expect(status).toBe('won')
  const types = await eventTypes()
  expect(types.filter((type) => type !== 'deal.updated')).toEqual([
    'deal.created',
    'deal.lost',
    'deal.reopened',
    'deal.won',
  ])
  expect(stageHistory.slice(1).map(({ enteredAt }) => enteredAt)).toEqual(
    stageHistory.slice(0, -1).map(({ leftAt }) => leftAt),
  )
})

it('creates a deal that is closed there as one that was open for a moment', async () => {
  putDeal('closedwon')
  await scene.run()
  expect(await theDeal()).toMatchObject({
    status: 'won',
    stageHistory: [{ leftAt: expect.any(Date) }, { leftAt: null }],
  })
  expect(await eventTypes()).toEqual(['deal.created', 'deal.won'])
})

it('decides by the rule when both sides moved it, and an admin can decide otherwise', async () => {
  putDeal('qualified')
  await scene.run()
  const { owner } = scene.team
  const { deals, syncs, syncConflicts } = scene.crm.services
  const { _id, stageId } = await theDeal()
  const id = _id.toHexString() as never
  await deals.move(owner(), id, { wish: { to: 'won' }, from: stageId.toHexString() as never })
  await syncs.setRule(owner(), scene.id, 'deal', 'stage', 'ours')
  putDeal('contractsent', { dealname: 'Engine II' })
  await scene.run()
  expect(await theDeal()).toMatchObject({ status: 'won', title: 'Engine' })
  const { conflicts } = await syncConflicts.list(owner(), scene.id, { limit: 5 })
  expect(conflicts).toMatchObject([{ field: 'stage', kept: 'ours' }])
  await syncConflicts.settle(owner(), conflicts[0]?.id as never, 'theirs')
  expect((await theDeal()).status).toBe('open')
  // Its title waited for that.
  await scene.run({ everything: true })
  expect(await theDeal()).toMatchObject({ status: 'open', title: 'Engine II' })
})

it('links a deal of ours with the same title and the same person', async () => {
  const { owner } = scene.team
  const { contacts, deals } = scene.crm.services
  const { id: contact } = await contacts.add(owner(), { name: 'Ada', emails: 'ada@example.com' })
  const { id } = await deals.add(owner(), { title: 'engine', contact })
  putDeal('qualified')
  await scene.run()
  expect(await scene.crm.models.deals.countDocuments(scene.filter())).toBe(1)
  const link = await scene.crm.models.syncLinks.findOne({ ...scene.filter(), kind: 'deal' }).lean()
  expect(link?.recordId.toHexString()).toBe(id)
})

it('waits with the contact of a deal until the contact has come', async () => {
  double().put('deals', '5', {
    properties: { dealname: 'Engine', dealstage: 'qualified' },
    associations: { contacts: ['77'] },
  })
  await scene.run()
  expect((await theDeal()).contactIds).toEqual([])
  double().put('contacts', '77', { properties: { firstname: 'Late', email: 'late@example.com' } })
  await scene.run({ everything: true })
  expect((await theDeal()).contactIds).toHaveLength(1)
})

it('renames a company, in the search as well, unless another has that name', async () => {
  double().put('contacts', '1', {
    properties: { firstname: 'Ada', email: 'ada@example.com' },
    associations: { companies: ['9'] },
  })
  await scene.run()
  double().put('companies', '9', { properties: { name: 'Difference Engines' } })
  await scene.run()
  const { owner } = scene.team
  expect((await scene.crm.services.contacts.find(owner(), 'difference', 5)).contacts).toHaveLength(1)
  expect((await scene.crm.services.contacts.find(owner(), 'analytical', 5)).contacts).toHaveLength(0)
  await scene.crm.services.contacts.add(owner(), { name: 'Bob', company: 'Acme' })
  double().put('companies', '9', { properties: { name: 'ACME' } })
  await scene.run()
  const names = await scene.crm.models.companies.find(scene.filter()).sort({ name: 1 }).lean()
  expect(names.map(({ name }) => name)).toEqual(['Acme', 'Difference Engines'])
})
