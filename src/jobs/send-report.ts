/** Sends a regular report, once for each week or month, as whoever asked for it sees it now. */
import { isAppError, isConflict } from '../errors.ts'
import type { Id, ViewId } from '../ids.ts'
import type { Actor } from '../services/core/actor.ts'
import type { FindRecipient, Listener } from '../services/notifications/recipients.ts'
import type { DueReports, EndedReport, ReportToSend } from '../services/reports/due-reports.ts'
import type { ReadReport } from '../services/reports/reports.ts'
import { REPORT_SEND_JOB } from '../services/reports/report-send-job.ts'
import type { Report } from '../services/reports/report.ts'
import { memberActor } from './job-actor.ts'
import { handleJob } from './queue-handler.ts'

export type SendReportDeps = {
  readonly dueReports: DueReports
  readonly findRecipient: FindRecipient
  readonly readReport: ReadReport
  /** A list of the deals behind it. */
  readonly beginPicked: (actor: Actor, kind: 'deal', ids: readonly Id[]) => Promise<ViewId>
  readonly tellReport: (
    listener: Listener,
    regular: { readonly report: Report; readonly to: ReportToSend; readonly deals: ViewId | null },
  ) => Promise<'sent' | 'gone' | { readonly movedTo: number }>
  readonly tellEnded: (listener: Listener, ended: EndedReport) => Promise<void>
}

/** What cannot be read any more, such as that of a pipeline that is gone, will not come back next week. */
const ENDS: readonly string[] = ['NOT_FOUND', 'FORBIDDEN']

export function createSendReport(deps: SendReportDeps) {
  const { dueReports, findRecipient, readReport, beginPicked, tellReport, tellEnded } = deps
  return handleJob(REPORT_SEND_JOB, async (due, { item }) => {
    const to = await dueReports.find(due)
    if (to === null) return
    const listener = await findRecipient(due.workspaceId, to.memberId)
    if (listener === null) return
    const actor = memberActor(listener, item)
    let report: Report
    try {
      report = await readReport(actor, to.query)
    } catch (error) {
      // A leaderboard that is switched off may be on again next week.
      if (isConflict(error, 'leaderboard-off')) return dueReports.sent(due)
      if (!isAppError(error) || !ENDS.includes(error.code)) throw error
      await tellEnded(listener, { query: to.query, group: null })
      await dueReports.end(due)
      return
    }
    const isListed = to.group === null && report.dealIds.length > 0
    const deals = isListed ? await beginPicked(actor, 'deal', report.dealIds) : null
    let outcome = await tellReport(listener, { report, to, deals })
    if (typeof outcome === 'object' && to.group !== null) {
      const chatId = outcome.movedTo
      await dueReports.moved(due, chatId)
      outcome = await tellReport(listener, { report, to: { ...to, group: { ...to.group, chatId } }, deals })
    }
    if (outcome === 'gone' && to.group !== null) {
      await tellEnded(listener, { query: to.query, group: to.group })
      await dueReports.end(due)
    } else await dueReports.sent(due)
  })
}
