/** The collections of outgoing webhooks: endpoints, their messages, and the queue that delivers them. */
import { createCollections, planCollections } from './collections.ts'
import type { CollectionDefinition } from './collections.ts'
import type { Migration } from './migration.ts'

const DAY = 24 * 60 * 60

const COLLECTIONS: readonly CollectionDefinition[] = [
  { collection: 'webhookEndpoints', indexes: [{ key: { workspaceId: 1, deletedAt: 1, _id: 1 } }] },
  {
    collection: 'webhookMessages',
    indexes: [
      // What is due for an endpoint.
      { key: { workspaceId: 1, endpointId: 1, status: 1, dueAt: 1 } },
      // What waits for a record, in order.
      { key: { workspaceId: 1, endpointId: 1, status: 1, 'record.id': 1, order: 1, _id: 1 } },
      // Lists of deliveries, newest first.
      { key: { workspaceId: 1, endpointId: 1, _id: -1 } },
      // However often messages are made from an event, there is one for each endpoint and record.
      {
        key: { workspaceId: 1, endpointId: 1, eventId: 1, 'record.id': 1 },
        options: { name: 'once_per_event', unique: true },
      },
      { key: { createdAt: 1 }, options: { name: 'forget', expireAfterSeconds: 30 * DAY } },
    ],
  },
  {
    collection: 'webhookJobs',
    indexes: [
      { key: { status: 1, seq: 1, _id: 1 }, options: { name: 'in_order_of_work' } },
      {
        key: { activeLane: 1 },
        options: {
          name: 'one_active_item_per_lane',
          unique: true,
          partialFilterExpression: { activeLane: { $type: 'string' } },
        },
      },
      { key: { doneAt: 1 }, options: { name: 'forget_done', expireAfterSeconds: DAY } },
      { key: { lane: 1, status: 1, runAt: 1 }, options: { name: 'of_endpoint' } },
    ],
  },
]

export const outgoingWebhooks: Migration = {
  name: '0005-outgoing-webhooks',
  content: COLLECTIONS,
  plan: (connection) => planCollections(connection, COLLECTIONS),
  up: (connection, log) => createCollections(connection, COLLECTIONS, log),
}
