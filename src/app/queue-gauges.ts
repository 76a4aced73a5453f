/** Reports to the metrics how long the queues are and how many items were given up. */
import type { QueueItem } from '../models/queue-item.ts'
import type { Metrics } from './metrics.ts'

type Status = QueueItem['status']
/** A queue's collection, whatever its payloads. */
type Counted = {
  countDocuments(
    filter: { readonly status: Status | { readonly $in: Status[] } },
    options: { readonly limit: number },
  ): Promise<number>
}

/** Beyond this the exact number no longer matters, and counting on would burden a database that is already behind. */
const MAX_COUNTED = 10_000

export function addQueueGauges(
  metrics: Pick<Metrics, 'addGauge'>,
  queues: { readonly updates: Counted; readonly jobs: Counted },
): void {
  const count = async (filter: Parameters<Counted['countDocuments']>[0]) => ({
    updates: await queues.updates.countDocuments(filter, { limit: MAX_COUNTED }),
    jobs: await queues.jobs.countDocuments(filter, { limit: MAX_COUNTED }),
  })
  metrics.addGauge('clientsphere_queue_items', 'Items of the queues that wait or run', 'queue', () =>
    count({ status: { $in: ['ready', 'running'] } }),
  )
  metrics.addGauge('clientsphere_queue_dead_items', 'Items that were given up', 'queue', () =>
    count({ status: 'dead' }),
  )
}
