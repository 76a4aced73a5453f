/**
 * Jobs, each declared once next to the subject that it serves: its kind, its payload, and the lane and key derived from the
 * payload. Changes enqueue by the declaration, and handlers in src/jobs receive the payload that it describes.
 */
import type { z } from 'zod'

/**
 * Every job kind, as stored. A job of any other kind cannot be declared, and one without a handler does not compile
 * (src/app/job-handlers.ts).
 */
export type JobKind =
  | 'bulk-edit.progress'
  | 'bulk-edit.run'
  | 'bulk-edit.undo'
  | 'deal.announce-win'
  | 'draft.settle'
  | 'duplicates.scan'
  | 'digest'
  | 'digest.sweep'
  | 'import.check'
  | 'import.progress'
  | 'import.read'
  | 'import.report'
  | 'import.run'
  | 'import.undo'
  | 'digest.weekly'
  | 'lead.fetch-answers'
  | 'lead.listening'
  | 'lead.receive'
  | 'lead.requeue'
  | 'lead.response'
  | 'lead.taken'
  | 'member.give-back'
  | 'member.hand-over'
  | 'list.file'
  | 'merge.follow'
  | 'message.delete'
  | 'notify.held'
  | 'notify.joined'
  | 'notify.keys-stopped'
  | 'notify.news'
  | 'notify.source-failing'
  | 'notify.source-failures'
  | 'notify.sync-stopped'
  | 'notify.erasure-stopped'
  | 'notify.team'
  | 'report.send'
  | 'pipeline.clear'
  | 'pipeline.return'
  | 'privacy.erase'
  | 'privacy.export'
  | 'privacy.retain'
  | 'privacy.sweep'
  | 'stage-totals.check'
  | 'stage-totals.sweep'
  | 'sync.progress'
  | 'sync.run'
  | 'sync.start'
  | 'notify.webhook-disabled'
  | 'notify.webhook-tested'
  | 'task.remind'
  | 'task.replan'
  | 'webhook.catch-up'
  | 'webhook.make'

export type JobDeclaration<Kind extends JobKind = JobKind, Payload extends object = object> = {
  readonly kind: Kind
  /**
   * Stored as plain JSON, and jobs from an earlier version may still be waiting: add fields only as optional, and never
   * rename one. A job whose payload does not fit is given up at once.
   */
  readonly payload: z.ZodType<Payload>
  /** Jobs in one lane run one after another. */
  readonly lane?: (payload: Payload) => string
  /** At most one job with this key exists in the workspace, until the finished one is removed. */
  readonly dedupeKey?: (payload: Payload) => string
}

export function defineJob<const Kind extends JobKind, Payload extends object>(
  job: JobDeclaration<Kind, Payload>,
): JobDeclaration<Kind, Payload> {
  return job
}

/** Options beyond the payload. A lane or key given here takes precedence over the declaration's. */
export type JobOptions = {
  /** Not before this time; now if left out. */
  readonly runAt?: Date
  readonly lane?: string
  readonly dedupeKey?: string
}

/** Work promised together with a change: written in the same transaction and run by the job queue. */
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
