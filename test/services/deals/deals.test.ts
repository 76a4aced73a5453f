/** Adding, editing, listing, finding and claiming deals. */
import { asId } from '../../support/as-id.ts'
import { expect, test } from 'vitest'

import { objectId } from '../../../src/models/ids.ts'
import { atOnce, createCrm, eventsOf, refusal } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'

const database = sharedDatabase()
const EUR = (minor: number) => ({ minor, currency: 'EUR' })

async function scene(settings = {}) {
  const crm = createCrm(database())
  const team = await crm.team(settings)
  const { stages } = await crm.services.pipelines.get(team.owner())
  const stageId = stages[0]?.id ?? ''
  return { crm, team, owner: team.owner, stages, stageId, ...crm.services }
}

test('A deal with every field shows them on its card, with the contact’s company', async () => {
  const { owner, deals, contacts } = await scene()
  const { id: contactId } = await contacts.add(owner(), { name: 'Anna', company: 'Acme' })
  const { id } = await deals.add(owner(), {
    title: ' Website <b>*new*</b> 🔥 ',
    amount: EUR(500_000),
    contact: contactId,
    expectedCloseOn: '2026-12-24',
  })
  expect(await deals.get(owner(), id)).toMatchObject({
    title: 'Website <b>*new*</b> 🔥',
    status: 'open',
    amount: EUR(500_000),
    weightedMinor: 50_000,
    contact: [{ id: contactId, name: 'Anna' }],
    company: { name: 'Acme' },
    owner: { id: owner.id },
    expectedCloseOn: '2026-12-24',
    daysInStage: 0,
    rotting: false,
  })
})

test('Problems of a new deal are reported, and none of it is stored', async () => {
  const { owner, deals, stages } = await scene()
  const refused = (input: object, code: string, details: object) =>
    expect(deals.add(owner(), { title: 'Website', ...input })).rejects.toMatchObject(refusal(code, { ...details }))
  await refused({ title: ' ' }, 'VALIDATION', { problem: 'empty' })
  await refused({ title: 'x'.repeat(129) }, 'VALIDATION', { problem: 'too-long' })
  await refused({ amount: EUR(-5) }, 'VALIDATION', { problem: 'negative-amount' })
  await refused({ amount: EUR(1e15 + 1) }, 'VALIDATION', { problem: 'too-large-amount' })
  await refused({ amount: EUR(1e17) }, 'VALIDATION', { problem: 'too-large-amount' })
  await refused({ expectedCloseOn: '2026-02-31' }, 'VALIDATION', { problem: 'no-such-day' })
  await refused({ expectedCloseOn: 'tomorrow' }, 'VALIDATION', { problem: 'not-a-date' })
  await refused({ contact: 'f'.repeat(24) }, 'NOT_FOUND', { kind: 'contact' })
  await refused({ stageId: stages[2]?.id }, 'STAGE_REQUIREMENTS', { missing: ['amount'] })
  await refused({ stageId: stages.at(-1)?.id }, 'NOT_FOUND', { kind: 'stage' })
  const board = await deals.board(owner())
  expect(board.stages.every(({ count }) => count === 0)).toBe(true)
})

test('Each field can be edited and cleared, and undo restores it', async () => {
  const { owner, deals, contacts, undo, team } = await scene()
  const { id: contactId } = await contacts.add(owner(), { name: 'Ben' })
  const rep = await team.join('rep', 'Max')
  const { id } = await deals.add(owner(), { title: 'Website' })
  const seen = async () => {
    const { version: _version, updatedAt: _updatedAt, ...card } = await deals.get(owner(), id)
    return card
  }
  const before = await seen()
  const edits = [
    [{ field: 'title', value: 'Shop' }, { title: 'Shop' }],
    [{ field: 'amount', value: EUR(1) }, { amount: EUR(1) }],
    [{ field: 'contact', value: contactId }, { contact: [{ name: 'Ben' }] }],
    [{ field: 'company', value: 'Bolt' }, { company: { name: 'Bolt' } }],
    [{ field: 'expectedCloseOn', value: '2027-02-28' }, { expectedCloseOn: '2027-02-28' }],
    [{ field: 'owner', value: rep.id }, { owner: { name: 'Max' } }],
    [{ field: 'tags', value: ['vip'] }, { tags: ['vip'] }],
  ] as const
  for (const [edit, seenAs] of edits) {
    const { undoId } = await deals.edit(owner(), id, edit)
    expect(await seen()).toMatchObject(seenAs)
    expect((await deals.edit(owner(), id, edit)).undoId).toBeNull()
    await undo.undo(owner(), asId(undoId))
    expect(await seen()).toEqual(before)
  }
})

test('A company stays while a deal refers to it', async () => {
  const { owner, crm, deals, contacts, undo } = await scene()
  const { undoId } = await contacts.add(owner(), { name: 'Anna', company: 'Acme' })
  const { id } = await deals.add(owner(), { title: 'Website', company: 'Acme' })
  await undo.undo(owner(), undoId)
  expect(await deals.get(owner(), id)).toMatchObject({ company: { name: 'Acme' }, contact: [] })
  expect(await crm.models.companies.countDocuments({ workspaceId: objectId(owner.workspaceId), deletedAt: null })).toBe(
    1,
  )
})

test('The board shows the number of deals in every stage and their sums in each currency', async () => {
  const { owner, deals, team } = await scene()
  const rep = await team.join('rep')
  await deals.add(owner(), { title: 'A', amount: EUR(100) })
  await deals.add(owner(), { title: 'B', amount: EUR(250) })
  await deals.add(rep(), { title: 'C', amount: { minor: 900, currency: 'UAH' } })
  await deals.add(rep(), { title: 'D' })
  const [lead, qualified] = (await deals.board(owner())).stages
  expect(lead).toMatchObject({
    stage: { name: 'New lead' },
    count: 4,
    sums: [{ currency: 'UAH', minor: 900 }, EUR(350)],
  })
  expect(qualified).toMatchObject({ count: 0, sums: [] })
  const [mine] = (await deals.board(rep(), { mine: true })).stages
  expect(mine).toMatchObject({ count: 2, sums: [{ currency: 'UAH', minor: 900 }] })
})

test('A stage’s deals are ordered overdue, today, without a next step, later; page by page in both directions', async () => {
  const { owner, crm, deals, stageId } = await scene()
  const now = crm.now().getTime()
  const HOUR = 3_600_000
  const times = { later: 50 * HOUR, none: null, overdue: -HOUR, none2: null, most: -90 * HOUR, far: 500 * HOUR }
  for (const [title, offset] of Object.entries(times)) {
    const { id } = await deals.add(owner(), { title })
    const nextTaskAt = offset === null ? null : new Date(now + offset)
    await crm.models.deals.updateOne({ workspaceId: objectId(owner.workspaceId), _id: objectId(id) }, { nextTaskAt })
  }
  const all = await deals.listStage(owner(), { stageId: asId(stageId), limit: 10 })
  expect(all.deals.map(({ title }) => title)).toEqual(['most', 'overdue', 'none', 'none2', 'later', 'far'])
  expect(all.deals.map(({ urgency }) => urgency)).toEqual(['overdue', 'overdue', 'none', 'none', 'later', 'later'])
  const forwards: string[] = []
  let page = await deals.listStage(owner(), { stageId: asId(stageId), limit: 2 })
  expect(page.hasBefore).toBe(false)
  for (;;) {
    forwards.push(...page.deals.map(({ title }) => title))
    const last = page.deals.at(-1)
    if (!page.hasAfter || last === undefined) break
    page = await deals.listStage(owner(), {
      stageId: asId(stageId),
      limit: 2,
      page: { direction: 'after', dealId: last.id },
    })
    expect(page.hasBefore).toBe(true)
  }
  expect(forwards).toEqual(all.deals.map(({ title }) => title))
  const first = page.deals[0]
  const back = await deals.listStage(owner(), {
    stageId: asId(stageId),
    limit: 3,
    page: { direction: 'before', dealId: asId(first?.id) },
  })
  expect(back.deals.map(({ title }) => title)).toEqual(['overdue', 'none', 'none2'])
  expect(back).toMatchObject({ hasBefore: true, hasAfter: true })
})

test('A deal is found by words of its title, even misspelt, and by tag', async () => {
  const { owner, deals } = await scene()
  const { id } = await deals.add(owner(), { title: 'Website for Müller' })
  await deals.edit(owner(), id, { field: 'tags', value: ['vip'] })
  for (const text of ['websi', 'muller', 'webiste', '#vip']) {
    expect(await deals.find(owner(), text, 5), text).toMatchObject([{ id, title: 'Website for Müller' }])
  }
  expect(await deals.find(owner(), 'zebra', 5)).toEqual([])
})

test('Of twenty members who claim a lead at once, one gets it, and the others are told who', async () => {
  const { crm, team, owner, deals, contacts } = await scene({ visibility: 'own' })
  const { id: contactId } = await contacts.add(owner(), { name: 'Lead' })
  const { id } = await deals.add(owner(), { title: 'Lead', contact: contactId })
  const scope = { workspaceId: objectId(owner.workspaceId) }
  const lead = { $set: { source: 'lead' as const }, $unset: { ownerId: 1 } as const }
  await crm.models.deals.updateOne({ ...scope, _id: objectId(id) }, lead)
  await crm.models.contacts.updateOne({ ...scope, _id: objectId(contactId) }, { $unset: { ownerId: 1 } })
  const reps = await Promise.all(atOnce(20, () => team.join('rep')))
  const claims = await Promise.all(reps.map((rep) => deals.claim(rep(), id)))
  const winner = reps[claims.findIndex(({ won }) => won)]
  expect(claims.filter(({ won }) => won)).toHaveLength(1)
  expect(claims.filter((claim) => !claim.won && claim.by?.id === winner?.id)).toHaveLength(19)
  if (winner === undefined) throw new Error('Nobody won')
  expect(await deals.get(winner(), id)).toMatchObject({ owner: { id: winner.id }, contact: [{ id: contactId }] })
  expect(await deals.claim(winner(), id)).toMatchObject({ won: true })
})

test('Claiming a lead also assigns its contacts that nobody owns, and their timelines and the audit say so', async () => {
  const { crm, team, owner, deals, contacts, timeline } = await scene()
  const { id: contactId } = await contacts.add(owner(), { name: 'Lead' })
  const { id: owned } = await contacts.add(owner(), { name: 'Hers' })
  const { id } = await deals.add(owner(), { title: 'Lead', contact: contactId })
  const scope = { workspaceId: objectId(owner.workspaceId) }
  const lead = { $set: { contactIds: [objectId(contactId), objectId(owned)] }, $unset: { ownerId: 1 } as const }
  await crm.models.deals.updateOne({ ...scope, _id: objectId(id) }, lead)
  await crm.models.contacts.updateOne({ ...scope, _id: objectId(contactId) }, { $unset: { ownerId: 1 } })
  const rep = await team.join('rep', 'Max')
  await deals.claim(rep(), id)
  expect(await contacts.get(rep(), contactId)).toMatchObject({ owner: { name: 'Max' } })
  const latest = async (of: string) =>
    (await timeline.list(rep(), { kind: 'contact', id: asId(of) }, { limit: 1 })).entries[0]
  expect(await latest(contactId)).toMatchObject({
    type: 'contact.updated',
    by: { name: 'Max' },
    changes: [{ path: 'ownerId', from: null, to: { id: rep.id, name: 'Max' } }],
  })
  expect(await latest(owned)).toMatchObject({ type: 'lead.claimed' })
  const told = (await eventsOf(crm, owner.workspaceId)).filter(({ changes }) =>
    changes.some(({ path }) => path === 'ownerId'),
  )
  expect(told.filter(({ by }) => by === rep.id).map(({ type, target }) => [type, target])).toEqual([
    ['lead.claimed', id],
    ['contact.updated', contactId],
  ])
})

test('Where members see only their own records, other deals are hidden: on the board, in lists, search and timelines', async () => {
  const { team, deals, contacts, timeline, stageId } = await scene({ visibility: 'own' })
  const [rep, other] = [await team.join('rep'), await team.join('rep')]
  const { id: contactId } = await contacts.add(other(), { name: 'Anna' })
  const { id } = await deals.add(rep(), { title: 'Secret', amount: EUR(1) })
  await expect(deals.edit(rep(), id, { field: 'contact', value: contactId })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
  for (const attempt of [
    () => deals.get(other(), id),
    () => deals.move(other(), id, { wish: { to: 'next' }, from: asId(stageId) }),
    () => deals.edit(other(), id, { field: 'title', value: 'Mine' }),
    () => deals.delete(other(), id),
    () => timeline.list(other(), { kind: 'deal', id }, { limit: 5 }),
  ]) {
    await expect(attempt()).rejects.toMatchObject(refusal('NOT_FOUND', { kind: 'deal' }))
  }
  expect((await deals.board(other())).stages[0]).toMatchObject({ count: 0 })
  expect((await deals.listStage(other(), { stageId: asId(stageId), limit: 5 })).deals).toEqual([])
  expect(await deals.find(other(), 'secret', 5)).toEqual([])
})

test('Another workspace’s ids are not found', async () => {
  const { owner, deals } = await scene()
  expect(await deals.ofContact(owner(), asId('f'.repeat(24)), 5)).toEqual([])
  const foreign = await scene()
  const { id } = await foreign.deals.add(foreign.owner(), { title: 'Foreign' })
  const { id: contactId } = await foreign.contacts.add(foreign.owner(), { name: 'Foreign' })
  for (const attempt of [
    () => deals.get(owner(), id),
    () => deals.claim(owner(), id),
    () => deals.add(owner(), { title: 'X', contact: contactId }),
    () => deals.listStage(owner(), { stageId: asId(foreign.stageId), limit: 5 }),
  ]) {
    await expect(attempt()).rejects.toMatchObject({ code: 'NOT_FOUND' })
  }
})

test('Where members see only their own records, claiming somebody else’s deal does not reveal that it exists', async () => {
  const { team, deals } = await scene({ visibility: 'own' })
  const [rep, other] = [await team.join('rep'), await team.join('rep')]
  const { id } = await deals.add(rep(), { title: 'Secret' })
  await expect(deals.claim(other(), id)).rejects.toMatchObject(refusal('NOT_FOUND', { kind: 'deal' }))
  expect(await deals.claim(rep(), id)).toMatchObject({ won: true })
})

test('Adding a deal cannot be undone once a note, a done task or a company is attached to it', async () => {
  const { owner, deals, notes, tasks, undo } = await scene()
  const noted = await deals.add(owner(), { title: 'With a note' })
  const { undoId: note } = await notes.add(owner(), { text: 'Wants a call', dealId: noted.id })
  const worked = await deals.add(owner(), { title: 'With a done task' })
  const due = { at: new Date(Date.now() + 60_000).toISOString() }
  const task = await tasks.add(owner(), { title: 'Call', due, dealId: worked.id })
  await tasks.done(owner(), task.id, { outcome: 'reached' })
  const firm = await deals.add(owner(), { title: 'With a company' })
  await deals.edit(owner(), firm.id, { field: 'company', value: 'Acme' })
  for (const { undoId } of [noted, worked, firm]) {
    await expect(undo.undo(owner(), undoId)).rejects.toMatchObject({ code: 'CONFLICT' })
  }
  await undo.undo(owner(), note)
  expect(await undo.undo(owner(), noted.undoId)).toMatchObject({ effect: 'gone' })
})
