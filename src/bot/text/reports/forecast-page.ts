/** What the coming months may bring: won, committed, weighted, and learned from the workspace's own history. */
import type { MonthLine } from '../../../pictures/picture.ts'
import type { ForecastFigures, ForecastMonth } from '../../../services/reports/report.ts'
import { calendarDay } from '../text-value.ts'
import { MAX_BARS } from './few-and-others.ts'
import type { PageOfReport } from './report-page.ts'
import type { ReportWords } from './report-words.ts'

/** So many months have room for all four lines. */
const MAX_DETAILED = 3
/** Below that, the stages' own percentages weigh in (docs/reports.md). */
const ENOUGH_DEALS = 50

function isEmpty({ won, committed, weighted, learned }: ForecastMonth): boolean {
  return won === 0 && committed === 0 && weighted === 0 && learned.high === 0
}

function monthName({ month }: ForecastMonth, { t }: ReportWords): string {
  return t('report-month', { date: calendarDay(`${month}-01`) })
}

/** Ukrainian writes months small, but not at the beginning. */
function capitalised(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`
}

export function forecastPage(figures: ForecastFigures, words: ReportWords): PageOfReport {
  const { months, undated, backtest, learnedFrom } = figures
  const [first] = months
  if (first === undefined || (months.every(isEmpty) && undated.count === 0)) return null
  const { t, short, percent, worth, range } = words
  const between = ({ learned }: ForecastMonth) =>
    t('report-forecast-between', { sum: short(learned.minor), range: range(learned.low, learned.high) })
  const plain = (key: 'won' | 'committed' | 'weighted', amount: number, tone: MonthLine['tone']): MonthLine => ({
    label: t(`report-forecast-${key}`),
    value: short(amount),
    amount,
    tone,
  })
  const learned = (month: ForecastMonth): MonthLine => ({
    label: t('report-forecast-learned'),
    value: between(month),
    amount: month.learned.minor,
    range: month.learned,
    tone: 'accent',
  })

  const isDetailed = months.length <= MAX_DETAILED
  const shown = months.slice(0, MAX_BARS)
  const notes = [
    ...(months.length > shown.length ? [t('report-forecast-more', { count: months.length - shown.length })] : []),
    ...(undated.count > 0 ? [t('report-forecast-undated', { worth: worth(undated) })] : []),
    ...(backtest === null
      ? [t('report-forecast-untested')]
      : [t('report-forecast-tested', { share: percent(backtest.medianError), count: backtest.months })]),
    ...(learnedFrom < ENOUGH_DEALS ? [t('report-forecast-few', { count: learnedFrom })] : []),
  ]
  return {
    title: months.every(isEmpty)
      ? t('report-forecast-title-undated', { count: undated.count })
      : t('report-forecast-title', {
          month: monthName(first, words),
          sum: short(first.learned.minor),
          range: range(first.learned.low, first.learned.high),
        }),
    body: {
      kind: 'months',
      months: shown.map((month) => ({
        label: capitalised(monthName(month, words)),
        lines: isDetailed
          ? [
              plain('won', month.won, 'gain'),
              plain('committed', month.committed, 'plain'),
              plain('weighted', month.weighted, 'faint'),
              learned(month),
            ]
          : [learned(month)],
      })),
    },
    notes,
  }
}
