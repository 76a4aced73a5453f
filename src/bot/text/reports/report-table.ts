/** The figures of a report as a table for a file: whole, and with amounts as numbers. */
import type { Cell, ListTable } from '../../../services/lists/list-table.ts'
import type { CountAndMoney, Report } from '../../../services/reports/report.ts'
import type { PlainTextKey, Translate } from '../i18n.ts'
import { money } from '../text-value.ts'
import { reportScope } from './report-scope.ts'
import { sourceName } from './sources-page.ts'

type Table = { readonly headers: readonly PlainTextKey[]; readonly rows: readonly (readonly Cell[])[] }
type Units = (minor: number | null) => Cell

const ALL = ['report-column-name', 'report-column-deals', 'report-column-money'] as const

function tableOf({ figures }: Report, t: Translate, units: Units): Table {
  const worth = ({ count, minor }: CountAndMoney): readonly Cell[] => [count, units(minor)]
  switch (figures.report) {
    case 'week': {
      const { openBefore, added, grown, won, lost, shrunk, left, openNow } = figures
      const parts = { 'open-before': openBefore, added, grown, won, lost, shrunk, left, 'open-now': openNow }
      const named = Object.entries(parts) as [keyof typeof parts, CountAndMoney][]
      return { headers: ALL, rows: named.map(([key, part]) => [t(`report-part-${key}`), ...worth(part)]) }
    }
    case 'funnel':
      return {
        headers: [
          ...ALL,
          'report-column-converted',
          'report-column-converted-money',
          'report-column-waiting',
          'report-column-days',
        ],
        rows: [
          ...figures.stages.map(({ name, entered, converted, waiting, medianDays }) => [
            name,
            ...worth(entered),
            ...worth(converted),
            waiting,
            medianDays,
          ]),
          [t('report-part-won'), ...worth(figures.won)],
        ],
      }
    case 'forecast':
      return {
        headers: [
          'report-column-month',
          'report-forecast-won',
          'report-forecast-committed',
          'report-forecast-weighted',
          'report-forecast-learned',
          'report-column-low',
          'report-column-high',
        ],
        rows: figures.months.map(({ month, won, committed, weighted, learned }) => [
          month,
          ...[won, committed, weighted, learned.minor, learned.low, learned.high].map(units),
        ]),
      }
    case 'lost':
      return {
        headers: ALL,
        rows: figures.reasons.map((one) => [one.reason ?? t('report-lost-no-reason'), ...worth(one)]),
      }
    case 'response': {
      const { within, waiting, members, target } = figures
      const parts = { minutes5: within.minutes5, hour: within.hour, day: within.day, later: within.later, waiting }
      const named = Object.entries(parts) as [keyof typeof parts, number][]
      return {
        headers: ['report-column-name', 'report-column-leads', 'report-column-minutes'],
        rows: [
          ...named.map(([key, count]) => [t(`report-response-${key}`), count, null]),
          ...(target === null
            ? []
            : [
                [t('report-response-on-time'), target.onTime, target.minutes],
                [t('report-response-late'), target.late, target.minutes],
              ]),
          ...members.map(({ name, medianMinutes, answered }) => [name, answered, medianMinutes]),
        ],
      }
    }
    case 'sources':
      return {
        headers: [
          'report-column-name',
          'report-column-new',
          'report-column-new-money',
          'report-column-won',
          'report-column-won-money',
          'report-column-rate',
        ],
        rows: figures.sources.map((source) => [
          sourceName(source, t),
          ...worth(source.added),
          ...worth(source.won),
          source.winRate,
        ]),
      }
    case 'leaderboard':
      return {
        headers: [
          'report-column-name',
          'report-column-won',
          'report-column-won-money',
          'report-column-rate',
          'report-column-target-money',
        ],
        rows: figures.members.map(({ name, won, winRate, goal = null }) => [name, ...worth(won), winRate, units(goal)]),
      }
    case 'activity':
      return {
        headers: ['report-column-name', 'report-column-day', 'report-column-actions'],
        rows: figures.members.flatMap(({ name, perDay }) =>
          figures.days.map((day, at) => [name, day, perDay[at] ?? 0]),
        ),
      }
    case 'velocity':
      return {
        headers: ['report-column-name', 'report-column-value'],
        rows: [
          [t('report-velocity-open'), figures.openDeals],
          [t('report-velocity-rate'), figures.winRate],
          [t('report-velocity-average'), units(figures.averageWon)],
          [t('report-velocity-days'), figures.medianDaysToWin],
          [t('report-velocity-per-day'), units(figures.perDay)],
        ],
      }
  }
}

async function* inOnePage<T>(rows: T): AsyncGenerator<T> {
  yield rows
}

export function reportTable(report: Report, t: Translate): ListTable {
  const units: Units = (minor) => (minor === null ? null : money(minor, report.currency).value)
  const { headers, rows } = tableOf(report, t, units)
  const named = headers.map((key) => t(key))
  const withCurrency = named.map((name, index) =>
    headers[index]?.endsWith('money') === true ? `${name}, ${report.currency}` : name,
  )
  return { title: reportScope(report, t), headers: withCurrency, pages: inOnePage(rows) }
}

/** “Funnel 2026-11-22.csv”. */
export function reportFileName({ query, to }: Report, t: Translate): string {
  return `${t(`report-${query.report}`)} ${to}.csv`
}
