/** Targets by member and month: set, carried over, undone, and kept apart from other workspaces. */
import { describe, expect, test } from 'vitest'

import { createCrm, eventsOf, refusal } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'
import { monthPlus, restOfYear } from '../../../src/services/targets/target-months.ts'

const database = sharedDatabase()

const euros = (amount: number) => ({ minor: amount * 100, currency: 'EUR' })

async function scene() {
  const crm = createCrm(database())
  const team = await crm.team()
  const max = await team.join('rep', 'Max')
  const { targets, undo } = crm.services
  const month = crm.now().toISOString().slice(0, 7)
  const listed = async (of = month) =>
    (await targets.list(team.owner(), of)).members.flatMap(({ memberId, money }) =>
      money === null ? [] : [`${memberId === max.id ? 'max' : 'owner'} ${money.minor / 100} ${money.currency}`],
    )
  return { crm, team, max, me: team.owner, targets, undo, month, listed }
}

describe('A target', () => {
  test('is set, replaced, removed and brought back, with from and to in the history', async () => {
    const { crm, team, max, me, targets, undo, month, listed } = await scene()
    const place = { memberId: max.id, month }
    const first = await targets.set(me(), { ...place, money: euros(5000) })
    expect(first.count).toBe(1)
    expect(await targets.set(me(), { ...place, money: euros(5000) })).toEqual({ count: 0, undoId: null })
    const second = await targets.set(me(), { ...place, money: { minor: 700_000, currency: 'USD' } })
    expect(await listed()).toEqual(['max 7000 USD'])
    const gone = await targets.remove(me(), place)
    expect(await listed()).toEqual([])
    expect(await targets.remove(me(), place)).toEqual({ count: 0, undoId: null })
    for (const [{ undoId }, left] of [
      [gone, ['max 7000 USD']],
      [second, ['max 5000 EUR']],
      [first, []],
    ] as const) {
      await undo.undo(me(), undoId as never)
      expect(await listed()).toEqual(left)
    }
    const events = (await eventsOf(crm, team.workspaceId)).filter(({ type }) => type.startsWith('target.'))
    expect(events.map(({ type, target, changes }) => [type, target === max.id, changes[0]?.path])).toEqual([
      ['target.set', true, month],
      ['target.set', true, month],
      ['target.removed', true, month],
      ['target.set', true, month],
      ['target.set', true, month],
      ['target.removed', true, month],
    ])
    expect(events[1]?.changes[0]).toMatchObject({ from: euros(5000), to: { minor: 700_000, currency: 'USD' } })
  })

  test('cannot be undone once somebody has set another one', async () => {
    const { max, me, targets, undo, month, listed } = await scene()
    const place = { memberId: max.id, month }
    const { undoId } = await targets.set(me(), { ...place, money: euros(5000) })
    const { undoId: removal } = await targets.remove(me(), place)
    await targets.set(me(), { ...place, money: euros(6000) })
    for (const id of [undoId, removal])
      await expect(undo.undo(me(), id as never)).rejects.toMatchObject(refusal('CONFLICT', { reason: 'changed-since' }))
    expect(await listed()).toEqual(['max 6000 EUR'])
  })

  test('is refused at nought, below it, beyond what can be stored, in the past and too far ahead', async () => {
    const { max, me, targets, month } = await scene()
    const set = (minor: number, of = month) =>
      targets.set(me(), { memberId: max.id, month: of, money: { minor, currency: 'EUR' } })
    for (const [call, problem] of [
      [() => set(0), 'target-nought'],
      [() => set(-1), 'negative-amount'],
      [() => set(Number.MAX_SAFE_INTEGER), 'too-large-amount'],
      [() => set(100, monthPlus(month, -1)), 'month-over'],
      [() => set(100, 'whenever'), 'month-over'],
      [() => set(100, monthPlus(month, 25)), 'month-too-far'],
      [() => targets.remove(me(), { memberId: max.id, month: monthPlus(month, -1) }), 'month-over'],
      [() => targets.carry(me(), { memberId: null, from: month, to: [monthPlus(month, -1)] }), 'month-over'],
    ] as const)
      await expect(call()).rejects.toMatchObject(refusal('VALIDATION', { problem }))
  })

  test('of everybody and of several months is one change, undone as one', async () => {
    const { me, targets, undo, month, listed, max, team } = await scene()
    await team.join('viewer', 'Viktor')
    const all = await targets.set(me(), { memberId: null, month, money: euros(5000) })
    expect(all.count).toBe(2)
    const next = [1, 2, 3].map((months) => monthPlus(month, months))
    await targets.set(me(), { memberId: max.id, month: next[1] ?? '', money: euros(9000) })
    const carried = await targets.carry(me(), { memberId: null, from: month, to: next })
    // Whoever had one keeps it.
    expect(carried.count).toBe(5)
    expect(await listed(next[1])).toEqual(expect.arrayContaining(['max 9000 EUR', 'owner 5000 EUR']))
    const own = await targets.carry(me(), { memberId: max.id, from: month, to: next })
    expect(own.count).toBe(1)
    expect(await listed(next[1])).toContain('max 5000 EUR')
    await undo.undo(me(), own.undoId as never)
    expect(await listed(next[1])).toContain('max 9000 EUR')
    await undo.undo(me(), carried.undoId as never)
    expect(await listed(next[0])).toEqual([])
    expect(await listed(next[1])).toEqual(['max 9000 EUR'])
    await undo.undo(me(), all.undoId as never)
    expect(await listed()).toEqual([])
  })

  test('stays with a member who leaves: it can be removed then, and no new one is set', async () => {
    const { crm, me, targets, month, listed, max, team } = await scene()
    await targets.set(me(), { memberId: max.id, month, money: euros(5000) })
    await crm.models.members.updateOne({ workspaceId: team.workspaceId, _id: max.id }, { $set: { status: 'removed' } })
    expect(await listed()).toEqual(['max 5000 EUR'])
    await expect(targets.set(me(), { memberId: max.id, month, money: euros(1) })).rejects.toMatchObject(
      refusal('NOT_FOUND'),
    )
    expect((await targets.set(me(), { memberId: null, month, money: euros(2000) })).count).toBe(1)
    expect((await targets.remove(me(), { memberId: max.id, month })).count).toBe(1)
  })

  test('of another workspace is neither read nor written', async () => {
    const { crm, max, me, targets, month, listed } = await scene()
    const other = await crm.team()
    await targets.set(me(), { memberId: max.id, month, money: euros(5000) })
    const calls = [
      () => targets.get(other.owner(), { memberId: max.id, month }),
      () => targets.set(other.owner(), { memberId: max.id, month, money: euros(1) }),
      () => targets.remove(other.owner(), { memberId: max.id, month }),
      () => targets.carry(other.owner(), { memberId: max.id, from: month, to: [month] }),
      () => crm.services.reps.get(other.owner(), max.id),
      () => crm.services.reps.touches(other.owner(), max.id),
    ]
    for (const call of calls) await expect(call()).rejects.toMatchObject(refusal('NOT_FOUND'))
    expect((await targets.list(other.owner())).goal).toBeNull()
    expect(await listed()).toEqual(['max 5000 EUR'])
  })

  test('set by two managers at once is one or the other, and both are in the history', async () => {
    const { crm, team, max, me, targets, month, listed } = await scene()
    const manager = await team.join('manager', 'Priya')
    const place = { memberId: max.id, month }
    await Promise.all([
      targets.set(me(), { ...place, money: euros(5000) }),
      targets.set(manager(), { ...place, money: euros(6000) }),
    ])
    const events = (await eventsOf(crm, team.workspaceId)).filter(({ type }) => type === 'target.set')
    expect(events).toHaveLength(2)
    const last = events.find(({ changes }) => changes[0]?.from !== null)?.changes[0]?.to as { minor: number }
    expect(await listed()).toEqual([`max ${last.minor / 100} EUR`])
  })
})

test('The months that are left of a year end in December', () => {
  expect(restOfYear('2026-10')).toEqual(['2026-11', '2026-12'])
  expect(restOfYear('2026-12')).toEqual([])
  expect(monthPlus('2026-01', -1)).toBe('2025-12')
})
