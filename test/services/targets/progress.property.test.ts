/** Whatever happens to deals: progress and the manager's view say what a plain count of the same history says. */
import fc from 'fast-check'
import { expect, it } from 'vitest'

import type { ContactId } from '../../../src/models/ids.ts'
import type { LeaderboardFigures } from '../../../src/services/reports/report.ts'
import { percentOf, type Progress } from '../../../src/services/targets/progress.ts'
import { sharedDatabase } from '../../support/database.ts'
import { boundsOf, closedIn, ofKind, openAt, total } from '../../support/reports/count-reports.ts'
import { openTold, type Told } from '../../support/reports/told-deals.ts'
import { takeStep, toldStep } from '../../support/reports/told-steps.ts'

const database = sharedDatabase()

const GOAL = { minor: 777_700, currency: 'EUR' }

async function checkMonth(told: Told): Promise<void> {
  const { crm, team, members } = told
  const { progress, reps, reports } = crm.services
  const bounds = boundsOf(told, 'this-month')
  const { reps: listed, team: whole } = await reps.list(team.owner())
  expect(whole.won).toEqual(total(ofKind(closedIn(told, bounds, null), 'won')))
  const { figures } = await reports.read(team.owner(), { report: 'leaderboard', period: 'this-month' })
  const board = new Map((figures as LeaderboardFigures).members.map(({ memberId, won }) => [memberId, won]))
  for (const member of members) {
    const won = total(ofKind(closedIn(told, bounds, member.id), 'won'))
    const rep = listed.find(({ memberId }) => memberId === member.id)
    expect(rep?.progress.won).toEqual(won)
    expect(board.get(member.id) ?? { count: 0, minor: 0 }).toEqual(won)
    const open = openAt(told, bounds.until, member.id)
    expect(rep?.open).toEqual({
      ...total(open),
      unconverted: open.filter(({ amount }) => amount !== null && amount.currency !== 'EUR').length,
    })
    const home = await progress(member())
    expect(home?.mine).toMatchObject({ won, goal: GOAL.minor, unknown: [] })
    if (home?.team != null) expect(home.team).toMatchObject({ won: whole.won, goal: GOAL.minor * members.length })
  }
}

it('What was won and what is open agree with a plain count and with the leaderboard', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(toldStep, { minLength: 8, maxLength: 20 }), async (steps) => {
      const told = await openTold(database())
      const { services } = told.crm
      const contacts: ContactId[] = []
      for (const name of ['Anna', 'Anna B'])
        contacts.push((await services.contacts.add(told.team.owner(), { name })).id)
      for (const step of steps) await takeStep(told, step, contacts)
      told.crm.passTime(60_000)
      const { month } = await services.targets.list(told.team.owner())
      await services.targets.set(told.team.owner(), { memberId: null, month, money: GOAL })
      await checkMonth(told)
    }),
    { numRuns: 5 },
  )
})

it('A percentage is never more than what is won, and is a hundred once nothing is missing', () => {
  const amount = fc.integer({ min: 0, max: 10 ** 15 })
  fc.assert(
    fc.property(amount, fc.integer({ min: 1_000, max: 10 ** 15 }), (minor, goal) => {
      const progress: Progress = { currency: 'EUR', won: { count: 1, minor }, goal, unknown: [] }
      const percent = percentOf(progress) ?? -1
      expect(BigInt(percent) * BigInt(goal)).toBeLessThanOrEqual(BigInt(minor) * 100n)
      expect((BigInt(percent) + 1n) * BigInt(goal)).toBeGreaterThan(BigInt(minor) * 100n)
      expect(percent >= 100).toBe(minor >= goal)
    }),
  )
})
