/** The handler of each kind of job. A declared kind without a handler here does not compile. */
import type { Tell } from '../bot/telegram/tell.ts'
import type { Clock } from '../clock.ts'
import { translateDatabaseError } from '../database/translate-error.ts'
import { codeOf } from '../errors.ts'
import { createAnnounceWinHandler } from '../jobs/announce-win.ts'
import { createDeleteMessage, type DeleteMessageDeps } from '../jobs/delete-message.ts'
import { createSendDigest, createSweepDigests } from '../jobs/digests.ts'
import { createFetchAnswersHandler } from '../jobs/fetch-answers.ts'
import {
  createCheckImportHandler,
  createReadImportHandler,
  createRunImportHandler,
  createUndoImportHandler,
} from '../jobs/run-import.ts'
import type { ReadSentFile } from '../jobs/run-import.ts'
import { createReportImport, createShowImportProgress } from '../jobs/show-import-progress.ts'
import { createCheckTotalsHandler, createSweepTotals } from '../jobs/check-totals.ts'
import { createScanDuplicatesHandler } from '../jobs/scan-duplicates.ts'
import { createClearStageHandler, createReturnDealsHandler } from '../jobs/clear-stages.ts'
import { createErasePerson } from '../jobs/erase-person.ts'
import { createFollowMergeHandler } from '../jobs/follow-merge.ts'
import { createNotifyJoined } from '../jobs/notify-joined.ts'
import { createNotifyKeysStopped } from '../jobs/notify-keys-stopped.ts'
import { createNotifyNews } from '../jobs/notify-news.ts'
import { createGiveBackHandler, createHandOverHandler } from '../jobs/finish-handover.ts'
import { createNotifyTeam } from '../jobs/notify-team.ts'
import { createNotifyWebhookDisabled, createNotifyWebhookTested } from '../jobs/notify-webhooks.ts'
import { createCatchUp, createMakeMessages } from '../jobs/deliver-webhooks.ts'
import { createCountSourceFailures, createNotifySourceFailing } from '../jobs/notify-source-failing.ts'
import { createNotifyErasureStopped } from '../jobs/notify-erasure-stopped.ts'
import { createNotifySyncStopped } from '../jobs/notify-sync-stopped.ts'
import type { JobHandler } from '../jobs/queue-handler.ts'
import { createTellLateHandler } from '../jobs/tell-late.ts'
import { createReleaseHeld } from '../jobs/release-held.ts'
import { createSendReport } from '../jobs/send-report.ts'
import { createSendNews } from '../jobs/send-news.ts'
import { createReceiveLead, createRequeueLeads } from '../jobs/receive-lead.ts'
import { createPersonZip } from '../jobs/person-zip.ts'
import { createRetain, createSweepRetention } from '../jobs/retention.ts'
import { createSendPersonFile } from '../jobs/send-person-file.ts'
import { createSettleDraft } from '../jobs/settle-draft.ts'
import { createShowListening } from '../jobs/show-listening.ts'
import { createRemindTask } from '../jobs/remind-task.ts'
import { createRunSyncHandler, createStartSync } from '../jobs/run-sync.ts'
import { createRunBulkEditHandler, createShowBulkEdit, createUndoBulkEditHandler } from '../jobs/run-bulk-edit.ts'
import { createMakeListFile } from '../jobs/make-list-file.ts'
import { createShowTaken } from '../jobs/show-taken.ts'
import { createShowSyncProgress } from '../jobs/show-sync-progress.ts'
import { createReplanTasksHandler } from '../jobs/replan-tasks.ts'
import { createSendWeekly } from '../jobs/weekly-summary.ts'
import type { Logger } from '../logger.ts'
import type { JobKind } from '../services/core/define-job.ts'
import type { EnqueueNow } from '../services/core/enqueue-now.ts'
import type { Services } from '../services/services.ts'

export type JobHandlersDeps = {
  readonly services: Services
  readonly tell: Tell
  readonly enqueue: EnqueueNow
  readonly deleteMessage: DeleteMessageDeps['deleteMessage']
  /** Reads a file that somebody sent to the bot. */
  readonly readSentFile: ReadSentFile
  readonly clock: Clock
  /** in [0, 1). */
  readonly random: () => number
  readonly log: Logger
  /** Counts totals of stages that were wrong. */
  readonly observeFixed?: (count: number) => void
}

export type JobHandlers = { readonly [Kind in JobKind]: JobHandler<Kind> }

export function createJobHandlers(deps: JobHandlersDeps): JobHandlers {
  const { services, tell, enqueue, clock, random, log } = deps
  const { findRecipient, findDueTask, readNews, readDigest, eachDueDigest, held } = services
  const sendNews = createSendNews({ tellNews: tell.news, leadMessages: services.leadMessages })
  const isOutage = (error: unknown): boolean => codeOf(translateDatabaseError(error)) === 'UNAVAILABLE'
  const intake = { leads: services.leads, random, log, isOutage }
  const ofFailures = { findRecipient, alerts: services.failingAlerts, tellSourceFailing: tell.sourceFailing }
  const ofWebhooks = {
    findRecipient,
    findName: services.webhooks.findName,
    tellDisabled: tell.webhookDisabled,
    tellTested: tell.webhookTested,
  }
  return {
    'webhook.make': createMakeMessages(services.missingMessages),
    'webhook.catch-up': createCatchUp(services.missingMessages),
    'notify.webhook-disabled': createNotifyWebhookDisabled(ofWebhooks),
    'notify.webhook-tested': createNotifyWebhookTested(ofWebhooks),
    'lead.receive': createReceiveLead(intake),
    'lead.fetch-answers': createFetchAnswersHandler({ ...intake, fetchAnswers: services.fetchAnswers }),
    'lead.listening': createShowListening({
      findRecipient,
      listening: services.listening,
      tellListening: tell.listening,
    }),
    'lead.requeue': createRequeueLeads({ leads: services.leads }),
    'lead.response': createTellLateHandler({ tellLate: services.tellLate }),
    'lead.taken': createShowTaken({
      findRecipient,
      leadMessages: services.leadMessages,
      tellLeadTaken: tell.leadTaken,
    }),
    'notify.joined': createNotifyJoined({ findRecipient, tellJoined: tell.joined }),
    'notify.keys-stopped': createNotifyKeysStopped({
      findRecipient,
      readStoppedKeys: services.readStoppedKeys,
      tellKeysStopped: tell.keysStopped,
    }),
    'notify.source-failing': createNotifySourceFailing(ofFailures),
    'notify.source-failures': createCountSourceFailures(ofFailures),
    'notify.sync-stopped': createNotifySyncStopped({ findRecipient, tellSyncStopped: tell.syncStopped }),
    'notify.erasure-stopped': createNotifyErasureStopped({
      findRecipient,
      readStopped: services.privacy.stopped.read,
      tellErasureStopped: tell.erasureStopped,
    }),
    'sync.run': createRunSyncHandler({ runs: services.syncs.run }),
    'sync.start': createStartSync({ startPlanned: services.syncs.startPlanned }),
    'sync.progress': createShowSyncProgress({
      findRecipient,
      getSync: services.syncs.get,
      tellProgress: tell.syncProgress,
      enqueue,
      clock,
    }),
    'import.read': createReadImportHandler({ work: services.importWork, readSentFile: deps.readSentFile }),
    'import.check': createCheckImportHandler({ work: services.importWork }),
    'import.run': createRunImportHandler({ work: services.importWork }),
    'import.undo': createUndoImportHandler({ work: services.importWork }),
    'import.progress': createShowImportProgress({
      findRecipient,
      getImport: services.imports.get,
      tellProgress: tell.importProgress,
      enqueue,
      clock,
    }),
    'bulk-edit.run': createRunBulkEditHandler({ findRecipient, work: services.bulkEditWork }),
    'bulk-edit.undo': createUndoBulkEditHandler({ findRecipient, work: services.bulkEditWork }),
    'bulk-edit.progress': createShowBulkEdit({
      findRecipient,
      getBulkEdit: services.bulkEdits.get,
      tablesOf: services.tablesOf,
      tellProgress: tell.bulkEditProgress,
      enqueue,
      clock,
    }),
    'import.report': createReportImport({
      findRecipient,
      readRefused: services.imports.readRefused,
      tellRefused: tell.refusedRows,
    }),
    'list.file': createMakeListFile({ findRecipient, openList: services.lists.open, tell: tell.listFile, clock }),
    'duplicates.scan': createScanDuplicatesHandler({ scan: services.duplicates.scanRest }),
    'merge.follow': createFollowMergeHandler({ follow: services.followMerge }),
    'privacy.erase': createErasePerson({ run: services.privacy.runErasure, stop: services.privacy.stopped.stop }),
    'pipeline.clear': createClearStageHandler(services.clearStages),
    'pipeline.return': createReturnDealsHandler(services.clearStages),
    'privacy.sweep': createSweepRetention({ clock, enqueue, eachWithRules: services.retention.eachWithRules }),
    'privacy.retain': createRetain(services.retention),
    'stage-totals.sweep': createSweepTotals({ clock, enqueue, each: services.stageTotals.each }),
    'stage-totals.check': createCheckTotalsHandler({
      check: services.stageTotals.check,
      log,
      ...(deps.observeFixed && { observeFixed: deps.observeFixed }),
    }),
    'privacy.export': createSendPersonFile({
      findRecipient,
      readFile: services.privacy.readFile,
      makeZip: createPersonZip({ readSentFile: deps.readSentFile, now: () => clock.now() }),
      tellPersonFile: tell.personFile,
    }),
    'message.delete': createDeleteMessage({ deleteMessage: deps.deleteMessage }),
    'notify.team': createNotifyTeam({
      findRecipient,
      findFormer: services.departures.findFormer,
      isOffered: services.ownership.isOffered,
      tell: { team: tell.team, removed: tell.removed },
    }),
    'member.hand-over': createHandOverHandler({ finish: services.departures.finishHandover }),
    'member.give-back': createGiveBackHandler({ finish: services.departures.finishGivingBack }),
    'notify.news': createNotifyNews({ findRecipient, readNews, admit: held.admit, sendNews }),
    'notify.held': createReleaseHeld({
      findRecipient,
      held,
      readHeld: services.readHeld,
      sendNews,
      tellTaskDue: tell.taskDue,
      tellHeld: tell.held,
    }),
    'deal.announce-win': createAnnounceWinHandler({ announce: services.announceWin }),
    'task.remind': createRemindTask({ findDueTask, findRecipient, holdReminder: held.holdReminder }),
    'task.replan': createReplanTasksHandler({ replan: services.tasks.replan }),
    'draft.settle': createSettleDraft({
      findRecipient,
      settle: services.noteDrafts.settle,
      view: services.noteDrafts.view,
      tellSettled: tell.settled,
      enqueue,
      clock,
    }),
    'digest.sweep': createSweepDigests({ clock, enqueue, eachDueDigest, eachDueReport: services.dueReports.each }),
    'report.send': createSendReport({
      dueReports: services.dueReports,
      findRecipient,
      readReport: services.reports.read,
      beginPicked: services.views.beginPicked,
      tellReport: tell.report,
      tellEnded: tell.reportEnded,
    }),
    'digest.weekly': createSendWeekly({ findRecipient, readWeekly: services.readWeekly, tellWeekly: tell.weekly }),
    digest: createSendDigest({ clock, findRecipient, readDigest, tellDigest: tell.digest }),
  }
}
