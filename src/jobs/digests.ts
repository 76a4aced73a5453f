/**
 * The daily digest. A sweep runs every quarter of an hour and schedules the digests that have become due since the last
 * one. Each member's digest of a day is one job with its own dedupe key, so that it is sent once no matter how many
 * sweeps see it.
 */
import type { Clock } from '../clock.ts'
import { newJob } from '../services/core/define-job.ts'
import type { EnqueueNow, RequestNow } from '../services/core/enqueue-now.ts'
import { DIGEST_JOB, digestOfDay, SWEEP_JOB, sweepAt, WEEKLY_JOB, weeklyOfDay } from '../services/day/digest-jobs.ts'
import type { DueDigest, EachDueDigest } from '../services/day/due-digests.ts'
import type { DigestView, ReadDigest } from '../services/day/read-digest.ts'
import type { FindRecipient, Listener } from '../services/notifications/recipients.ts'
import type { DueReports } from '../services/reports/due-reports.ts'
import { REPORT_SEND_JOB } from '../services/reports/report-send-job.ts'
import { memberActor } from './job-actor.ts'
import { handleJob } from './queue-handler.ts'

const MINUTE_MS = 60_000
/** Time zone offsets are multiples of a quarter of an hour. */
const SLOT_MS = 15 * MINUTE_MS
/** A digest that is later than this is no longer useful. */
export const MAX_DIGEST_DELAY_MS = 6 * 60 * MINUTE_MS
/** How far a sweep looks back beyond the previous one, to catch what that one missed. */
const OVERLAP_MS = 60 * MINUTE_MS

const sweepOf = (slot: number, since: Date | null): RequestNow =>
  newJob(SWEEP_JOB, { since: since?.toISOString() ?? null }, sweepAt(new Date(slot)))

/** The sweep of the current quarter of an hour, to enqueue at start-up: each sweep then schedules the next. */
export function firstSweep(now: Date): RequestNow {
  return sweepOf(Math.floor(now.getTime() / SLOT_MS) * SLOT_MS, null)
}

function digestsOf(due: DueDigest): readonly RequestNow[] {
  const { workspaceId, memberId, dueAt, daily, weekly } = due
  const payload = { workspaceId, memberId, dueAt: dueAt.toISOString() }
  return [
    ...(daily ? [{ workspaceId, ...newJob(DIGEST_JOB, payload, digestOfDay(due)) }] : []),
    ...(weekly ? [{ workspaceId, ...newJob(WEEKLY_JOB, payload, weeklyOfDay(due)) }] : []),
  ]
}

export type SweepDigestsDeps = {
  readonly clock: Clock
  readonly enqueue: EnqueueNow
  readonly eachDueDigest: EachDueDigest
  readonly eachDueReport: DueReports['each']
}

export function createSweepDigests({ clock, enqueue, eachDueDigest, eachDueReport }: SweepDigestsDeps) {
  return handleJob(SWEEP_JOB, async ({ since }) => {
    const now = clock.now()
    const earliest = now.getTime() - MAX_DIGEST_DELAY_MS
    const from = since === null ? earliest : Math.max(Date.parse(since) - OVERLAP_MS, earliest)
    // Schedule the next one first: the chain continues even if this one fails.
    await enqueue([sweepOf((Math.floor(now.getTime() / SLOT_MS) + 1) * SLOT_MS, now)])
    await eachDueDigest(new Date(from), now, (due) => enqueue(due.flatMap(digestsOf)))
    await eachDueReport(new Date(from), now, (due) =>
      enqueue(due.map((one) => ({ workspaceId: one.workspaceId, ...newJob(REPORT_SEND_JOB, one) }))),
    )
  })
}

export type SendDigestDeps = {
  readonly clock: Clock
  readonly findRecipient: FindRecipient
  readonly readDigest: ReadDigest
  /** Formats the digest and sends it. */
  readonly tellDigest: (listener: Listener, digest: DigestView) => Promise<void>
}

export function createSendDigest({ clock, findRecipient, readDigest, tellDigest }: SendDigestDeps) {
  return handleJob(DIGEST_JOB, async ({ workspaceId, memberId, dueAt }, { item }) => {
    if (clock.now().getTime() - Date.parse(dueAt) > MAX_DIGEST_DELAY_MS) return
    const listener = await findRecipient(workspaceId, memberId, 'digest')
    if (listener === null) return
    const digest = await readDigest(memberActor(listener, item))
    if (digest !== null) await tellDigest(listener, digest)
  })
}
