/**
 * Jobs, each declared once beside the subject that it serves: its kind, what it carries, and which lane and key it takes
 * where they follow from that. Changes enqueue by the declaration, and handlers in src/jobs receive what it describes.
 */
import type { z } from 'zod'

/**
 * Every kind of job, as it is stored. A job of another kind cannot be declared, and one without a handler does not compile
 * (src/app/job-handlers.ts).
 */
export type JobKind =
  | 'digest'
  | 'digest.sweep'
  | 'lead.fetch-answers'
  | 'lead.receive'
  | 'lead.requeue'
  | 'message.delete'
  | 'notify.joined'
  | 'notify.news'
  | 'notify.source-failing'
  | 'task.remind'
  | 'task.replan'

export type JobDeclaration<Kind extends JobKind = JobKind, Payload extends object = object> = {
  readonly kind: Kind
  /**
   * Plain JSON in the database, where jobs of an earlier version may still wait: a field may be added as optional, and none
   * may be renamed. A job that does not fit is given up at once.
   */
  readonly payload: z.ZodType<Payload>
  /** Jobs of one lane are worked one after another. */
  readonly lane?: (payload: Payload) => string
  /** At most one job with this key exists in the workspace, until a done one is forgotten. */
  readonly dedupeKey?: (payload: Payload) => string
}

export function defineJob<const Kind extends JobKind, Payload extends object>(
  job: JobDeclaration<Kind, Payload>,
): JobDeclaration<Kind, Payload> {
  return job
}

/** What a job takes beside its payload; a lane or key given here goes before the declaration's. */
export type JobOptions = {
  /** Not before; now when absent. */
  readonly runAt?: Date
  readonly lane?: string
  readonly dedupeKey?: string
}

/** A promise to be kept after the change: written in the same transaction, worked by the job queue. */
export type NewJob = JobOptions & { readonly kind: JobKind; readonly payload: object }

export function newJob<Payload extends object>(
  { kind, lane, dedupeKey }: JobDeclaration<JobKind, Payload>,
  payload: NoInfer<Payload>,
  options: JobOptions = {},
): NewJob {
  return {
    kind,
    payload,
    ...(lane && { lane: lane(payload) }),
    ...(dedupeKey && { dedupeKey: dedupeKey(payload) }),
    ...options,
  }
}
