/**
 * The daily digest. A sweep runs in every quarter of an hour and promises the digests that have become due since; each
 * member's digest of a day is one job with a key of its own, so that however many sweeps see it, it is sent once.
 */
import { z } from 'zod'

import type { Clock } from '../clock.ts'
import type { MemberId, WorkspaceId } from '../models/ids.ts'
import type { Actor } from '../services/core/actor.ts'
import type { DueDigest, EachDueDigest } from '../services/day/due-digests.ts'
import type { DigestView, ReadDigest } from '../services/day/read-digest.ts'
import type { EnqueueNow, RequestNow } from '../services/core/enqueue-now.ts'
import type { FindRecipient, Listener } from '../services/notifications/recipients.ts'
import type { QueueHandler } from './queue-handler.ts'

export const SWEEP_JOB = 'digest.sweep'
export const DIGEST_JOB = 'digest'

const MINUTE_MS = 60_000
/** Time zones differ by quarters of an hour at the least. */
const SLOT_MS = 15 * MINUTE_MS
/** A digest later than that is of no use any more. */
export const LATEST_MS = 6 * 60 * MINUTE_MS
/** How far a sweep looks back behind the one before it: what that one left undone is done then. */
const OVERLAP_MS = 60 * MINUTE_MS

const sweepShape = z.object({ since: z.iso.datetime().nullable() })

function sweepAt(slot: number, since: Date | null): RequestNow {
  const at = new Date(slot)
  return {
    kind: SWEEP_JOB,
    payload: { since: since?.toISOString() ?? null },
    runAt: at,
    dedupeKey: `${SWEEP_JOB}/${at.toISOString()}`,
  }
}

/** The sweep of the present quarter of an hour, to be put into the queue at start-up: it carries on from there by itself. */
export function firstSweep(now: Date): RequestNow {
  return sweepAt(Math.floor(now.getTime() / SLOT_MS) * SLOT_MS, null)
}

function digestJob({ workspaceId, memberId, date, dueAt }: DueDigest): RequestNow {
  return {
    kind: DIGEST_JOB,
    workspaceId,
    payload: { workspaceId, memberId, dueAt: dueAt.toISOString() },
    lane: `member:${memberId}`,
    dedupeKey: `${DIGEST_JOB}/${memberId}/${date}`,
  }
}

export type SweepDigestsDeps = {
  readonly clock: Clock
  readonly enqueue: EnqueueNow
  readonly eachDueDigest: EachDueDigest
}

export function createSweepDigests({ clock, enqueue, eachDueDigest }: SweepDigestsDeps): QueueHandler {
  return {
    async handle({ item }) {
      const { since } = sweepShape.parse(item.payload)
      const now = clock.now()
      const earliest = now.getTime() - LATEST_MS
      const from = since === null ? earliest : Math.max(Date.parse(since) - OVERLAP_MS, earliest)
      // The next one first: whatever becomes of this one, the chain goes on.
      await enqueue([sweepAt((Math.floor(now.getTime() / SLOT_MS) + 1) * SLOT_MS, now)])
      await eachDueDigest(new Date(from), now, (due) => enqueue(due.map(digestJob)))
    },
  }
}

export type SendDigestDeps = {
  readonly clock: Clock
  readonly findRecipient: FindRecipient
  readonly readDigest: ReadDigest
  /** Words the digest and sends it. */
  readonly tellDigest: (listener: Listener, digest: DigestView) => Promise<void>
}

const digestShape = z.object({ workspaceId: z.string(), memberId: z.string(), dueAt: z.iso.datetime() })

export function createSendDigest({ clock, findRecipient, readDigest, tellDigest }: SendDigestDeps): QueueHandler {
  return {
    async handle({ item }) {
      const { workspaceId, memberId, dueAt } = digestShape.parse(item.payload)
      if (clock.now().getTime() - Date.parse(dueAt) > LATEST_MS) return
      const listener = await findRecipient(workspaceId as WorkspaceId, memberId as MemberId, 'digest')
      if (listener === null) return
      const actor: Actor = { ...listener.member, channel: 'job', commandId: `job-${String(item._id)}` }
      const digest = await readDigest(actor)
      if (digest !== null) await tellDigest(listener, digest)
    },
  }
}
