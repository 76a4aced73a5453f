/** A report in words: what its picture and its caption say. Both are made of the same page, so they cannot differ. */
import type { Picture, PictureBody } from '../../../pictures/picture.ts'
import type { Report } from '../../../services/reports/report.ts'
import type { Translate } from '../i18n.ts'
import { activityPage } from './activity-page.ts'
import { forecastPage } from './forecast-page.ts'
import { funnelPage } from './funnel-page.ts'
import { leaderboardPage } from './leaderboard-page.ts'
import { lostPage } from './lost-page.ts'
import { reportScope } from './report-scope.ts'
import { reportWords } from './report-words.ts'
import { responsePage } from './response-page.ts'
import { sourcesPage } from './sources-page.ts'
import { velocityPage } from './velocity-page.ts'
import { weekPage } from './week-page.ts'

export type ReportPage = Omit<Picture, 'theme'>

/** What a report adds to the page; null if it has nothing to show. */
export type PageOfReport = {
  readonly title: string
  readonly body: Exclude<PictureBody, { readonly kind: 'calm' }>
  readonly notes?: readonly string[]
} | null

function pageOf(report: Report, t: Translate): PageOfReport {
  const words = reportWords(report, t)
  const { figures } = report
  switch (figures.report) {
    case 'week':
      return weekPage(figures, report, words)
    case 'funnel':
      return funnelPage(figures, words)
    case 'forecast':
      return forecastPage(figures, words)
    case 'lost':
      return lostPage(figures, words)
    case 'response':
      return responsePage(figures, words)
    case 'sources':
      return sourcesPage(figures, words)
    case 'leaderboard':
      return leaderboardPage(figures, words)
    case 'activity':
      return activityPage(figures, words)
    case 'velocity':
      return velocityPage(figures, report, words)
  }
}

export function reportPage(report: Report, t: Translate): ReportPage {
  const { query, withoutRate } = report
  const page = pageOf(report, t)
  const notes = withoutRate.map(({ currency, count }) => t('report-without-rate', { count, currency }))
  const subtitle = reportScope(report, t)
  if (page === null)
    return {
      title: t(`report-${query.report}`),
      subtitle,
      body: { kind: 'calm', text: t(`report-none-${query.report}`) },
      notes,
    }
  return { title: page.title, subtitle, body: page.body, notes: [...(page.notes ?? []), ...notes] }
}
