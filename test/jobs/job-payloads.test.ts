/** Payloads that may already be in a database can be read, and an invalid one is given up at once. */
import {
  IMPORT_CHECK_JOB,
  IMPORT_PROGRESS_JOB,
  IMPORT_READ_JOB,
  IMPORT_REPORT_JOB,
  IMPORT_RUN_JOB,
  IMPORT_UNDO_JOB,
} from '../../src/services/imports/import-jobs.ts'
import { expect, test } from 'vitest'

import { handleJob } from '../../src/jobs/queue-handler.ts'
import { KEYS_STOPPED_JOB } from '../../src/services/api-keys/keys-stopped-job.ts'
import type { JobDeclaration, JobKind } from '../../src/services/core/define-job.ts'
import { DIGEST_JOB, SWEEP_JOB, WEEKLY_JOB } from '../../src/services/day/digest-jobs.ts'
import { SETTLE_DRAFT_JOB } from '../../src/services/drafts/settle-job.ts'
import { FETCH_ANSWERS_JOB, RECEIVE_LEAD_JOB, REQUEUE_LEADS_JOB } from '../../src/services/leads/lead-jobs.ts'
import { LISTENING_JOB } from '../../src/services/leads/listening-job.ts'
import { SOURCE_FAILING_JOB, SOURCE_FAILURES_JOB } from '../../src/services/leads/source-failing-job.ts'
import { DELETE_MESSAGE_JOB } from '../../src/services/notifications/delete-message-job.ts'
import { LEAD_TAKEN_JOB } from '../../src/services/notifications/lead-taken-job.ts'
import { WIN_JOB } from '../../src/services/notifications/win-job.ts'
import { NEWS_JOB } from '../../src/services/notifications/news-job.ts'
import { RELEASE_JOB } from '../../src/services/notifications/release-job.ts'
import { SYNC_PROGRESS_JOB, SYNC_RUN_JOB, SYNC_START_JOB, SYNC_STOPPED_JOB } from '../../src/services/sync/sync-jobs.ts'
import { REMIND_JOB } from '../../src/services/tasks/remind-job.ts'
import { GIVE_BACK_JOB } from '../../src/services/team/give-back-job.ts'
import { HAND_OVER_JOB } from '../../src/services/team/hand-over-job.ts'
import { TEAM_NEWS_JOB } from '../../src/services/team/team-news-job.ts'
import { SCAN_DUPLICATES_JOB } from '../../src/services/duplicates/scan-job.ts'
import { CLEAR_JOB, RETURN_JOB } from '../../src/services/pipelines/pipeline-jobs.ts'
import { RETAIN_JOB, RETENTION_SWEEP_JOB } from '../../src/services/privacy/retention-jobs.ts'
import { ERASE_JOB, ERASURE_STOPPED_JOB, PERSON_FILE_JOB } from '../../src/services/privacy/erasure-jobs.ts'
import {
  BULK_EDIT_PROGRESS_JOB,
  BULK_EDIT_RUN_JOB,
  BULK_EDIT_UNDO_JOB,
} from '../../src/services/bulk-edits/bulk-edit-jobs.ts'
import { LIST_FILE_JOB } from '../../src/services/lists/list-file-job.ts'
import { MERGE_JOB } from '../../src/services/merging/merge-job.ts'
import { RESPONSE_JOB } from '../../src/services/response/response-job.ts'
import { REPORT_SEND_JOB } from '../../src/services/reports/report-send-job.ts'
import { REPLAN_JOB } from '../../src/services/tasks/replan-job.ts'
import { CHECK_TOTALS_JOB, TOTALS_SWEEP_JOB } from '../../src/services/stage-totals/totals-jobs.ts'
import {
  CATCH_UP_JOB,
  MAKE_MESSAGES_JOB,
  WEBHOOK_DISABLED_JOB,
  WEBHOOK_TESTED_JOB,
} from '../../src/services/webhooks/webhook-jobs.ts'
import { JOINED_JOB } from '../../src/services/workspaces/joined-job.ts'
import { readyJob, useQueueDatabase } from './queue-database.ts'
import { recordingLogger, startRunner } from './start-runner.ts'

const database = useQueueDatabase()

const [workspaceId, memberId, dealId, contactId] = ['a', 'b', 'c', 'd'].map((digit) => digit.repeat(24))
const AT = '2026-11-23T10:00:00.000Z'

/** As version 0.1 wrote them. */
const STORED = {
  digest: [DIGEST_JOB, { workspaceId, memberId, dueAt: AT }],
  'digest.sweep': [SWEEP_JOB, { since: null }, { since: AT }],
  'deal.announce-win': [WIN_JOB, { workspaceId, dealId, by: memberId }],
  'draft.settle': [
    SETTLE_DRAFT_JOB,
    { workspaceId, memberId, draftId: dealId, seen: 2 },
    { workspaceId, memberId, draftId: dealId, seen: 2, late: true },
  ],
  'lead.fetch-answers': [FETCH_ANSWERS_JOB, { workspaceId, deliveryId: dealId }],
  'lead.receive': [RECEIVE_LEAD_JOB, { workspaceId, deliveryId: dealId }],
  'lead.taken': [LEAD_TAKEN_JOB, { workspaceId, dealId }],
  'lead.response': [RESPONSE_JOB, { workspaceId, dealId, acceptedAt: '2026-11-23T10:00:00.000Z', minutes: 15 }],
  'lead.requeue': [REQUEUE_LEADS_JOB, { workspaceId, sourceId: dealId }],
  'member.give-back': [GIVE_BACK_JOB, { workspaceId, memberId, removal: 'tg:1:2/member.remove-3', after: dealId }],
  'member.hand-over': [
    HAND_OVER_JOB,
    {
      workspaceId,
      memberId,
      removal: 'tg:1:2/member.remove-3',
      removedAt: AT,
      handover: { to: memberId, toTeam: ['deal', 'contact', 'task', 'lead-source'] },
    },
    { workspaceId, memberId, removal: 'tg:1:2/member.leave', removedAt: AT, handover: { to: null, toTeam: [] } },
  ],
  'message.delete': [DELETE_MESSAGE_JOB, { chatId: -1, messageId: 7 }],
  'notify.joined': [JOINED_JOB, { workspaceId, memberId, name: 'Max' }],
  'notify.news': [
    NEWS_JOB,
    { workspaceId, memberId, by: null, news: { kind: 'assigned', target: 'contact', id: contactId } },
    { workspaceId, memberId, by: memberId, news: { kind: 'assigned', target: 'deal', id: dealId } },
    { workspaceId, memberId, by: memberId, news: { kind: 'assigned', target: 'task', id: dealId } },
    { workspaceId, memberId, by: null, news: { kind: 'deal-moved', dealId, move: 'won', stageName: 'Won' } },
    { workspaceId, memberId, by: memberId, news: { kind: 'deal-won', dealId } },
    {
      workspaceId,
      memberId,
      by: null,
      news: { kind: 'new-lead', dealId, contactId, sourceName: 'Site form', claimable: true },
    },
    {
      workspaceId,
      memberId,
      by: null,
      news: { kind: 'new-lead', dealId, contactId, noteId: memberId, sourceName: 'Site form', claimable: false },
    },
    {
      workspaceId,
      memberId,
      by: null,
      news: { kind: 'response-late', dealId, acceptedAt: '2026-11-23T10:00:00.000Z', minutes: 15 },
    },
  ],
  'notify.keys-stopped': [KEYS_STOPPED_JOB, { workspaceId, memberId, makerId: memberId }],
  'lead.listening': [LISTENING_JOB, { workspaceId, memberId, sourceId: dealId }],
  'notify.source-failing': [SOURCE_FAILING_JOB, { workspaceId, memberId, sourceId: dealId, sourceName: 'Site form' }],
  'notify.source-failures': [SOURCE_FAILURES_JOB, { workspaceId, memberId, sourceId: dealId, sourceName: 'Site form' }],
  'notify.erasure-stopped': [ERASURE_STOPPED_JOB, { workspaceId, memberId, erasureId: dealId }],
  'notify.sync-stopped': [
    SYNC_STOPPED_JOB,
    { workspaceId, memberId, syncId: dealId, syncName: 'HubSpot', problem: 'token-refused' },
  ],
  'sync.progress': [
    SYNC_PROGRESS_JOB,
    { workspaceId, memberId, syncId: dealId, run: 1 },
    { workspaceId, memberId, syncId: dealId, run: 1, messageId: 7, shown: 'Reading' },
  ],
  'sync.run': [SYNC_RUN_JOB, { workspaceId, syncId: dealId, run: 1 }],
  'sync.start': [SYNC_START_JOB, { workspaceId, syncId: dealId, plan: 2 }],
  'notify.team': [
    TEAM_NEWS_JOB,
    { workspaceId, memberId, news: { kind: 'removed' } },
    { workspaceId, memberId, news: { kind: 'restored' } },
    { workspaceId, memberId, news: { kind: 'left', name: 'Max' } },
    {
      workspaceId,
      memberId,
      news: {
        kind: 'handed-over',
        name: 'Max',
        counts: { deal: 1, contact: 2, company: 3, task: 0, 'lead-source': 1 },
      },
    },
    { workspaceId, memberId, news: { kind: 'ownership-offered', by: memberId, name: 'Max', shared: true } },
    { workspaceId, memberId, news: { kind: 'ownership-accepted', name: 'Max', shared: false } },
    { workspaceId, memberId, news: { kind: 'ownership-declined', name: 'Max' } },
  ],
  'digest.weekly': [WEEKLY_JOB, { workspaceId, memberId, dueAt: AT }],
  'notify.held': [RELEASE_JOB, { workspaceId, memberId }],
  'task.remind': [REMIND_JOB, { workspaceId, taskId: dealId, remindAt: AT }],
  'notify.webhook-disabled': [
    WEBHOOK_DISABLED_JOB,
    { workspaceId, memberId, endpointId: dealId, name: 'Zapier', reason: 'failing' },
  ],
  'notify.webhook-tested': [
    WEBHOOK_TESTED_JOB,
    {
      workspaceId,
      memberId,
      endpointId: dealId,
      chatId: 1,
      messageId: 2,
      status: null,
      durationMs: 15_000,
      problem: 'timeout',
      answer: '',
      sent: '{}',
    },
  ],
  'webhook.catch-up': [CATCH_UP_JOB, { workspaceId, endpointId: dealId, from: AT, until: AT }],
  'webhook.make': [MAKE_MESSAGES_JOB, { workspaceId, commandId: 'tg:1:2/sample.load' }],
  'import.read': [IMPORT_READ_JOB, { workspaceId, importId: dealId, turn: 1 }],
  'import.check': [IMPORT_CHECK_JOB, { workspaceId, importId: dealId, turn: 2 }],
  'import.run': [IMPORT_RUN_JOB, { workspaceId, importId: dealId, turn: 3 }],
  'import.undo': [IMPORT_UNDO_JOB, { workspaceId, importId: dealId, turn: 4 }],
  'import.report': [IMPORT_REPORT_JOB, { workspaceId, importId: dealId, memberId }],
  'import.progress': [
    IMPORT_PROGRESS_JOB,
    { workspaceId, importId: dealId, memberId },
    { workspaceId, importId: dealId, memberId, messageId: 7, shown: 'Reading' },
  ],
  'list.file': [
    LIST_FILE_JOB,
    {
      workspaceId,
      memberId,
      messageId: 7,
      format: 'csv',
      list: { in: 'contacts', kind: 'contact', order: 'recent', mine: false },
    },
    {
      workspaceId,
      memberId,
      messageId: 7,
      format: 'xlsx',
      list: { in: 'tasks', kind: 'task', of: { kind: 'deal', id: dealId }, part: 'open' },
    },
    {
      workspaceId,
      memberId,
      messageId: 7,
      format: 'vcf',
      list: { in: 'search', kind: 'contact', text: 'anna' },
    },
    { workspaceId, memberId, messageId: 7, format: 'csv', list: { in: 'board', kind: 'deal', mine: true } },
    {
      workspaceId,
      memberId,
      messageId: 7,
      format: 'csv',
      list: { in: 'stage', kind: 'deal', stageId: dealId, mine: true },
    },
    { workspaceId, memberId, messageId: 7, format: 'csv', list: { in: 'view', kind: 'contact', view: dealId } },
  ],
  'duplicates.scan': [SCAN_DUPLICATES_JOB, { workspaceId }],
  'merge.follow': [MERGE_JOB, { workspaceId, mergeId: dealId }],
  'privacy.erase': [ERASE_JOB, { workspaceId, erasureId: dealId, pass: 1 }],
  'privacy.export': [PERSON_FILE_JOB, { workspaceId, contactId: dealId, memberId }],
  'pipeline.clear': [
    CLEAR_JOB,
    { workspaceId, pipelineId: dealId, cause: dealId, memberId },
    { workspaceId, pipelineId: dealId, stageId: dealId, cause: dealId, memberId },
  ],
  'pipeline.return': [
    RETURN_JOB,
    {
      workspaceId,
      pipelineId: dealId,
      stageId: dealId,
      cause: dealId,
      memberId,
      at: { pipelineId: dealId, stageId: dealId },
      undoes: 'tg:1:2/pipeline.archive-stage',
      after: dealId,
    },
  ],
  'privacy.sweep': [RETENTION_SWEEP_JOB, { day: '2026-11-29' }],
  'privacy.retain': [RETAIN_JOB, { workspaceId, day: '2026-11-29' }],
  'bulk-edit.run': [BULK_EDIT_RUN_JOB, { workspaceId, bulkEditId: dealId, memberId, turn: 1 }],
  'bulk-edit.undo': [BULK_EDIT_UNDO_JOB, { workspaceId, bulkEditId: dealId, memberId, turn: 2 }],
  'bulk-edit.progress': [
    BULK_EDIT_PROGRESS_JOB,
    { workspaceId, bulkEditId: dealId, memberId },
    { workspaceId, bulkEditId: dealId, memberId, messageId: 7, shown: 'Done' },
  ],
  'report.send': [REPORT_SEND_JOB, { workspaceId, scheduleId: dealId, sentIn: '2026-W48' }],
  'stage-totals.sweep': [TOTALS_SWEEP_JOB, { day: '2026-11-29' }],
  'stage-totals.check': [CHECK_TOTALS_JOB, { workspaceId, day: '2026-11-29' }],
  'task.replan': [REPLAN_JOB, { workspaceId, from: 'Europe/Kyiv' }],
} as const satisfies Record<JobKind, readonly [Pick<JobDeclaration, 'kind' | 'payload'>, ...object[]]>

test.each(Object.entries(STORED))(
  'The stored payload of %s matches its declaration and is unchanged',
  (kind, stored) => {
    const [job, ...payloads] = stored
    expect(job.kind).toBe(kind)
    for (const payload of payloads) expect(job.payload.parse(payload)).toEqual(payload)
  },
)

test('What was handed over before companies had owners counts none of them', () => {
  const counts = { deal: 1, contact: 2, task: 0, 'lead-source': 1 }
  const stored = { workspaceId, memberId, news: { kind: 'handed-over', name: 'Max', counts } }
  expect(TEAM_NEWS_JOB.payload.parse(stored).news).toMatchObject({ counts: { ...counts, company: 0 } })
})

test('A job with an invalid payload is given up at the first attempt, with one line that contains no values', async () => {
  const collection = await database.jobs()
  const payload = { workspaceId, deliveryId: 'a-secret' }
  await collection.insertOne({ ...readyJob({ seq: 1 }), kind: 'lead.receive', payload })
  const [lines, handled]: [string[], unknown[]] = [[], []]
  const keep = async (read: unknown) => void handled.push(read)
  const handlers = { 'lead.receive': handleJob(RECEIVE_LEAD_JOB, keep, keep) }
  await startRunner({ collection, handlers, log: recordingLogger(lines) }).idle()
  const message = 'The payload of a lead.receive job does not fit: deliveryId'
  expect(await collection.findOne({})).toMatchObject({ status: 'dead', attempts: 1, lastError: { message } })
  expect(lines.filter((line) => line.includes('queued item'))).toEqual(['A queued item was given up'])
  expect(handled).toEqual([])
})
