/** What a report is about: “Funnel · 16–22 Nov · Sales · Olena”. */
import type { Report } from '../../../services/reports/report.ts'
import { INTL_LOCALES, type Translate } from '../i18n.ts'

/** “16–22 Nov 2026”, or one day. */
export function daysText({ from, to }: Pick<Report, 'from' | 'to'>, t: Translate): string {
  const format = new Intl.DateTimeFormat(INTL_LOCALES[t.locale], { dateStyle: 'medium', timeZone: 'UTC' })
  return format.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`))
}

export function reportScope(report: Report, t: Translate): string {
  const { query, pipelineName, memberName } = report
  return [
    t(`report-${query.report}`),
    daysText(report, t),
    ...(pipelineName === null ? [] : [pipelineName]),
    memberName ?? t('report-whole-team'),
  ].join(' · ')
}
