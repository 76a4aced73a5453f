/** Reports where periods begin and end, without deals, of what only some may see, and of teams that are not compared. */
import { describe, expect, test } from 'vitest'

import { idOf, newId, type MemberId, type PipelineId } from '../../../src/models/ids.ts'
import { REPORT_NAMES, REPORT_PERIODS, type ReportName } from '../../../src/services/reports/report.ts'
import { createCrm, refusal } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'
import { createSource, openLeads, recordsOf, workLeads } from '../../support/lead-intake.ts'
import { addDeal, move, openTold, passTo, remove, setAmount, type Told } from '../../support/reports/told-deals.ts'

const database = sharedDatabase()

const EUR_500 = { minor: 50_000, currency: 'EUR' }

function dealOf({ deals }: Told, id: string) {
  const deal = deals.find((one) => one.id === id)
  if (deal === undefined) throw new Error('No such deal')
  return deal
}

const read = ({ crm, team }: Told, report: ReportName, period: (typeof REPORT_PERIODS)[number]) =>
  crm.services.reports.read(team.owner(), { report, period })

describe('A period', () => {
  test.each([
    // Clocks go forward on 28 March 2027 in Kyiv, at three, and on 14 March in New York, at two.
    ['Europe/Kyiv', '2027-03-28'],
    ['America/New_York', '2027-03-14'],
    // And back on 31 October in Kyiv, on 7 November in New York.
    ['Europe/Kyiv', '2027-10-31'],
    ['America/New_York', '2027-11-07'],
  ])('in %s ends with the last minute of the Sunday on which clocks change, %s', async (timeZone, sunday) => {
    const told = await openTold(database(), { timeZone })
    passTo(told, `${sunday}T23:50`)
    const early = await addDeal(told, { amount: EUR_500 })
    passTo(told, `${sunday}T23:58`)
    await move(told, told.team.owner, dealOf(told, early), { to: 'won' })
    told.crm.passTime(4 * 60_000)
    const late = await addDeal(told, { amount: EUR_500 })
    await move(told, told.team.owner, dealOf(told, late), { to: 'won' })
    told.crm.passTime(60_000)
    const before = await read(told, 'week', 'last-week')
    expect(before).toMatchObject({ to: sunday, timeZone, figures: { won: { count: 1, minor: 50_000 } } })
    expect(before.dealIds).toEqual([early])
    const now = await read(told, 'week', 'this-week')
    expect(now).toMatchObject({ figures: { added: { count: 1 }, won: { count: 1 } } })
    expect(now.figures).toMatchObject({ wonBefore: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 50_000] })
    const days = await read(told, 'activity', 'last-week')
    expect(days.figures).toMatchObject({ members: [{ perDay: [0, 0, 0, 0, 0, 0, 1] }, {}, {}] })
  })

  test('ends with its month, whatever its length', async () => {
    const told = await openTold(database(), { timeZone: 'Europe/Kyiv' })
    passTo(told, '2028-02-29T23:59')
    const leap = await addDeal(told, { amount: EUR_500 })
    passTo(told, '2028-03-01T00:01')
    const march = await addDeal(told, { amount: EUR_500 })
    told.crm.passTime(60_000)
    const february = await read(told, 'sources', 'last-month')
    expect(february).toMatchObject({ from: '2028-02-01', to: '2028-02-29', dealIds: [leap] })
    expect(await read(told, 'sources', 'this-month')).toMatchObject({ from: '2028-03-01', dealIds: [march] })
    const quarter = await read(told, 'forecast', 'this-quarter')
    expect(quarter).toMatchObject({ from: '2028-01-01', to: '2028-03-31' })
    expect(quarter.figures).toMatchObject({
      months: [{ month: '2028-01' }, { month: '2028-02' }, { month: '2028-03' }],
    })
  })
})

test('A new workspace has every report, and so has one with a single deal', async () => {
  const told = await openTold(database())
  const all = () =>
    Promise.all(REPORT_NAMES.flatMap((report) => REPORT_PERIODS.map((period) => read(told, report, period))))
  for (const { dealIds, withoutRate, figures } of await all()) {
    expect({ dealIds, withoutRate }).toEqual({ dealIds: [], withoutRate: [] })
    expect(JSON.stringify(figures)).not.toContain('NaN')
  }
  const empty = await read(told, 'velocity', 'this-month')
  expect(empty.figures).toEqual({
    report: 'velocity',
    openDeals: 0,
    winRate: null,
    averageWon: null,
    medianDaysToWin: null,
    perDay: null,
    before: [null, null, null, null, null, null],
  })
  const id = await addDeal(told)
  await move(told, told.team.owner, dealOf(told, id), { to: 'lost', reason: 'Price' })
  told.crm.passTime(1_000)
  for (const { figures } of await all()) expect(JSON.stringify(figures)).not.toMatch(/NaN|Infinity/u)
  const lost = await read(told, 'lost', 'this-week')
  expect(lost).toMatchObject({
    dealIds: [id],
    figures: { reasons: [{ reason: 'Price', count: 1, minor: 0 }], total: { count: 1, minor: 0 } },
  })
})

test('A move that was undone never happened, and a deletion that was undone did', async () => {
  const told = await openTold(database())
  const { crm, team } = told
  const id = await addDeal(told, { amount: EUR_500 })
  passTo(told, '2027-01-04T10:00')
  const { stage } = await crm.services.deals.get(team.owner(), id)
  const moved = await crm.services.deals.move(team.owner(), id, { wish: { to: 'won' }, from: stage.id })
  crm.passTime(60_000)
  expect((await read(told, 'week', 'this-week')).figures).toMatchObject({ won: { count: 1 }, openNow: { count: 0 } })
  await crm.services.undo.undo(team.owner(), moved.undoId)
  crm.passTime(60_000)
  const back = await read(told, 'week', 'this-week')
  expect(back.figures).toMatchObject({ openBefore: { count: 1 }, won: { count: 0 }, openNow: { count: 1 } })

  await remove(told, team.owner, dealOf(told, id))
  passTo(told, '2027-01-11T10:00')
  const gone = await read(told, 'week', 'last-week')
  expect(gone.figures).toMatchObject({ left: { count: 1, minor: 50_000 }, openNow: { count: 0 } })
  expect(gone.dealIds).toEqual([])
  await crm.services.trash.restore(team.owner(), { kind: 'deal', id }, false)
  crm.passTime(60_000)
  expect((await read(told, 'week', 'last-week')).figures).toMatchObject({ left: { count: 1 }, openNow: { count: 0 } })
  expect((await read(told, 'week', 'this-week')).figures).toMatchObject({ added: { count: 1 }, openNow: { count: 1 } })
})

describe('Where members see only their own', () => {
  test('reps and viewers get their own figures, and a colleague’s are refused', async () => {
    const told = await openTold(database(), { visibility: 'own' })
    const { crm, team, members } = told
    const [owner, max, priya] = members
    const viewer = await team.join('viewer')
    if (owner === undefined || max === undefined || priya === undefined) throw new Error('There are three')
    const mine = await addDeal(told, { amount: EUR_500, owner: max })
    const theirs = await addDeal(told, { amount: EUR_500, owner: priya })
    for (const id of [mine, theirs]) await move(told, owner, dealOf(told, id), { to: 'won' })
    await addDeal(told, { amount: EUR_500, owner: priya })
    crm.passTime(1_000)
    for (const report of REPORT_NAMES) {
      const own = await crm.services.reports.read(max(), { report, period: 'this-week' })
      expect(own).toMatchObject({ memberName: 'Max' })
      expect(own.dealIds).not.toContain(theirs)
      const asked = await crm.services.reports.read(max(), { report, period: 'this-week', memberId: max.id })
      expect({ ...asked, query: own.query }).toEqual(own)
      await expect(
        crm.services.reports.read(max(), { report, period: 'this-week', memberId: priya.id }),
      ).rejects.toMatchObject(refusal('FORBIDDEN', { action: 'record.see-all' }))
    }
    const week = { report: 'week', period: 'this-week' } as const
    expect((await crm.services.reports.read(max(), week)).figures).toMatchObject({
      won: { count: 1 },
      openNow: { count: 0 },
    })
    expect((await crm.services.reports.read(viewer(), week)).figures).toMatchObject({ won: { count: 0 } })
    const team3 = await crm.services.reports.read(priya(), week)
    expect(team3).toMatchObject({ memberName: null, figures: { won: { count: 2 }, openNow: { count: 1 } } })
    const board = await crm.services.reports.read(max(), { report: 'leaderboard', period: 'this-week' })
    expect(board.figures).toMatchObject({ members: [{ name: 'Max' }] })
  })

  test('a deal that was given away leaves the week, with what it was worth before', async () => {
    const told = await openTold(database(), { visibility: 'own' })
    const { crm, team, members } = told
    const [owner, max, priya] = members
    if (owner === undefined || max === undefined || priya === undefined) throw new Error('There are three')
    const id = await addDeal(told, { amount: EUR_500, owner: max })
    passTo(told, '2027-01-04T10:00')
    await crm.services.deals.edit(owner(), id, { field: 'owner', value: priya.id })
    await setAmount(told, team.owner, dealOf(told, id), { minor: 99_900, currency: 'EUR' })
    crm.passTime(1_000)
    const own = await crm.services.reports.read(max(), { report: 'week', period: 'this-week' })
    expect(own.figures).toMatchObject({ left: { count: 1, minor: 50_000 }, openNow: { count: 0, minor: 0 } })
    expect(own.dealIds).toEqual([])
  })
})

test('Pipelines and members of other workspaces are not found', async () => {
  const crm = createCrm(database())
  const [team, other] = [await crm.team(), await crm.team()]
  const { id: pipelineId } = await crm.services.pipelines.get(other.owner())
  for (const report of REPORT_NAMES) {
    const query = { report, period: 'this-week' } as const
    for (const id of [pipelineId, newId<PipelineId>()])
      await expect(crm.services.reports.read(team.owner(), { ...query, pipelineId: id })).rejects.toMatchObject(
        refusal('NOT_FOUND', { kind: 'pipeline' }),
      )
    for (const memberId of [other.owner.id, newId<MemberId>()])
      await expect(crm.services.reports.read(team.owner(), { ...query, memberId })).rejects.toMatchObject(
        refusal('NOT_FOUND', { kind: 'member' }),
      )
  }
})

test('The leaderboard can be switched off for everybody, and undone', async () => {
  const { crm, team } = await openTold(database())
  const query = { report: 'leaderboard', period: 'this-week' } as const
  const { undoId } = await crm.services.workspaces.setRule(team.owner(), 'leaderboard', 'off')
  await expect(crm.services.reports.read(team.owner(), query)).rejects.toMatchObject(
    refusal('CONFLICT', { reason: 'leaderboard-off' }),
  )
  expect(await crm.services.reports.read(team.owner(), { ...query, report: 'week' })).toMatchObject({ query: {} })
  expect(await crm.services.workspaces.setRule(team.owner(), 'leaderboard', 'off')).toEqual({ undoId: null })
  if (undoId === null) throw new Error('It was changed')
  await crm.services.undo.undo(team.owner(), undoId)
  expect(await crm.services.reports.read(team.owner(), query)).toMatchObject({ figures: { members: [] } })
  await expect(crm.services.workspaces.setRule(team.owner(), 'leaderboard', 'own')).rejects.toMatchObject(
    refusal('NOT_FOUND'),
  )
})

test('A deal belongs to the source that it names: at first the lead source that brought it, as it was called then', async () => {
  const { crm, team, door } = await openLeads(database())
  const source = await createSource(team, crm, 'standard', { name: 'Old form' })
  await door.send(source, { name: 'Anna', email: 'anna@example.com', amount: '500', currency: 'EUR' })
  await door.send(source, { name: 'Ben', email: 'ben@example.com' })
  await workLeads(crm, team.workspaceId)
  await crm.services.deals.add(team.owner(), { title: 'By hand' })
  const { models } = crm
  const [first, second] = await recordsOf(crm, team).deals()
  if (first === undefined || second === undefined) throw new Error('Each lead makes a deal')
  await models.leadSources.updateMany({ workspaceId: first.workspaceId }, { $set: { name: 'Form' } })
  await crm.services.deals.edit(team.owner(), idOf(second._id), { field: 'origin', value: 'Fair' })
  crm.passTime(1_000)
  const query = { report: 'sources', period: 'this-week' } as const
  const { figures } = await crm.services.reports.read(team.owner(), query)
  expect(figures).toEqual({
    report: 'sources',
    sources: [
      { name: 'Old form', added: { count: 1, minor: 50_000 }, won: { count: 0, minor: 0 }, winRate: null },
      { name: 'Fair', added: { count: 1, minor: 0 }, won: { count: 0, minor: 0 }, winRate: null },
      {
        name: 'manual',
        recordSource: 'manual',
        added: { count: 1, minor: 0 },
        won: { count: 0, minor: 0 },
        winRate: null,
      },
    ],
  })
})

test('A closed deal is worth what it was on the day it was closed, an open one what it is now', async () => {
  const told = await openTold(database(), { timeZone: 'Europe/Kyiv' })
  const { crm, team } = told
  passTo(told, '2027-01-04T09:00')
  const usd = { minor: 10_000, currency: 'USD' }
  const [closed] = [await addDeal(told, { amount: usd }), await addDeal(told, { amount: usd })]
  await addDeal(told, { amount: { minor: 700, currency: 'GBP' } })
  passTo(told, '2027-01-05T00:30')
  await move(told, team.owner, dealOf(told, closed), { to: 'won' })
  passTo(told, '2027-01-07T12:00')
  const { reports, rates } = crm.services
  await rates.enter(team.owner(), { from: 'USD', to: 'EUR', day: '2027-01-05', rate: '0.5' })
  await rates.enter(team.owner(), { from: 'USD', to: 'EUR', day: '2027-01-07', rate: '0.8' })
  const week = await reports.read(team.owner(), { report: 'week', period: 'this-week' })
  expect(week).toMatchObject({
    currency: 'EUR',
    withoutRate: [{ currency: 'GBP', count: 1 }],
    figures: { added: { count: 3, minor: 13_000 }, won: { minor: 5_000 }, openNow: { count: 2, minor: 8_000 } },
  })
  const board = await reports.read(team.owner(), { report: 'leaderboard', period: 'this-month' })
  expect(board.figures).toMatchObject({ members: [{ won: { count: 1, minor: 5_000 } }] })
})
