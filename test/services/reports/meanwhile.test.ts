/** Deals move while a report is counted: each of them is in it once. */
import { expect, test } from 'vitest'

import { sharedDatabase } from '../../support/database.ts'
import { addDeal, openTold } from '../../support/reports/told-deals.ts'

const database = sharedDatabase()
const DEALS = 12

test('A deal that is won while a report is counted is open in it or won, and never both or neither', async () => {
  const told = await openTold(database())
  const { crm, team } = told
  for (let count = 0; count < DEALS; count += 1) await addDeal(told, { amount: { minor: 100, currency: 'EUR' } })
  crm.passTime(60_000)
  let isOver = false
  async function winAll(): Promise<void> {
    for (const { id, stays } of told.deals) {
      const from = stays[0]?.stage.id
      if (from === undefined) throw new Error('A deal is always in a stage')
      await crm.services.deals.move(team.owner(), id, { wish: { to: 'won' }, from })
    }
    isOver = true
  }
  const winning = winAll()
  const counts: { readonly open: number; readonly won: number }[] = []
  while (!isOver) {
    const { figures } = await crm.services.reports.read(team.owner(), { report: 'week', period: 'this-week' })
    if (figures.report !== 'week') throw new Error('Another report was asked for')
    counts.push({ open: figures.openNow.count, won: figures.won.count })
  }
  await winning
  expect(counts.length).toBeGreaterThan(0)
  for (const { open, won } of counts) expect(open + won).toBe(DEALS)
  expect(counts.map(({ won }) => won)).toEqual(counts.map(({ won }) => won).toSorted((one, other) => one - other))
}, 60_000)
