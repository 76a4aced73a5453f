/** The forecast that a workspace learns: it says at a past month-end what it said then, and its range is the same each time. */
import { DateTime } from 'luxon'
import { expect, test } from 'vitest'

import type { ForecastFigures } from '../../../src/services/reports/report.ts'
import { sharedDatabase } from '../../support/database.ts'
import { dealsAt, euros, median } from '../../support/reports/count-reports.ts'
import { addDeal, move, openTold, setAmount, setOwner, stageOf, type Told } from '../../support/reports/told-deals.ts'

const database = sharedDatabase()

async function forecast({ crm, team }: Told): Promise<ForecastFigures> {
  const { figures } = await crm.services.reports.read(team.owner(), { report: 'forecast', period: 'this-month' })
  if (figures.report !== 'forecast') throw new Error('Another report was asked for')
  return figures
}

/** A little of everything, always the same. */
async function workMonth(told: Told, month: number): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) {
    told.crm.passTime(2 * 24 * 60 * 60 * 1000)
    const seed = month * 12 + turn
    const by = told.team.owner
    if (turn % 3 !== 1) await addDeal(told, { amount: { minor: 10_000 + seed * 700, currency: 'EUR' } })
    const open = told.deals.filter((deal) => deal.deletedAt === null && stageOf(deal).kind === 'open')
    const [first, second] = [open[seed % open.length], open[(seed * 3 + 1) % open.length]]
    const stage = told.stages[1 + (seed % 3)]
    if (second !== undefined && stage !== undefined && stage !== stageOf(second)) await move(told, by, second, stage)
    const deal = told.deals.find(({ id }) => id === first?.id)
    if (deal === undefined || turn % 3 === 0) continue
    if (seed % 5 === 0) await setAmount(told, by, deal, { minor: 5_000 + seed * 900, currency: 'EUR' })
    else if (seed % 7 === 0) await setOwner(told, by, deal, told.members[1]?.id ?? null)
    else await move(told, by, deal, seed % 3 === 0 ? { to: 'lost', reason: 'Price' } : { to: 'won' })
  }
}

test('The backtest compares what was forecast at each month-end with what came, and knows nothing of the future', async () => {
  const told = await openTold(database(), { timeZone: 'Europe/Kyiv' })
  const said: { readonly at: DateTime; readonly minor: number; readonly lessons: number }[] = []
  for (let month = 0; month < 7; month += 1) {
    await workMonth(told, month)
    const next = DateTime.fromJSDate(told.crm.now(), { zone: told.timeZone }).startOf('month').plus({ months: 1 })
    told.crm.passTime(next.toMillis() - told.crm.now().getTime() + 1)
    const { months, learnedFrom } = await forecast(told)
    said.push({ at: next, minor: months[0]?.learned.minor ?? 0, lessons: learnedFrom })
  }
  const errors = said.slice(0, -1).flatMap(({ at, minor, lessons }) => {
    const open = dealsAt(told, at.toJSDate()).filter((deal) => stageOf(deal).kind === 'open')
    const end = dealsAt(told, at.plus({ months: 1 }).toJSDate())
    const won = end.filter(({ id, stays }) => stays.at(-1)?.stage.kind === 'won' && open.some((deal) => deal.id === id))
    const actual = won.reduce((sum, { amount }) => sum + euros(amount), 0)
    return actual === 0 || lessons < 10 ? [] : [Math.abs(minor - actual) / actual]
  })
  expect(errors.length).toBeGreaterThanOrEqual(3)
  const now = await forecast(told)
  expect(now.backtest?.months).toBe(errors.length)
  // What was said was rounded.
  expect(now.backtest?.medianError).toBeCloseTo(median(errors) ?? 0, 3)
  expect(await forecast(told)).toEqual(now)
  const [month] = now.months
  expect(month?.learned.low).toBeLessThan(month?.learned.high ?? 0)
}, 120_000)
