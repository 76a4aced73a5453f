/**
 * All collections and indexes of the first version. It does not use the models, so that it stays the same when they
 * change.
 */
import { createCollections, planCollections } from './collections.ts'
import type { CollectionDefinition, IndexDefinition } from './collections.ts'
import type { Migration } from './migration.ts'

const DAY = 24 * 60 * 60

/** One engine processes both queues. @param keepDays how long done items stay; dead ones are never deleted */
function queueIndexes(keepDays: number): readonly IndexDefinition[] {
  return [
    { key: { status: 1, seq: 1, _id: 1 }, options: { name: 'in_order_of_work' } },
    {
      key: { activeLane: 1 },
      options: {
        name: 'one_active_item_per_lane',
        unique: true,
        partialFilterExpression: { activeLane: { $type: 'string' } },
      },
    },
    { key: { doneAt: 1 }, options: { name: 'forget_done', expireAfterSeconds: keepDays * DAY } },
  ]
}

const COLLECTIONS: readonly CollectionDefinition[] = [
  { collection: 'workspaces', indexes: [] },
  {
    collection: 'members',
    indexes: [
      { key: { workspaceId: 1, telegramUserId: 1 }, options: { unique: true } },
      // A person's workspaces, before one is chosen.
      { key: { telegramUserId: 1 } },
    ],
  },
  { collection: 'telegramUsers', indexes: [] },
  {
    collection: 'invites',
    indexes: [{ key: { tokenHash: 1 }, options: { unique: true } }, { key: { workspaceId: 1, expiresAt: 1 } }],
  },
  {
    collection: 'contacts',
    indexes: [
      // Lists of all records or of a member's own, by name and by last change; the export pages by last change.
      { key: { workspaceId: 1, deletedAt: 1, sortName: 1, _id: 1 } },
      { key: { workspaceId: 1, deletedAt: 1, updatedAt: 1, _id: 1 } },
      { key: { workspaceId: 1, deletedAt: 1, ownerId: 1, sortName: 1, _id: 1 } },
      { key: { workspaceId: 1, deletedAt: 1, ownerId: 1, updatedAt: 1, _id: 1 } },
      { key: { workspaceId: 1, companyId: 1 } },
      { key: { workspaceId: 1, tags: 1 } },
      // Whether there is sample data, which a screen queries each time. All three fields are needed, or an engine picks
      // one of the indexes above.
      { key: { workspaceId: 1, source: 1, deletedAt: 1 } },
      // Finding duplicates. Not unique: people share numbers.
      { key: { workspaceId: 1, 'emails.normalized': 1 } },
      { key: { workspaceId: 1, 'phones.e164': 1 } },
      { key: { workspaceId: 1, 'search.tokens': 1 } },
      { key: { workspaceId: 1, 'search.trigrams': 1 } },
    ],
  },
  {
    collection: 'companies',
    indexes: [
      // One live company per name; deleted ones have no liveName.
      {
        key: { workspaceId: 1, liveName: 1 },
        options: { unique: true, partialFilterExpression: { liveName: { $exists: true } } },
      },
      { key: { workspaceId: 1, deletedAt: 1, updatedAt: 1, _id: 1 } },
    ],
  },
  {
    collection: 'events',
    indexes: [
      // A record's timeline, newest first.
      { key: { workspaceId: 1, 'target.kind': 1, 'target.id': 1, at: -1, _id: -1 } },
      // The audit log and the change feed.
      { key: { workspaceId: 1, at: 1, _id: 1 } },
      // Undoing a command.
      { key: { workspaceId: 1, commandId: 1 } },
    ],
  },
  {
    collection: 'commands',
    indexes: [
      { key: { at: 1 }, options: { expireAfterSeconds: 30 * DAY } },
      // A member's latest command that can be undone.
      { key: { workspaceId: 1, memberId: 1, at: -1 } },
    ],
  },
  {
    collection: 'jobs',
    indexes: [
      ...queueIndexes(30),
      // Done jobs hold their key until they are deleted; each workspace has its own keys.
      {
        key: { workspaceId: 1, dedupeKey: 1 },
        options: {
          name: 'one_job_per_dedupe_key',
          unique: true,
          partialFilterExpression: { dedupeKey: { $type: 'string' } },
        },
      },
    ],
  },
  { collection: 'telegramUpdates', indexes: queueIndexes(7) },
  { collection: 'conversationStates', indexes: [{ key: { updatedAt: 1 }, options: { expireAfterSeconds: 30 * DAY } }] },
]

export const foundation: Migration = {
  name: '0001-foundation',
  content: COLLECTIONS,
  plan: (connection) => planCollections(connection, COLLECTIONS),
  up: (connection, log) => createCollections(connection, COLLECTIONS, log),
}
