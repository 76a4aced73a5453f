/** How much money the pipeline brings in a day, and what that is made of. */
import { DateTime } from 'luxon'

import type { Report, ReportPeriod, VelocityFigures } from '../../../services/reports/report.ts'
import { calendarDay } from '../text-value.ts'
import type { PageOfReport } from './report-page.ts'
import { type ReportWords, UNKNOWN } from './report-words.ts'

/** A smaller difference is called the same. */
const SAME = 0.05

type Step = { readonly unit: 'weeks' | 'months' | 'quarters' | 'years'; readonly key: 'day' | 'month-short' | 'year' }

const STEPS: Readonly<Record<ReportPeriod, Step>> = {
  'this-week': { unit: 'weeks', key: 'day' },
  'last-week': { unit: 'weeks', key: 'day' },
  'this-month': { unit: 'months', key: 'month-short' },
  'last-month': { unit: 'months', key: 'month-short' },
  'this-quarter': { unit: 'quarters', key: 'month-short' },
  year: { unit: 'years', key: 'year' },
}

function finding({ perDay, before }: VelocityFigures, { t, short, percent }: ReportWords): string {
  if (perDay === null) return t('report-velocity-unknown')
  const sum = short(perDay)
  const last = before.at(-1) ?? null
  if (last === null || last === 0) return t('report-velocity-title', { sum })
  const change = perDay / last - 1
  if (Math.abs(change) < SAME) return t('report-velocity-same', { sum })
  const share = percent(Math.abs(change))
  return change > 0 ? t('report-velocity-up', { sum, share }) : t('report-velocity-down', { sum, share })
}

export function velocityPage(figures: VelocityFigures, report: Report, words: ReportWords): PageOfReport {
  const { openDeals, winRate, averageWon, medianDaysToWin, perDay, before } = figures
  const amounts = [...before, perDay]
  if (openDeals === 0 && amounts.every((amount) => amount === null)) return null
  const { t, sum, bare, percent, days } = words
  const { unit, key } = STEPS[report.query.period]
  const columns = amounts.map((amount, index) => {
    const back = amounts.length - 1 - index
    const begins = DateTime.fromISO(report.from, { zone: 'UTC' }).minus({ [unit]: back })
    const isNow = back === 0
    return {
      label: t(`report-${key}`, { date: calendarDay(begins.toFormat('yyyy-MM-dd')) }),
      value: amount === null ? UNKNOWN : bare(amount),
      amount,
      tone: isNow ? ('accent' as const) : ('plain' as const),
    }
  })
  return {
    title: finding(figures, words),
    body: {
      kind: 'columns',
      big: [{ value: perDay === null ? UNKNOWN : sum(perDay), label: t('report-velocity-per-day') }],
      columns,
      facts: [
        { label: t('report-velocity-open'), value: t('report-number', { count: openDeals }) },
        { label: t('report-velocity-rate'), value: percent(winRate) },
        { label: t('report-velocity-average'), value: averageWon === null ? UNKNOWN : sum(averageWon) },
        { label: t('report-velocity-days'), value: days(medianDaysToWin) },
      ],
    },
  }
}
