/** Rates that admins enter, and the sums of the board that they convert. */
import { describe, expect, test } from 'vitest'

import { readConverters } from '../../../src/services/rates/create-converter.ts'
import { createCrm, eventsOf, refusal } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'

const database = sharedDatabase()

async function scene() {
  const crm = createCrm(database())
  const team = await crm.team({ currency: 'UAH' })
  const { rates, deals, undo } = crm.services
  const enter = (rate: string, day = '2026-11-01', pair = { from: 'EUR', to: 'UAH' }) =>
    rates.enter(team.owner(), { ...pair, day, rate })
  const listed = async () =>
    (await rates.list(team.owner(), { from: 'EUR', to: 'UAH', limit: 10 })).rates.map(
      ({ day, rate }) => `${day} ${rate}`,
    )
  return { crm, team, me: team.owner, rates, deals, undo, enter, listed }
}

describe('A rate', () => {
  test('is entered, replaced for the same day, deleted, and each of it undone', async () => {
    const { crm, team, me, rates, undo, enter, listed } = await scene()
    const first = await enter('45.2')
    expect(first).toMatchObject({ replaced: null, rate: '45.2' })
    const second = await enter('45.3')
    expect(second).toMatchObject({ id: first.id, replaced: '45.2' })
    expect(await enter('45.3')).toMatchObject({ replaced: null, undoId: null })
    await enter('44', '2026-10-01')
    expect(await listed()).toEqual(['2026-11-01 45.3', '2026-10-01 44'])
    await undo.undo(me(), second.undoId as never)
    expect(await listed()).toEqual(['2026-11-01 45.2', '2026-10-01 44'])
    const { undoId } = await rates.remove(me(), first.id)
    expect(await listed()).toEqual(['2026-10-01 44'])
    await undo.undo(me(), undoId)
    expect(await listed()).toEqual(['2026-11-01 45.2', '2026-10-01 44'])
    await undo.undo(me(), first.undoId as never)
    expect(await listed()).toEqual(['2026-10-01 44'])
    const events = await eventsOf(crm, team.workspaceId)
    const told = events.filter(({ type }) => type.startsWith('rate.')).map(({ changes }) => changes[0])
    expect(told[0]).toMatchObject({ path: 'EUR/UAH 2026-11-01', from: null, to: '45.2' })
    expect(told[1]).toMatchObject({ path: 'EUR/UAH 2026-11-01', from: '45.2', to: '45.3' })
  })

  test('cannot be undone once somebody has entered another one for the day', async () => {
    const { me, rates, undo, enter } = await scene()
    const first = await enter('45.2')
    await enter('46')
    await expect(undo.undo(me(), first.undoId as never)).rejects.toMatchObject(
      refusal('CONFLICT', { reason: 'changed-since' }),
    )
    const { undoId } = await rates.remove(me(), first.id)
    await enter('47')
    await expect(undo.undo(me(), undoId)).rejects.toMatchObject(refusal('CONFLICT', { reason: 'changed-since' }))
  })

  test('of the same day, entered by two admins at once: one replaces the other and is told', async () => {
    const { team, me, rates, listed } = await scene()
    const admin = await team.join('admin')
    const rate = (value: string) => ({ from: 'EUR', to: 'UAH', day: '2026-11-01', rate: value })
    const entered = await Promise.all([rates.enter(me(), rate('45')), rates.enter(admin(), rate('46'))])
    expect(entered.map(({ replaced }) => replaced).filter((was) => was !== null)).toHaveLength(1)
    expect(await listed()).toHaveLength(1)
    const last = entered.find(({ replaced }) => replaced !== null)
    expect(await listed()).toEqual([`2026-11-01 ${last?.rate}`])
  })

  test.each([
    [{ rate: '0' }, 'rate-out-of-range'],
    [{ rate: '1000000000' }, 'rate-out-of-range'],
    [{ to: 'EUR' }, 'same-currency'],
    [{ from: 'XQQ' }, 'not-a-currency'],
  ])('of %j is refused with its problem', async (wrong, problem) => {
    const { me, rates } = await scene()
    const entering = rates.enter(me(), { from: 'EUR', to: 'UAH', day: '2026-11-01', rate: '45', ...wrong })
    await expect(entering).rejects.toMatchObject(refusal('VALIDATION', { problem }))
  })

  test('is entered and seen by owners and admins only, and by nobody of another workspace', async () => {
    const { crm, team, rates, enter } = await scene()
    const { id } = await enter('45')
    for (const role of ['manager', 'rep', 'viewer'] as const) {
      const member = await team.join(role)
      await expect(rates.pairs(member())).rejects.toMatchObject(refusal('FORBIDDEN'))
      await expect(rates.remove(member(), id)).rejects.toMatchObject(refusal('FORBIDDEN'))
    }
    const stranger = (await crm.team()).owner
    await expect(rates.get(stranger(), id)).rejects.toMatchObject(refusal('NOT_FOUND'))
    await expect(rates.remove(stranger(), id)).rejects.toMatchObject(refusal('NOT_FOUND'))
    expect(await rates.pairs(stranger())).toEqual([])
  })
})

describe('Sums', () => {
  test('of the board are converted by the rates, and say which deals are left out', async () => {
    const { crm, me, deals, enter } = await scene()
    await deals.add(me(), { title: 'Euros', amount: { minor: 10_000, currency: 'EUR' } })
    await deals.add(me(), { title: 'Hryvnias', amount: { minor: 50_000, currency: 'UAH' } })
    await deals.add(me(), { title: 'Yen', amount: { minor: 9_000, currency: 'JPY' } })
    const converted = async () => (await deals.board(me(), { into: 'UAH' })).open.converted
    expect(await converted()).toMatchObject({ minor: 50_000, unconverted: 2, without: ['EUR', 'JPY'] })
    const today = crm.now().toISOString().slice(0, 10)
    await enter('45', '2026-01-01')
    await enter('1000', '2099-01-01')
    expect(await converted()).toMatchObject({ minor: 500_000, weightedMinor: 50_000, unconverted: 1, without: ['JPY'] })
    await enter('0.28', today, { from: 'JPY', to: 'UAH' })
    expect(await converted()).toEqual({
      currency: 'UAH',
      minor: 752_000,
      weightedMinor: 75_200,
      unconverted: 0,
      without: [],
    })
    expect((await deals.board(me())).open.converted).toBeNull()
  })

  test('of one day are converted by the rate of that day', async () => {
    const { crm, team, enter } = await scene()
    await enter('40', '2026-01-01')
    await enter('45', '2026-06-01')
    const convert = (await readConverters(crm.models, team.workspaceId))('UAH')
    const euro = { minor: 100, currency: 'EUR' }
    expect(convert(euro, '2026-05-31')).toBe(4_000)
    expect(convert(euro, '2026-06-01')).toBe(4_500)
    expect(convert(euro, '2025-12-31')).toBeNull()
    expect(convert({ minor: 7, currency: 'UAH' }, '2025-12-31')).toBe(7)
  })
})
