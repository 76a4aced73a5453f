/** Tells whoever asked for a regular report that it has ended, and how to have it again. */
import { fmt } from '@grammyjs/parse-mode'

import type { EndedReport } from '../../../services/reports/due-reports.ts'
import type { Translate } from '../i18n.ts'
import type { NewsMessage } from '../news-text.ts'
import { REPORT_SIGNS } from './report-signs.ts'

export function reportEndedMessage({ query, group }: EndedReport, t: Translate): NewsMessage {
  const report = t(`report-${query.report}`)
  const text = group === null ? t('report-ended', { report }) : t('report-ended-group', { report, group: group.title })
  return { text: fmt`${REPORT_SIGNS[query.report]} ${text}`, rows: [] }
}
