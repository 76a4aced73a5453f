/** Targets beside what was won, in the leaderboard and in the summary of the week. */
import { describe, expect, test } from 'vitest'

import { createTranslator } from '../../../src/bot/text/i18n.ts'
import { reportCaption } from '../../../src/bot/text/reports/report-caption.ts'
import { reportPage } from '../../../src/bot/text/reports/report-page.ts'
import { reportTable } from '../../../src/bot/text/reports/report-table.ts'
import { weeklyMessage } from '../../../src/bot/text/weekly-text.ts'
import { LOCALES } from '../../../src/locale.ts'
import { weekBefore } from '../../../src/services/day/week-before.ts'
import type { ReportPeriod } from '../../../src/services/reports/report.ts'
import { sharedDatabase } from '../../support/database.ts'
import { addDeal, move, openTold } from '../../support/reports/told-deals.ts'

const database = sharedDatabase()

async function scene() {
  const told = await openTold(database())
  const { crm, team, members } = told
  const [owner, max] = members
  if (owner === undefined || max === undefined) throw new Error('There are three')
  const id = await addDeal(told, { amount: { minor: 299_900, currency: 'EUR' }, owner: max })
  const deal = told.deals.find((one) => one.id === id)
  if (deal === undefined) throw new Error('It was added')
  await move(told, max, deal, { to: 'won' })
  const { targets } = crm.services
  const { month } = await targets.list(owner())
  await targets.set(owner(), { memberId: max.id, month, money: { minor: 300_000, currency: 'EUR' } })
  crm.passTime(60_000)
  const board = async (period: ReportPeriod) => crm.services.reports.read(owner(), { report: 'leaderboard', period })
  return { crm, team, owner, board }
}

describe('The leaderboard', () => {
  test('has targets beside what was won, for months and all pipelines', async () => {
    const { board, crm, owner } = await scene()
    const month = await board('this-month')
    expect(month.figures).toMatchObject({ members: [{ won: { minor: 299_900 }, goal: 300_000 }] })
    const goalsOf = async (period: ReportPeriod) => {
      const { figures } = await board(period)
      return figures.report === 'leaderboard' ? figures.members.map(({ goal }) => goal ?? null) : []
    }
    expect(await goalsOf('year')).toEqual([300_000])
    expect(await goalsOf('this-week')).toEqual([null])
    expect(await goalsOf('last-month')).toEqual([])
    const { id: pipelineId } = await crm.services.pipelines.get(owner())
    const query = { report: 'leaderboard', period: 'this-month', pipelineId } as const
    const { figures } = await crm.services.reports.read(owner(), query)
    expect(JSON.stringify(figures)).not.toContain('goal')
  })

  test.each(LOCALES)('says it in its picture, its caption and its file (%s)', async (locale) => {
    const { board } = await scene()
    const t = createTranslator()(locale)
    const month = await board('this-month')
    const { text } = reportCaption(reportPage(month, t))
    // Not yet reached, however near.
    expect(text).toMatch(locale === 'en' ? /99% of €3,000/u : /99\s?% від плану 3\s000\s€/u)
    const { headers, pages } = reportTable(month, t)
    expect(headers.at(-1)).toBe(locale === 'en' ? 'Target, EUR' : 'План, EUR')
    for await (const rows of pages) expect(rows[0]?.at(-1)).toBe(3_000)
  })
})

test('The summary of the week has the team’s progress, if there are targets', async () => {
  const { crm, owner, team } = await scene()
  const t = createTranslator()('en')
  const week = weekBefore(crm.now(), 'Europe/Berlin')
  const words = { t, timeZone: 'Europe/Berlin', now: crm.now() }
  const { text } = weeklyMessage(await crm.services.readWeekly(owner(), week), words).text
  expect(text).toMatch(/🎯 The team’s \w+: €2,999 of €3,000 · 99%\n▓{9}░ €1 to go/u)
  const other = await crm.team()
  const without = weeklyMessage(await crm.services.readWeekly(other.owner(), week), words).text.text
  expect(without).not.toContain('🎯')
  expect(team.workspaceId).not.toBe(other.workspaceId)
})
