/** One sign for each report, the same wherever it is named. */
import type { ReportName } from '../../../services/reports/report.ts'

export const REPORT_SIGNS = {
  week: '📊',
  funnel: '🪜',
  forecast: '🔮',
  lost: '💔',
  response: '⏱',
  sources: '🧲',
  leaderboard: '🏅',
  activity: '🗓',
  velocity: '🚀',
} as const satisfies Record<ReportName, string>
