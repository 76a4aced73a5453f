/** A new deal like another one. */
import { expect, test } from 'vitest'

import { type DealId, objectId, type StageId } from '../../../src/models/ids.ts'
import { copyTitle } from '../../../src/services/deals/copy-title.ts'
import { asId } from '../../support/as-id.ts'
import { createCrm, eventsOf } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'

const database = sharedDatabase()
const EUR = (minor: number) => ({ minor, currency: 'EUR' })
const HOSTING = { name: 'Hosting', quantity: 12, price: EUR(2_000), discount: null }

async function scene() {
  const crm = createCrm(database())
  const team = await crm.team()
  const { deals, contacts, customFields } = crm.services
  const { key } = await customFields.make(team.owner(), { kind: 'deal', type: 'text', label: 'Contract' })
  const { fields } = { fields: await customFields.list(team.owner()) }
  const actor = () => ({ ...team.owner(), customFields: fields })
  const anna = (await contacts.add(team.owner(), { name: 'Anna', company: 'Acme' })).id
  const ben = (await contacts.add(team.owner(), { name: 'Ben' })).id
  const { id } = await deals.add(actor(), {
    title: 'Website',
    contact: [anna, ben],
    items: [HOSTING],
    recurring: { ...EUR(500), per: 'year' },
    committed: true,
    origin: 'Fair',
    expectedCloseOn: '2026-12-24',
    tags: ['vip'],
    [key]: 'C-1',
  } as never)
  await deals.changePeople(actor(), id, { what: 'role', contact: ben, role: 'payer' })
  return { crm, team, actor, key, id, anna, ben, ...crm.services }
}

test('A copy has everything that says what is sold to whom, begins at the first stage, and says what it is a copy of', async () => {
  const { crm, actor, team, key, id, anna, ben, deals } = await scene()
  await deals.move(actor(), id, { wish: { to: 'won' }, from: (await deals.get(actor(), id)).stage.id })
  const { id: copy, title, undoId } = await deals.duplicate(actor(), id, deals.newCopyId())
  expect(title).toBe('Website (2)')
  const view = await deals.get(actor(), copy)
  expect(view).toMatchObject({
    title: 'Website (2)',
    status: 'open',
    amount: EUR(24_000),
    followsItems: true,
    items: [HOSTING],
    recurring: { ...EUR(500), per: 'year' },
    contact: [{ id: anna }, { id: ben }],
    roles: [{ id: ben, role: 'payer' }],
    company: { name: 'Acme' },
    owner: { id: team.owner.id },
    tags: ['vip'],
    origin: 'Fair',
    copiedFrom: { id, name: 'Website' },
    // What is not known of the new one.
    committed: false,
    expectedCloseOn: null,
    daysInStage: 0,
    [key]: 'C-1',
  })
  expect(view.stage.name).toBe('New lead')
  const stored = await crm.models.deals.findOne({ workspaceId: objectId(team.workspaceId), _id: objectId(copy) }).lean()
  expect(stored).toMatchObject({ source: 'manual', stageHistory: [{ leftAt: null }] })
  const { entries } = await crm.services.timeline.list(actor(), { kind: 'deal', id: copy }, { limit: 5 })
  expect(entries).toHaveLength(1)
  expect(entries[0]?.changes).toContainEqual({ path: 'copiedFromId', from: null, to: { id, name: 'Website' } })
  await crm.services.undo.undo(actor(), undoId as never)
  expect(await deals.get(actor(), copy).catch((error: { code?: string }) => error.code)).toBe('NOT_FOUND')
  expect(await deals.get(actor(), id)).toMatchObject({ title: 'Website', status: 'won' })
})

test('Whoever asks twice for the same copy, even at once, gets it once', async () => {
  const { crm, actor, team, id, deals } = await scene()
  const copy = deals.newCopyId()
  const made = await Promise.all([1, 2, 3].map(() => deals.duplicate(actor(), id, copy)))
  expect(made.map((one) => one.id)).toEqual([copy, copy, copy])
  expect(made.filter(({ undoId }) => undoId !== null)).toHaveLength(1)
  expect(await deals.duplicate(actor(), id, copy)).toMatchObject({ id: copy, undoId: null })
  expect(await crm.models.deals.countDocuments({ workspaceId: objectId(team.workspaceId) })).toBe(2)
  const events = await eventsOf(crm, team.workspaceId)
  expect(events.filter(({ type }) => type === 'deal.created')).toHaveLength(2)
})

test('Contacts and companies that are gone are left out, and what nobody owns is the copier’s', async () => {
  const { crm, actor, team, id, anna, ben, deals, contacts } = await scene()
  await contacts.delete(actor(), ben)
  await deals.edit(actor(), id, { field: 'company', value: null })
  await crm.models.deals.updateOne(
    { workspaceId: objectId(team.workspaceId), _id: objectId(id) },
    { $unset: { ownerId: 1 } },
  )
  const { id: copy } = await deals.duplicate(actor(), id, deals.newCopyId())
  expect(await deals.get(actor(), copy)).toMatchObject({
    contact: [{ id: anna }],
    roles: [],
    company: null,
    owner: { id: team.owner.id },
  })
})

test('A deal of another workspace or one that is deleted has no copy, and viewers make none', async () => {
  const { crm, team, actor, id, deals } = await scene()
  const elsewhere = await crm.team()
  const refused = (who: typeof actor, code: string, of: DealId = id) =>
    expect(deals.duplicate(who(), of, deals.newCopyId())).rejects.toMatchObject({ code })
  await refused(elsewhere.owner, 'NOT_FOUND')
  await refused(await team.join('viewer'), 'FORBIDDEN')
  await deals.delete(actor(), id)
  await refused(actor, 'NOT_FOUND')
})

test('A copy of somebody else’s deal stays theirs, and they are told', async () => {
  const { crm, team, actor, id, deals } = await scene()
  const rep = await team.join('rep')
  await deals.duplicate(rep(), id, deals.newCopyId())
  const jobs = await crm.jobs.find({ workspaceId: objectId(team.workspaceId), kind: 'notify.news' }).lean()
  expect(jobs.map(({ payload }) => payload)).toMatchObject([{ memberId: actor().memberId, by: rep.id }])
})

test('Copies are numbered, and a long title makes room for its number', () => {
  expect(copyTitle('Website')).toBe('Website (2)')
  expect(copyTitle('Website (2)')).toBe('Website (3)')
  expect(copyTitle('Website (9999)')).toBe('Website (10000)')
  expect(copyTitle('(2)')).toBe('(2) (2)')
  expect(copyTitle('Fair (2027, spring)')).toBe('Fair (2027, spring) (2)')
  expect(copyTitle('x'.repeat(128))).toBe(`${'x'.repeat(123)}… (2)`)
})

test('A copy of a deal whose pipeline was archived begins in the pipeline that took its place', async () => {
  const { crm, actor, deals, pipelines } = await scene()
  const { id: services } = await pipelines.make(actor(), 'services')
  const { id: recruiting } = await pipelines.make(actor(), 'recruiting')
  const stageIn = async (id: typeof services, index: number) =>
    asId<StageId>((await pipelines.get(actor(), id)).stages[index]?.id)
  const [request, screening] = [await stageIn(services, 0), await stageIn(recruiting, 1)]
  const { id } = await deals.add(actor(), { title: 'Audit', stageId: request })
  await deals.move(actor(), id, { wish: { to: 'lost', reason: 'Price' }, from: request })
  await pipelines.archive(actor(), { id: services }, screening)
  const { id: copy } = await deals.duplicate(actor(), id, deals.newCopyId())
  const stage = { id: await stageIn(recruiting, 0) }
  expect(await deals.get(actor(), copy)).toMatchObject({ status: 'open', pipelineId: recruiting, stage })
  expect(
    await crm.models.deals.countDocuments({
      workspaceId: objectId(actor().workspaceId),
      pipelineId: objectId(services),
    }),
  ).toBe(1)
})
