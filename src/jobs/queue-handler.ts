/** What a kind of item is worked by. */
import { AppError } from '../errors.ts'
import type { QueueItem } from '../models/queue-item.ts'
import type { JobDeclaration, JobKind } from '../services/core/define-job.ts'
import type { RetryPolicy } from './retry-policy.ts'

export type WorkContext = {
  readonly item: QueueItem
  /** Aborts when the claim is lost (someone else works the item now: stop at once) or when shutdown cannot wait longer. */
  readonly signal: AbortSignal
  /** Whether a failure now is the last one. */
  readonly isLastAttempt: boolean
  /** Renews the claim at once, ahead of the regular renewals; false: it is lost. */
  readonly heartbeat: () => Promise<boolean>
}

export type QueueHandler = {
  /**
   * Must bear being repeated. A throw is judged by the retry policy; returning means done, and a promise that never
   * settles holds its lane for as long as the process lives.
   */
  readonly handle: (context: WorkContext) => Promise<void>
  readonly retry?: Partial<RetryPolicy>
  /** Told once when an item is given up, after that is on record; a crash in between leaves it untold. */
  readonly onDead?: (item: QueueItem, error: unknown) => Promise<void>
}

/** The handler of one kind of job. */
export type JobHandler<Kind extends JobKind = JobKind> = QueueHandler & { readonly kind: Kind }

/**
 * Works jobs by what they carry. One whose payload does not fit its declaration is given up at once: no repeat would make
 * it fit. Its `onDead` is skipped too, since nobody can tell what it was about.
 */
export function handleJob<Kind extends JobKind, Payload extends object>(
  job: JobDeclaration<Kind, Payload>,
  work: (payload: Payload, context: WorkContext) => Promise<void>,
  onDead?: (payload: Payload) => Promise<void>,
): JobHandler<Kind> {
  return {
    kind: job.kind,
    async handle(context) {
      const read = job.payload.safeParse(context.item.payload)
      if (!read.success) throw unfitPayload(job.kind, read.error.issues)
      await work(read.data, context)
    },
    ...(onDead && {
      async onDead(item: QueueItem) {
        const read = job.payload.safeParse(item.payload)
        if (read.success) await onDead(read.data)
      },
    }),
  }
}

/** Names the fields and not what they hold, which may be anything. */
function unfitPayload(kind: JobKind, issues: readonly { readonly path: readonly PropertyKey[] }[]): AppError {
  const fields = [...new Set(issues.map(({ path }) => path.map(String).join('.') || 'all of it'))]
  return new AppError('VALIDATION', { message: `The payload of a ${kind} job does not fit: ${fields.join(', ')}` })
}
