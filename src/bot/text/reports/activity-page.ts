/** Who did how much on which day. */
import type { ActivityFigures } from '../../../services/reports/report.ts'
import { calendarDay } from '../text-value.ts'
import { fewAndOthers } from './few-and-others.ts'
import type { PageOfReport } from './report-page.ts'
import type { ReportWords } from './report-words.ts'

export function activityPage({ days, members }: ActivityFigures, words: ReportWords): PageOfReport {
  if (members.every(({ total }) => total === 0)) return null
  const { t, named } = words
  const { few, others } = fewAndOthers(members.toSorted((a, b) => b.total - a.total))
  const actions = (count: number) => t('report-activity-count', { count })
  const [top] = few
  const rest = {
    label: t('report-others', { count: others.length }),
    value: actions(others.reduce((sum, { total }) => sum + total, 0)),
    cells: days.map((_, day) => others.reduce((sum, { perDay }) => sum + (perDay[day] ?? 0), 0)),
    isSum: true as const,
  }
  return {
    title: t('report-activity-title', { name: named(top?.name ?? ''), count: top?.total ?? 0 }),
    body: {
      kind: 'heat',
      columns: days.map((day) => t('report-day', { date: calendarDay(day) })),
      rows: [
        ...few.map(({ name, perDay, total }) => ({ label: name, value: actions(total), cells: perDay })),
        ...(others.length === 0 ? [] : [rest]),
      ],
    },
  }
}
