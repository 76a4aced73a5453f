/** Handlers of queue items. */
import { AppError } from '../errors.ts'
import type { QueueItem } from '../models/queue-item.ts'
import type { JobDeclaration, JobKind } from '../services/core/define-job.ts'
import type { RetryPolicy } from './retry-policy.ts'

export type WorkContext = {
  readonly item: QueueItem
  /**
   * Aborts when the claim is lost (another process has the item now: stop at once) or when shutdown cannot wait any
   * longer.
   */
  readonly signal: AbortSignal
  /** Whether the item is given up if this attempt fails. */
  readonly isLastAttempt: boolean
  /** Renews the claim immediately, ahead of the regular renewals; false: it is lost. */
  readonly heartbeat: () => Promise<boolean>
}

export type QueueHandler = {
  /**
   * Must be safe to repeat. The retry policy decides what happens after a throw. Returning means done. A promise that
   * never settles holds its lane as long as the process lives.
   */
  readonly handle: (context: WorkContext) => Promise<void>
  readonly retry?: Partial<RetryPolicy>
  /** Called once when an item is given up, after that is recorded; a crash in between skips the call. */
  readonly onDead?: (item: QueueItem, error: unknown) => Promise<void>
}

/** The handler of one kind of job. */
export type JobHandler<Kind extends JobKind = JobKind> = QueueHandler & { readonly kind: Kind }

/**
 * Creates a handler with a validated payload. A job whose payload does not match its declaration is given up at once,
 * since a retry would not help. Its `onDead` is skipped too, because it is unknown what the job was about.
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

/** Names only the fields, because their values may contain anything. */
function unfitPayload(kind: JobKind, issues: readonly { readonly path: readonly PropertyKey[] }[]): AppError {
  const fields = [...new Set(issues.map(({ path }) => path.map(String).join('.') || 'all of it'))]
  return new AppError('VALIDATION', { message: `The payload of a ${kind} job does not fit: ${fields.join(', ')}` })
}
