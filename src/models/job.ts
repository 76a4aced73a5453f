/** A job stored in MongoDB: something to do at or after a time, at least once, with retries. */
import { Schema } from 'mongoose'
import type { Connection, Model, Types } from 'mongoose'

import { queueIndexes, queueItemPaths } from './queue-item.ts'
import type { IndexDefinition, NewQueueItem, QueueItem } from './queue-item.ts'

/** `workspaceId` is null for the system's own jobs, which belong to no tenant. */
export type JobRecord = QueueItem<Types.ObjectId> & { readonly workspaceId: Types.ObjectId | null }

/** A job before its first claim: what `transact` inserts. */
export type NewJob = NewQueueItem<Types.ObjectId> & { readonly workspaceId: Types.ObjectId | null }

export const JOBS_COLLECTION = 'jobs'

const KEEP_DONE_JOBS_DAYS = 30

export const jobIndexes: readonly IndexDefinition[] = [
  ...queueIndexes(KEEP_DONE_JOBS_DAYS),
  {
    // Per workspace: one tenant's key can never suppress another's job. Done jobs hold their key until they are
    // deleted.
    key: { workspaceId: 1, dedupeKey: 1 },
    options: {
      name: 'one_job_per_dedupe_key',
      unique: true,
      partialFilterExpression: { dedupeKey: { $type: 'string' } },
    },
  },
]

const schema = new Schema<JobRecord>(
  { ...queueItemPaths, workspaceId: { type: Schema.Types.ObjectId, default: null } },
  { collection: JOBS_COLLECTION, autoIndex: false, autoCreate: false, versionKey: false, minimize: false },
)
for (const { key, options } of jobIndexes) schema.index({ ...key }, options)

export function defineJobModel(connection: Connection): Model<JobRecord> {
  return connection.model<JobRecord>('Job', schema)
}
