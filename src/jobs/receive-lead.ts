/** Works the deliveries of lead sources. Their retries are jobs of their own, so that one that fails holds nobody up. */
import { z } from 'zod'

import { codeOf } from '../errors.ts'
import type { Logger } from '../logger.ts'
import type { WorkspaceId } from '../models/ids.ts'
import type { QueueItem } from '../models/queue-item.ts'
import type { DeliveryRef } from '../services/leads/delivery-work.ts'
import type { ProcessDeliveries } from '../services/leads/process-delivery.ts'
import type { QueueHandler } from './queue-handler.ts'
import { fullJitterMs } from './retry-policy.ts'

export type ReceiveLeadDeps = {
  readonly leads: ProcessDeliveries
  /** in [0, 1). */
  readonly random: () => number
  readonly log: Logger
  /** Whether an error says that the database is away: then the delivery is not at fault, and the queue waits. */
  readonly isOutage: (error: unknown) => boolean
}

export const MAX_LEAD_ATTEMPTS = 8
const BACKOFF = { baseMs: 2_000, capMs: 60 * 60_000 } as const

const leadShape = z.object({ workspaceId: z.string(), deliveryId: z.string() })
const sourceShape = z.object({ workspaceId: z.string(), sourceId: z.string() })

export function deliveryIn(item: QueueItem): DeliveryRef {
  const { workspaceId, deliveryId } = leadShape.parse(item.payload)
  return { workspaceId: workspaceId as WorkspaceId, deliveryId }
}

export function createReceiveLead({ leads, random, log, isOutage }: ReceiveLeadDeps): QueueHandler {
  return {
    async handle({ item }) {
      const delivery = deliveryIn(item)
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

    // Given up by the queue itself, as where the process died over it again and again: left pending, nobody would see it.
    async onDead(item) {
      await leads.recordFailure(deliveryIn(item), () => null)
    },
  }
}

export function createRequeueLeads({ leads }: Pick<ReceiveLeadDeps, 'leads'>): QueueHandler {
  return {
    async handle({ item }) {
      const { workspaceId, sourceId } = sourceShape.parse(item.payload)
      await leads.requeue({ workspaceId: workspaceId as WorkspaceId, sourceId })
    },
  }
}
