/** Sample data: what is loaded, how it reads, and that removing it leaves no trace and touches nothing else. */
import { asId } from '../../support/as-id.ts'
import { expect, test } from 'vitest'

import { objectId } from '../../../src/models/ids.ts'
import { atOnce, createCrm, outcomes } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'

const database = sharedDatabase()
const COUNTS = { contacts: 40, companies: 12, deals: 25, tasks: 31, notes: 34 }
const NONE = { contacts: 0, companies: 0, deals: 0, tasks: 0, notes: 0 }

async function scene(settings: Parameters<ReturnType<typeof createCrm>['team']>[0] = {}) {
  const crm = createCrm(database())
  const team = await crm.team(settings)
  const workspaceId = objectId(team.workspaceId)
  const { services, models } = crm
  const everything = async () => {
    const found = await Promise.all([
      models.contacts.find({ workspaceId }).lean(),
      models.companies.find({ workspaceId }).lean(),
      models.deals.find({ workspaceId }).lean(),
      models.tasks.find({ workspaceId }).lean(),
      models.notes.find({ workspaceId }).lean(),
    ])
    return found.flat().map(({ _id, source, version, deletedAt, updatedAt }) => {
      return { id: _id.toHexString(), source, version, deletedAt, updatedAt: updatedAt.getTime() }
    })
  }
  const board = async () => (await services.deals.board(team.owner())).stages
  const inStage = async (place: number) => {
    const stageId = (await board())[place]?.stage.id ?? ''
    return (await services.deals.listStage(team.owner(), { stageId: asId(stageId), limit: 50 })).deals
  }
  return { crm, team, owner: team.owner, workspaceId, everything, board, inStage, ...services, models }
}

test('The samples fill every stage of the board, with rotting deals, overdue ones and ones without a next step', async () => {
  const { owner, sampleData, board, inStage, deals } = await scene()
  expect(await sampleData.load(owner())).toEqual(COUNTS)
  expect((await board()).map(({ count }) => count)).toEqual([5, 5, 4, 3, 5, 3])
  expect((await board()).every(({ sums }) => sums.length === 1 && sums[0]?.currency === 'EUR')).toBe(true)
  const open = (await Promise.all([0, 1, 2, 3].map(inStage))).flat()
  expect(
    open
      .filter(({ rotting }) => rotting)
      .map(({ title }) => title)
      .toSorted(),
  ).toEqual([
    'Desks for the dispatch centre',
    'Reception and library shelving',
    'Site offices, furnished',
    'Storage for the yoga studio',
  ])
  const urgencies = new Set(open.map(({ urgency }) => urgency))
  expect([...urgencies].toSorted()).toEqual(['later', 'none', 'overdue', 'today'])
  const [won] = await inStage(4)
  expect(await deals.get(owner(), asId(won?.id))).toMatchObject({ status: 'won', weightedMinor: 1_120_000 })
  const lost = await Promise.all((await inStage(5)).map(({ id }) => deals.get(owner(), id)))
  expect(new Set(lost.map(({ lostReason }) => lostReason))).toEqual(
    new Set(['Chose a competitor', 'No answer', 'Price']),
  )
})

test('The timelines of samples read like real ones', async () => {
  const { owner, sampleData, inStage, contacts, timeline } = await scene()
  await sampleData.load(owner())
  const found = (await inStage(3)).find(({ title }) => title === 'Furniture for the new London office')
  const { entries } = await timeline.list(owner(), { kind: 'deal', id: asId(found?.id) }, { limit: 50 })
  expect(entries.map(({ type, about }) => (about === null ? type : `${type}: ${about.slice(0, 30)}`))).toEqual([
    'task.created: Call Anna about the delivery d',
    'note.created: Wants delivery in two parts: m',
    'deal.moved',
    'deal.moved',
    'task.done: Visit the new office with Anna',
    'task.created: Visit the new office with Anna',
    'note.created: They move in three months. 42 ',
    'deal.moved',
    'task.done: First call with Anna',
    'task.created: First call with Anna',
    'deal.created',
  ])
  expect(entries.every(({ by }) => by !== null)).toBe(true)
  const anna = (await contacts.find(owner(), 'Anna Lindqvist', 1)).contacts[0]
  const hers = await timeline.list(owner(), { kind: 'contact', id: asId(anna?.id) }, { limit: 50 })
  const types = hers.entries.map(({ type }) => type)
  expect(types.at(-1)).toBe('contact.created')
  expect(types).toContain('deal.created')
  expect(types).toContain('note.created')
})

test('Loading samples enqueues no job, cannot be undone, and appears in the feed of changes from now on', async () => {
  const { owner, sampleData, crm, workspaceId, everything, undo } = await scene()
  const before = Date.now()
  const jobs = await crm.jobs.countDocuments({ workspaceId })
  await sampleData.load(owner())
  expect(await crm.jobs.countDocuments({ workspaceId })).toBe(jobs)
  expect(await undo.undoLatest(owner())).toBeNull()
  const loaded = await everything()
  expect(loaded.every(({ source, updatedAt }) => source === 'sample' && updatedAt >= before)).toBe(true)
  await sampleData.remove(owner())
  const after = new Map((await everything()).map((record) => [record.id, record]))
  for (const { id, version, updatedAt } of loaded) {
    const gone = after.get(id)
    expect(gone?.version).toBeGreaterThan(version)
    expect(gone?.updatedAt).toBeGreaterThan(updatedAt)
    expect(gone?.deletedAt).not.toBeNull()
  }
})

test('Samples load once, are found like any contact, and are removed in one go, including edited ones', async () => {
  const { crm, owner, workspaceId, contacts, deals, sampleData, inStage, board } = await scene()
  const anna = await contacts.add(owner(), { name: 'Really Mine', company: 'Mine GmbH' })
  expect(await sampleData.present(owner())).toBe(false)
  const { won } = await outcomes(atOnce(3, () => sampleData.load(owner())))
  expect(won.toSorted((a, b) => a.contacts - b.contacts)).toEqual([NONE, NONE, COUNTS])
  expect(await sampleData.load(owner())).toEqual(NONE)
  const [sample] = (await contacts.find(owner(), 'Northwind', 1)).contacts
  if (sample === undefined) throw new Error('A sample works for Northwind')
  await contacts.edit(owner(), sample.id, { field: 'name', value: 'Edited Sample' })
  const [first] = await inStage(0)
  if (first === undefined) throw new Error('A sample is in the first stage')
  const stageId = (await board())[0]?.stage.id ?? ''
  await deals.move(owner(), first.id, { wish: { to: 'won' }, from: asId(stageId) })
  const ben = await contacts.add(owner(), { name: 'Ben Mine', company: 'Bright Labs' })

  expect(await sampleData.remove(owner())).toEqual({ ...COUNTS, companies: 11 })
  expect(await sampleData.remove(owner())).toEqual(NONE)
  expect(await sampleData.present(owner())).toBe(false)
  expect((await board()).every(({ count }) => count === 0)).toBe(true)
  const left = (await contacts.list(owner(), { order: 'name', limit: 50 })).contacts
  expect(left.map(({ id }) => id)).toEqual([ben.id, anna.id])
  expect(await contacts.get(owner(), ben.id)).toMatchObject({ companyName: 'Bright Labs' })
  const companies = await crm.models.companies.find({ workspaceId, deletedAt: null }).lean()
  expect(companies.map(({ name, source }) => `${name}, ${source}`).toSorted()).toEqual([
    'Bright Labs, manual',
    'Mine GmbH, manual',
  ])
  // The company is the team's own by now: the samples use it again, and it stays when they are removed.
  expect(await sampleData.load(owner())).toEqual({ ...COUNTS, companies: 11 })
  expect(await sampleData.remove(owner())).toEqual({ ...COUNTS, companies: 11 })
  expect(await contacts.get(owner(), ben.id)).toMatchObject({ companyName: 'Bright Labs' })
})

test('The team’s own records that refer to a sample stay when it is removed, and no longer show it', async () => {
  const { owner, contacts, deals, notes, sampleData, timeline, board, inStage } = await scene()
  await sampleData.load(owner())
  const [anna] = (await contacts.find(owner(), 'Anna Lindqvist', 1)).contacts
  const [theirs] = await inStage(0)
  if (anna === undefined || theirs === undefined) throw new Error('The samples are there')
  const mine = await deals.add(owner(), { title: 'Really mine', contact: anna.id })
  await notes.add(owner(), { text: 'On a sample', contactId: anna.id })
  await notes.add(owner(), { text: 'On a sample deal', dealId: theirs.id })
  await notes.add(owner(), { text: 'On my deal', dealId: mine.id })

  // Northwind has a deal of the team's own now, and stays with it.
  expect(await sampleData.remove(owner())).toEqual({ ...COUNTS, companies: 11 })
  expect(await deals.get(owner(), mine.id)).toMatchObject({ contact: [], company: { name: 'Northwind Traders' } })
  const { stages } = { stages: await board() }
  expect(stages.map(({ count }) => count)).toEqual([1, 0, 0, 0, 0, 0])
  expect(await inStage(0)).toMatchObject([{ title: 'Really mine', customerName: 'Northwind Traders' }])
  const { entries } = await timeline.list(owner(), { kind: 'deal', id: mine.id }, { limit: 10 })
  expect(entries.map(({ about }) => about)).toEqual(['On my deal', null])
  await deals.edit(owner(), mine.id, { field: 'title', value: 'Still mine' })
  const from = stages[0]?.stage.id ?? ''
  await deals.move(owner(), mine.id, { wish: { to: 'next' }, from: asId(from) })
  expect((await deals.ofContact(owner(), anna.id, 5)).map(({ title }) => title)).toEqual(['Still mine'])
  await expect(contacts.get(owner(), anna.id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('A workspace in Ukrainian gets Ukrainian samples in its currency', async () => {
  const { owner, sampleData, contacts, board, inStage } = await scene({ locale: 'uk', region: 'UA', currency: 'UAH' })
  expect(await sampleData.load(owner())).toEqual(COUNTS)
  const listed = (await contacts.list(owner(), { order: 'name', limit: 50 })).contacts
  expect(listed.every(({ displayName }) => /^[\p{Script=Cyrillic}\s’-]+$/u.test(displayName))).toBe(true)
  expect((await board()).every(({ sums }) => sums.every(({ currency }) => currency === 'UAH'))).toBe(true)
  expect((await inStage(3)).map(({ title }) => title)).toContain('Меблі для нового офісу на Подолі')
})
