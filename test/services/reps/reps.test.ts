/** What managers see of each member. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { byAttention, type RepFigures } from '../../../src/services/reps/rep-figures.ts'
import { asId } from '../../support/as-id.ts'
import { createCrm, refusal } from '../../support/crm.ts'
import { countReads } from '../../support/count-reads.ts'
import { sharedDatabase } from '../../support/database.ts'

const database = sharedDatabase({ monitorCommands: true, readsApart: true })

const DAY_MS = 24 * 60 * 60 * 1000
const EUR = { minor: 100_000, currency: 'EUR' }

async function scene() {
  const crm = createCrm(database())
  const team = await crm.team()
  const max = await team.join('rep', 'Max')
  const rita = await team.join('rep', 'Rita')
  const names = async () => (await crm.services.reps.list(team.owner())).reps.map(({ name }) => name)
  return { crm, team, max, rita, me: team.owner, ...crm.services, names }
}

describe('The members of a team', () => {
  test('are listed by what needs attention, viewers without anything left out', async () => {
    const { team, max, rita, me, deals, tasks, notes, names, crm } = await scene()
    await team.join('viewer', 'Viktor')
    await deals.add(max(), { title: 'Website' })
    await deals.add(rita(), { title: 'Shop' })
    const dealId = (await deals.add(rita(), { title: 'App', amount: EUR })).id
    await tasks.add(rita(), {
      title: 'Call',
      due: { at: new Date(crm.now().getTime() + DAY_MS).toISOString() },
      dealId,
    })
    await notes.add(rita(), { text: 'Talked', dealId })
    expect((await names()).slice(0, 2)).toEqual(['Max', 'Rita'])
    crm.passTime(2 * DAY_MS)
    expect((await names()).slice(0, 2)).toEqual(['Rita', 'Max'])
    expect(await names()).not.toContain('Viktor')
    const { reps } = crm.services
    expect(await reps.get(me(), rita.id)).toMatchObject({
      open: { count: 2, minor: EUR.minor, unconverted: 0 },
      overdueTasks: 1,
      withoutStep: 1,
    })
    expect((await reps.get(me(), max.id)).touchedAt).toBeNull()
    const { touches } = await reps.touches(me(), rita.id)
    expect(touches).toMatchObject([{ type: 'note.created', about: { name: 'App', record: { id: dealId } } }])
  })

  test('are counted with as many queries as one member is', async () => {
    const { crm, team, me, reps } = await scene()
    await reps.list(me())
    const few = await countReads(database(), () => reps.list(me()))
    const more = Array.from({ length: 60 }, (_, index) => ({
      workspaceId: team.workspaceId,
      telegramUserId: 910_000_000_000 + index,
      name: `Rep ${index}`,
      role: 'rep' as const,
    }))
    await crm.models.members.create(more)
    expect(await countReads(database(), () => reps.list(me()))).toEqual(few)
    expect(few.waits).toBeLessThanOrEqual(2)
    expect((await reps.list(me())).reps).toHaveLength(63)
  })

  test('see their own figures, and no colleague’s, whatever the workspace lets them see', async () => {
    const { reps, max, rita } = await scene()
    expect(await reps.get(max(), max.id)).toMatchObject({ name: 'Max' })
    for (const call of [() => reps.get(max(), rita.id), () => reps.touches(max(), max.id), () => reps.list(max())])
      await expect(call()).rejects.toMatchObject(refusal('FORBIDDEN'))
  })

  test('have what they won in euros, converted by the rate of the day, and what has no rate apart', async () => {
    const { team, max, me, deals, rates, reps, pipelines, targets, crm } = await scene()
    const { stages } = await pipelines.get(me())
    const first = stages[0]?.id ?? asId('0'.repeat(24))
    await rates.enter(me(), { from: 'USD', to: 'EUR', day: '2020-01-01', rate: '0.9' })
    for (const currency of ['USD', 'EUR', 'JPY']) {
      const { id } = await deals.add(max(), { title: currency, amount: { minor: 1_001, currency } })
      await deals.move(max(), id, { wish: { to: 'won' }, from: first })
    }
    const month = crm.now().toISOString().slice(0, 7)
    await targets.set(me(), { memberId: max.id, month, money: { minor: 2_000, currency: 'USD' } })
    await targets.set(me(), { memberId: team.owner.id, month, money: { minor: 2_000, currency: 'GBP' } })
    expect((await reps.get(me(), max.id)).progress).toMatchObject({ won: { count: 3, minor: 1_902 }, goal: 1_800 })
    expect((await reps.list(me())).team).toMatchObject({ goal: 1_800, unknown: ['GBP'] })
    expect((await reps.get(me(), team.owner.id)).progress).toMatchObject({ goal: null, unknown: ['GBP'] })
  })
})

test('The order by attention is total: it does not depend on the order in which members were read', () => {
  const rep = fc.record({
    overdueTasks: fc.nat(2),
    withoutStep: fc.nat(2),
    isActive: fc.boolean(),
    touchedAt: fc.constantFrom(null, '2026-11-01T00:00:00.000Z', '2026-11-02T00:00:00.000Z'),
    joinedAt: fc.constantFrom('2025-01-01T00:00:00.000Z', '2026-11-01T12:00:00.000Z'),
    name: fc.constantFrom('A', 'B'),
    id: fc.nat(0xff_ff),
  })
  fc.assert(
    fc.property(fc.uniqueArray(rep, { selector: ({ id }) => id }), fc.nat(), (given, turn) => {
      const reps = given.map(({ id, ...one }): RepFigures => ({
        ...one,
        memberId: asId(id.toString(16).padStart(24, '0')),
        role: 'rep',
        open: { count: 0, minor: 0, unconverted: 0 },
        progress: { currency: 'EUR', won: { count: 0, minor: 0 }, goal: null, unknown: [] },
      }))
      const turned = [...reps.slice(turn % Math.max(1, reps.length)), ...reps.slice(0, turn % Math.max(1, reps.length))]
      expect(turned.toSorted(byAttention)).toEqual(reps.toSorted(byAttention))
      const firstGone = reps.toSorted(byAttention).findIndex(({ isActive }) => !isActive)
      if (firstGone !== -1)
        expect(
          reps
            .toSorted(byAttention)
            .slice(firstGone)
            .every(({ isActive }) => !isActive),
        ).toBe(true)
    }),
  )
})
