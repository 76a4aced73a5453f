/** How the collections would be spread over shards, and what that asks of queries and unique indexes. Pure. */
import type { Document } from 'mongodb'

import { fixedFields, type QueryShape } from './query-shape.ts'

type Placement =
  /** The field whose value chooses the shard. A large workspace can be split where `_id` follows in the key. */
  | { readonly kind: 'spread'; readonly key: Readonly<Record<string, 1 | 'hashed'>>; readonly because: string }
  | { readonly kind: 'whole'; readonly because: string }

const RECORDS: Placement = {
  kind: 'spread',
  key: { workspaceId: 1, _id: 1 },
  because: 'every query names the workspace',
}
const small = (because: string): Placement => ({ kind: 'whole', because })

/** docs/scale.md explains the choice. A collection that is missing here fails the test of the query shapes. */
export const PLACEMENTS: Readonly<Record<string, Placement>> = {
  contacts: RECORDS,
  deals: RECORDS,
  tasks: RECORDS,
  notes: RECORDS,
  events: RECORDS,
  companies: { kind: 'spread', key: { workspaceId: 1 }, because: 'a unique index needs the whole key as its prefix' },
  deliveries: { kind: 'spread', key: { sourceId: 1 }, because: 'a batch asks for the keys of several sources' },
  webhookMessages: { kind: 'spread', key: { workspaceId: 1 }, because: 'each is found within its workspace' },
  syncLinks: { kind: 'spread', key: { syncId: 1 }, because: 'its unique index begins with it' },
  leadMessages: { kind: 'spread', key: { workspaceId: 1 }, because: 'each is found within its workspace' },
  noteDrafts: { kind: 'spread', key: { workspaceId: 1 }, because: 'each is found within its workspace' },
  cardDrafts: { kind: 'spread', key: { workspaceId: 1 }, because: 'each is found within its workspace' },
  syncConflicts: { kind: 'spread', key: { workspaceId: 1 }, because: 'each is found within its workspace' },
  commands: { kind: 'spread', key: { _id: 'hashed' }, because: 'a repeat is recognised by its id alone' },
  typedLines: { kind: 'spread', key: { workspaceId: 1 }, because: 'each is found within its workspace' },
  merges: { kind: 'spread', key: { workspaceId: 1 }, because: 'each is found within its workspace' },
  mergeMoves: { kind: 'spread', key: { workspaceId: 1 }, because: 'each is found within its workspace' },
  duplicatePairs: {
    kind: 'spread',
    key: { workspaceId: 1 },
    because: 'a unique index needs the whole key as its prefix',
  },
  imports: { kind: 'spread', key: { workspaceId: 1 }, because: 'each is found within its workspace' },
  importChunks: { kind: 'spread', key: { importId: 1 }, because: 'its unique index begins with it' },
  externalIds: {
    kind: 'spread',
    key: { workspaceId: 1 },
    because: 'a unique index needs the whole key as its prefix',
  },
  views: { kind: 'spread', key: { workspaceId: 1 }, because: 'each is found within its workspace' },
  rates: { kind: 'spread', key: { workspaceId: 1 }, because: 'its unique index begins with it' },
  targets: { kind: 'spread', key: { workspaceId: 1 }, because: 'its unique index begins with it' },
  assignmentRules: { kind: 'spread', key: { workspaceId: 1 }, because: 'each is found within its workspace' },
  stageTotals: { kind: 'spread', key: { workspaceId: 1 }, because: 'each is found within its workspace' },
  bulkEdits: { kind: 'spread', key: { workspaceId: 1 }, because: 'each is found within its workspace' },
  heldNotices: { kind: 'spread', key: { workspaceId: 1 }, because: 'each is found within its workspace' },
  noticeWindows: { kind: 'spread', key: { workspaceId: 1 }, because: 'each is found within its workspace' },
  duplicateScans: small('one for each workspace'),
  erasures: small('a few for each workspace'),
  reportSchedules: small('a few for each workspace, and a sweep reads all'),
  conversationStates: { kind: 'spread', key: { _id: 'hashed' }, because: 'read and written by chat' },
  workspaces: small('read with its members in one operation'),
  members: small('found by person, whatever the workspace'),
  telegramUsers: small('found by person'),
  pipelines: small('a few for each workspace'),
  invites: small('found by token'),
  leadSources: small('found by token'),
  webhookEndpoints: small('a few for each workspace'),
  syncs: small('a few for each workspace'),
  apiKeys: small('found by key'),
  rateLimits: small('forgotten after minutes'),
  jobs: small('listed in one order, whatever the workspace'),
  webhookJobs: small('listed in one order, whatever the endpoint'),
  telegramUpdates: small('listed in one order, whatever the chat'),
  migrations: small('a few'),
  migrationLocks: small('one'),
}

export type Route = 'one shard' | 'all shards' | 'not spread' | 'unknown collection'

export function routeOf({ collection, filter }: Pick<QueryShape, 'collection' | 'filter'>): Route {
  const placement = PLACEMENTS[collection]
  if (placement === undefined) return 'unknown collection'
  if (placement.kind === 'whole') return 'not spread'
  const [first = ''] = Object.keys(placement.key)
  return fixedFields(filter).includes(first) ? 'one shard' : 'all shards'
}

/** Whether a unique index may stay as it is if its collection is spread. The index on `_id` always may. */
export function isUniqueAcrossShards(collection: string, key: Document): boolean {
  const placement = PLACEMENTS[collection]
  if (placement?.kind !== 'spread') return true
  const fields = Object.keys(key)
  return Object.keys(placement.key).every((field, place) => fields[place] === field)
}
