/** Collections for deals, tasks, notes, lead intake and API keys; a default pipeline for every existing workspace. */
import { type Connection, Types } from 'mongoose'

import type { Logger } from '../../logger.ts'
import { createCollections, planCollections } from './collections.ts'
import type { CollectionDefinition, IndexDefinition } from './collections.ts'
import type { Migration } from './migration.ts'

const DAY = 24 * 60 * 60

/** The change feed pages through every exported collection in this order. */
const FEED: IndexDefinition = { key: { workspaceId: 1, updatedAt: 1, _id: 1 } }
/** Finds sample data. */
const SAMPLES: IndexDefinition = { key: { workspaceId: 1, source: 1, deletedAt: 1 } }

const COLLECTIONS: readonly CollectionDefinition[] = [
  { collection: 'contacts', indexes: [FEED, { key: { workspaceId: 1, 'telegram.userId': 1 } }] },
  { collection: 'companies', indexes: [FEED] },
  { collection: 'members', indexes: [FEED] },
  // Finds a person who blocked the bot.
  { collection: 'telegramUsers', indexes: [{ key: { chatId: 1 } }] },
  {
    collection: 'pipelines',
    indexes: [
      FEED,
      {
        key: { workspaceId: 1, isDefault: 1 },
        options: { unique: true, partialFilterExpression: { isDefault: true } },
      },
    ],
  },
  {
    collection: 'deals',
    indexes: [
      FEED,
      SAMPLES,
      // The board, and a stage's deals by their next step: all of them, or a member's own.
      { key: { workspaceId: 1, deletedAt: 1, pipelineId: 1, stageId: 1, nextTaskAt: 1, _id: 1 } },
      { key: { workspaceId: 1, deletedAt: 1, ownerId: 1, pipelineId: 1, stageId: 1, nextTaskAt: 1, _id: 1 } },
      // Closed stages, the most recently closed deals first.
      { key: { workspaceId: 1, deletedAt: 1, pipelineId: 1, stageId: 1, stageEnteredAt: 1, _id: 1 } },
      // A member's open deals, and those without a next step.
      { key: { workspaceId: 1, deletedAt: 1, ownerId: 1, status: 1, nextTaskAt: 1, _id: 1 } },
      { key: { workspaceId: 1, contactIds: 1 } },
      { key: { workspaceId: 1, companyId: 1 } },
      { key: { workspaceId: 1, 'search.tokens': 1 } },
      { key: { workspaceId: 1, 'search.trigrams': 1 } },
    ],
  },
  {
    collection: 'tasks',
    indexes: [
      FEED,
      SAMPLES,
      { key: { workspaceId: 1, assigneeId: 1, status: 1, dueAt: 1, _id: 1 } },
      { key: { workspaceId: 1, dealId: 1, status: 1, dueAt: 1 } },
      { key: { workspaceId: 1, contactId: 1, status: 1, dueAt: 1 } },
    ],
  },
  {
    collection: 'notes',
    indexes: [
      FEED,
      SAMPLES,
      { key: { workspaceId: 1, dealId: 1, createdAt: 1 } },
      { key: { workspaceId: 1, contactId: 1, createdAt: 1 } },
    ],
  },
  // A record's timeline, newest first.
  { collection: 'events', indexes: [{ key: { workspaceId: 1, 'related.id': 1, at: -1, _id: -1 } }] },
  {
    collection: 'leadSources',
    indexes: [{ key: { keyHash: 1 }, options: { unique: true } }, { key: { workspaceId: 1, deletedAt: 1, _id: 1 } }],
  },
  {
    collection: 'deliveries',
    indexes: [
      { key: { sourceId: 1, dedupeKey: 1 }, options: { unique: true } },
      { key: { workspaceId: 1, sourceId: 1, receivedAt: 1 } },
      { key: { workspaceId: 1, sourceId: 1, status: 1, receivedAt: 1 } },
      { key: { receivedAt: 1 }, options: { expireAfterSeconds: 30 * DAY } },
    ],
  },
  {
    collection: 'apiKeys',
    indexes: [{ key: { prefixId: 1 }, options: { unique: true } }, { key: { workspaceId: 1, createdAt: 1 } }],
  },
  {
    collection: 'rateLimits',
    indexes: [
      { key: { key: 1 }, options: { unique: true } },
      { key: { expire: 1 }, options: { expireAfterSeconds: 0 } },
    ],
  },
]

const STAGES = [
  { kind: 'open', probability: 10, rottingDays: 14, requiredFields: [] },
  { kind: 'open', probability: 25, rottingDays: 14, requiredFields: [] },
  { kind: 'open', probability: 50, rottingDays: 21, requiredFields: ['amount'] },
  { kind: 'open', probability: 75, rottingDays: 21, requiredFields: [] },
  { kind: 'won', probability: 100, rottingDays: null, requiredFields: [] },
  { kind: 'lost', probability: 0, rottingDays: null, requiredFields: [] },
] as const

const WORDS = {
  en: {
    pipeline: 'Sales',
    stages: ['New lead', 'Qualified', 'Proposal', 'Negotiation', 'Won', 'Lost'],
    lostReasons: ['Price', 'Chose a competitor', 'No budget', 'Bad timing', 'No answer', 'Not a fit'],
  },
  uk: {
    pipeline: 'Продажі',
    stages: ['Новий лід', 'Кваліфікація', 'Пропозиція', 'Переговори', 'Виграно', 'Програно'],
    lostReasons: ['Ціна', 'Обрали конкурента', 'Немає бюджету', 'Не на часі', 'Не відповідають', 'Не підходить'],
  },
} as const

/** New fields with the same value for every record that lacks them. */
const FIELDS = [
  ['members', 'digestHour', 8],
  ['members', 'mutedNotifications', []],
  ['contacts', 'nextTaskAt', null],
] as const

const BATCH = 500

async function addFields(connection: Connection): Promise<void> {
  for (const [collection, field, value] of FIELDS) {
    await connection.collection(collection).updateMany({ [field]: { $exists: false } }, { $set: { [field]: value } })
  }
}

/**
 * Lost reasons and the default pipeline. A workspace gets its reasons last, so that a workspace interrupted in between
 * is picked up again.
 */
async function completeWorkspaces(connection: Connection): Promise<void> {
  const workspaces = connection.collection('workspaces')
  for await (const workspace of workspaces.find({ lostReasons: { $exists: false } })) {
    const words = workspace['locale'] === 'uk' ? WORDS.uk : WORDS.en
    const now = new Date()
    const pipeline = {
      name: words.pipeline,
      stages: STAGES.map((stage, index) => ({
        id: new Types.ObjectId(),
        name: words.stages[index],
        ...stage,
      })),
      order: 0,
      deletedAt: null,
      version: 1,
      createdAt: now,
      updatedAt: now,
    }
    await connection
      .collection('pipelines')
      .updateOne({ workspaceId: workspace._id, isDefault: true }, { $setOnInsert: pipeline }, { upsert: true })
    await workspaces.updateOne({ _id: workspace._id }, { $set: { lostReasons: [...words.lostReasons] } })
  }
}

/**
 * An event is shown in the timelines of its related records, including the target. Each batch continues after the
 * previous one.
 */
async function relateEvents(connection: Connection, log: Logger): Promise<void> {
  const events = connection.collection('events')
  let after: Types.ObjectId | undefined
  for (let done = 0; ; done += BATCH) {
    if (done % (40 * BATCH) === 0 && done > 0) log.info({ done }, 'Adding related records to events')
    const batch = await events
      .find(
        { related: { $exists: false }, ...(after !== undefined && { _id: { $gt: after } }) },
        { projection: { target: 1 } },
      )
      .sort({ _id: 1 })
      .limit(BATCH)
      .toArray()
    if (batch.length === 0) return
    await events.bulkWrite(
      batch.map(({ _id, target }) => ({
        updateOne: { filter: { _id }, update: { $set: { related: [{ kind: target.kind, id: target.id }] } } },
      })),
    )
    after = batch.at(-1)?._id
  }
}

async function planData(connection: Connection): Promise<readonly string[]> {
  const lacking = async (collection: string, field: string) =>
    (await connection.collection(collection).findOne({ [field]: { $exists: false } })) !== null
  const steps: string[] = []
  for (const [collection, field] of FIELDS) {
    if (await lacking(collection, field)) steps.push(`add ${field} to ${collection}`)
  }
  if (await lacking('workspaces', 'lostReasons')) steps.push('add the default pipeline and lost reasons to workspaces')
  if (await lacking('events', 'related')) steps.push('add related records to events')
  return steps
}

export const dealsAndIntake: Migration = {
  name: '0002-deals-and-intake',
  content: { COLLECTIONS, STAGES, WORDS, FIELDS },
  plan: async (connection) => [...(await planCollections(connection, COLLECTIONS)), ...(await planData(connection))],
  async up(connection, log) {
    await createCollections(connection, COLLECTIONS, log)
    await addFields(connection)
    await completeWorkspaces(connection)
    await relateEvents(connection, log)
  },
}
