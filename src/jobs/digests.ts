/**
 * The daily digest. A sweep runs in every quarter of an hour and promises the digests that have become due since; each
 * member's digest of a day is one job with a key of its own, so that however many sweeps see it, it is sent once.
 */
import type { Clock } from '../clock.ts'
import { newJob } from '../services/core/define-job.ts'
import type { EnqueueNow, RequestNow } from '../services/core/enqueue-now.ts'
import { DIGEST_JOB, digestOfDay, SWEEP_JOB, sweepAt } from '../services/day/digest-jobs.ts'
import type { DueDigest, EachDueDigest } from '../services/day/due-digests.ts'
import type { DigestView, ReadDigest } from '../services/day/read-digest.ts'
import type { FindRecipient, Listener } from '../services/notifications/recipients.ts'
import { memberActor } from './job-actor.ts'
import { handleJob } from './queue-handler.ts'

const MINUTE_MS = 60_000
/** Time zones differ by quarters of an hour at the least. */
const SLOT_MS = 15 * MINUTE_MS
/** A digest later than that is of no use any more. */
export const LATEST_MS = 6 * 60 * MINUTE_MS
/** How far a sweep looks back behind the one before it: what that one left undone is done then. */
const OVERLAP_MS = 60 * MINUTE_MS

const sweepOf = (slot: number, since: Date | null): RequestNow =>
  newJob(SWEEP_JOB, { since: since?.toISOString() ?? null }, sweepAt(new Date(slot)))

/** The sweep of the present quarter of an hour, to be put into the queue at start-up: it carries on from there by itself. */
export function firstSweep(now: Date): RequestNow {
  return sweepOf(Math.floor(now.getTime() / SLOT_MS) * SLOT_MS, null)
}

function digestOf(due: DueDigest): RequestNow {
  const { workspaceId, memberId, dueAt } = due
  const payload = { workspaceId, memberId, dueAt: dueAt.toISOString() }
  return { workspaceId, ...newJob(DIGEST_JOB, payload, digestOfDay(due)) }
}

export type SweepDigestsDeps = {
  readonly clock: Clock
  readonly enqueue: EnqueueNow
  readonly eachDueDigest: EachDueDigest
}

export function createSweepDigests({ clock, enqueue, eachDueDigest }: SweepDigestsDeps) {
  return handleJob(SWEEP_JOB, async ({ since }) => {
    const now = clock.now()
    const earliest = now.getTime() - LATEST_MS
    const from = since === null ? earliest : Math.max(Date.parse(since) - OVERLAP_MS, earliest)
    // The next one first: whatever becomes of this one, the chain goes on.
    await enqueue([sweepOf((Math.floor(now.getTime() / SLOT_MS) + 1) * SLOT_MS, now)])
    await eachDueDigest(new Date(from), now, (due) => enqueue(due.map(digestOf)))
  })
}

export type SendDigestDeps = {
  readonly clock: Clock
  readonly findRecipient: FindRecipient
  readonly readDigest: ReadDigest
  /** Words the digest and sends it. */
  readonly tellDigest: (listener: Listener, digest: DigestView) => Promise<void>
}

export function createSendDigest({ clock, findRecipient, readDigest, tellDigest }: SendDigestDeps) {
  return handleJob(DIGEST_JOB, async ({ workspaceId, memberId, dueAt }, { item }) => {
    if (clock.now().getTime() - Date.parse(dueAt) > LATEST_MS) return
    const listener = await findRecipient(workspaceId, memberId, 'digest')
    if (listener === null) return
    const digest = await readDigest(memberActor(listener, item))
    if (digest !== null) await tellDigest(listener, digest)
  })
}
