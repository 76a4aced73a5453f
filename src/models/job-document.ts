/**
 * Builds the document of a new job. Pure, so that any service can add jobs in the same transaction as its other writes.
 */
import { Types } from 'mongoose'

import type { Clock } from '../clock.ts'
import { AppError } from '../errors.ts'
import type { NewJob } from './job.ts'

export type JobRequest = {
  readonly kind: string
  /** Plain JSON: it is stored, and a later version of the product may read it. */
  readonly payload: unknown
  readonly lane?: string
  /** The earliest time to run; now if absent. */
  readonly runAt?: Date
  /** At most one job with this key exists in the workspace, until a done job is deleted. */
  readonly dedupeKey?: string
  readonly workspaceId?: Types.ObjectId
  readonly maxAttempts?: number
}

const TICKS_PER_MS = 1000

/**
 * A job's place in its lane depends on when it becomes due, not on when it was requested: a reminder for next week must
 * not hold up a job requested in the same lane today.
 */
export function jobSeq(dueAt: Date, tick: number): number {
  return dueAt.getTime() * TICKS_PER_MS + tick
}

/** The highest `seq` that a job due by `now` can have: lets the engine skip everything scheduled for later. */
export function highestDueJobSeq(now: Date): number {
  return jobSeq(now, TICKS_PER_MS - 1)
}

/**
 * @param tick 0 to 999, rising for jobs made in the same millisecond.
 * @throws AppError VALIDATION for an empty kind, lane or dedupeKey, or a `runAt` that is not a date.
 */
export function jobDocument(request: JobRequest, now: Date, tick: number): NewJob {
  for (const field of ['kind', 'lane', 'dedupeKey'] as const) {
    if (request[field] === '')
      throw new AppError('VALIDATION', { message: `A job's ${field} must not be empty`, details: { field } })
  }
  const runAt = request.runAt ?? now
  if (Number.isNaN(runAt.getTime()))
    throw new AppError('VALIDATION', { message: "A job's runAt must be a date", details: { field: 'runAt' } })
  const dueAt = runAt > now ? runAt : now
  return {
    _id: new Types.ObjectId(),
    workspaceId: request.workspaceId ?? null,
    kind: request.kind,
    payload: request.payload,
    lane: request.lane ?? null,
    seq: jobSeq(dueAt, tick),
    runAt,
    status: 'ready',
    attempts: 0,
    abandoned: 0,
    ...(request.maxAttempts === undefined ? {} : { maxAttempts: request.maxAttempts }),
    fence: 0,
    ...(request.dedupeKey === undefined ? {} : { dedupeKey: request.dedupeKey }),
    createdAt: now,
  }
}

/**
 * `jobDocument` with a clock, and with a tick that keeps jobs made within one millisecond in the order of the calls.
 */
export function createJobMaker(clock: Clock): (request: JobRequest) => NewJob {
  let lastMs = -1
  let tick = 0
  return (request) => {
    const now = clock.now()
    tick = now.getTime() === lastMs ? Math.min(tick + 1, TICKS_PER_MS - 1) : 0
    lastMs = now.getTime()
    return jobDocument(request, now, tick)
  }
}
