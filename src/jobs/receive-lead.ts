/**
 * Processes deliveries from lead sources. Each retry is a separate job, so that a failing delivery does not hold up
 * others.
 */
import { codeOf } from '../errors.ts'
import type { Logger } from '../logger.ts'
import { RECEIVE_LEAD_JOB, REQUEUE_LEADS_JOB } from '../services/leads/lead-jobs.ts'
import type { ProcessDeliveries } from '../services/leads/process-delivery.ts'
import { handleJob } from './queue-handler.ts'
import { fullJitterMs } from './retry-policy.ts'

export type ReceiveLeadDeps = {
  readonly leads: ProcessDeliveries
  /** in [0, 1). */
  readonly random: () => number
  readonly log: Logger
  /** Whether an error means that the database is away: then the delivery is not at fault, and the queue waits. */
  readonly isOutage: (error: unknown) => boolean
}

export const MAX_LEAD_ATTEMPTS = 8
const BACKOFF = { baseMs: 2_000, capMs: 60 * 60_000 } as const

export function createReceiveLead({ leads, random, log, isOutage }: ReceiveLeadDeps) {
  return handleJob(
    RECEIVE_LEAD_JOB,
    async (delivery) => {
      try {
        await leads.process(delivery)
      } catch (error) {
        if (isOutage(error)) throw error
        log.warn({ deliveryId: delivery.deliveryId, code: codeOf(error), error }, 'A lead could not be received')
        await leads.recordFailure(delivery, (failures) =>
          failures >= MAX_LEAD_ATTEMPTS ? null : fullJitterMs(failures, BACKOFF.baseMs, BACKOFF.capMs, random),
        )
      }
    },
    // The queue itself gave up, for example because the process died on it repeatedly. If it stayed pending, nobody
    // would see it.
    (delivery) => leads.recordFailure(delivery, () => null),
  )
}

export function createRequeueLeads({ leads }: Pick<ReceiveLeadDeps, 'leads'>) {
  return handleJob(REQUEUE_LEADS_JOB, (source) => leads.requeue(source))
}
