/** Fetches the answers of leads that were sent as a reference, and retries later if the other side is unavailable. */
import { codeOf } from '../errors.ts'
import type { FetchAnswers } from '../services/leads/fetch-answers.ts'
import { FETCH_ANSWERS_JOB } from '../services/leads/lead-jobs.ts'
import { handleJob } from './queue-handler.ts'
import type { ReceiveLeadDeps } from './receive-lead.ts'
import { fullJitterMs } from './retry-policy.ts'

export type FetchAnswersDeps = ReceiveLeadDeps & { readonly fetchAnswers: FetchAnswers }

/** With these waits, retries outlast an outage of two hours. */
export const MAX_FETCH_ATTEMPTS = 12
const BACKOFF = { baseMs: 10_000, capMs: 60 * 60_000 } as const

export function createFetchAnswersHandler(deps: FetchAnswersDeps) {
  const { fetchAnswers, leads, random, log, isOutage } = deps
  const retryIn =
    (minMs = 0) =>
    (failures: number): number | null =>
      failures >= MAX_FETCH_ATTEMPTS ? null : minMs + fullJitterMs(failures, BACKOFF.baseMs, BACKOFF.capMs, random)

  return handleJob(
    FETCH_ANSWERS_JOB,
    async (delivery, { signal }) => {
      try {
        const fetched = await fetchAnswers(delivery, signal)
        // Our own shutdown: the queue gives the job to another process.
        signal.throwIfAborted()
        if (fetched.kind === 'later') {
          await leads.recordFailure(delivery, retryIn(fetched.afterMs), 'answers-unreachable')
        }
      } catch (error) {
        if (signal.aborted || isOutage(error)) throw error
        log.warn({ deliveryId: delivery.deliveryId, code: codeOf(error), error }, 'Answers could not be fetched')
        await leads.recordFailure(delivery, retryIn())
      }
    },
    (delivery) => leads.recordFailure(delivery, () => null),
  )
}
