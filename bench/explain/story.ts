/**
 * Sends what the product sends: people go through every screen and command, a client reads the export, leads arrive, and both
 * queues work. The workspace is large enough for an index to matter, and not the only one.
 */
import type { MongoClient } from 'mongodb'

import { seedRecords, type SeedSizes } from '../../scripts/seed/seed-records.ts'
import type { Database } from '../../src/database/connect.ts'
import { objectId, type WorkspaceId } from '../../src/models/ids.ts'
import { createTestBot, type TestBot } from '../../test/support/test-bot.ts'
import { createTestWorkspace } from '../../test/support/workspace.ts'
import { type ReadCommand, recordCommands } from '../harness/replay.ts'
import { chatStory } from './chat-story.ts'
import { exportStory } from './export-story.ts'
import { fillCollections, fillOthers, fillRateLimits } from './fill-collections.ts'
import { intakeStory } from './intake-story.ts'
import { outgoingStory } from './outgoing-story.ts'
import { fillQueues, queueStory } from './queue-story.ts'

export type StorySizes = SeedSizes & {
  /** Of each queue, besides what the story itself puts there. */
  readonly queued: number
}

/** @param database with all migrations, on a connection with monitorCommands */
export async function recordStory(
  database: Database,
  sizes: StorySizes,
  log: (line: string) => void,
): Promise<readonly ReadCommand[]> {
  const bot = createTestBot(database)
  const workspace = await createTestWorkspace(bot)
  const other = await createTestWorkspace(bot, { name: 'Another' })
  for (const { workspaceId } of [workspace, other]) await fill(bot, workspaceId, sizes, log)
  await fillQueues(database.connection, sizes.queued)
  await fillRateLimits(database.connection, ROWS)
  await fillOthers(bot.models, ROWS)
  const client: MongoClient = database.connection.getClient()
  return recordCommands(client, async () => {
    log('Going through the screens')
    await chatStory(bot, workspace)
    log('Reading the export')
    await exportStory(database, bot, workspace)
    log('Receiving leads')
    await intakeStory(database, bot, workspace)
    log('Sending to outgoing webhooks')
    await outgoingStory(bot, workspace)
    log('Working through the queues')
    await queueStory(database, bot)
  })
}

/** Enough that reading all of them is never the cheapest, also when the database has counted its rows meanwhile. */
const ROWS = 3_000

async function fill(bot: TestBot, id: WorkspaceId, sizes: SeedSizes, log: (line: string) => void): Promise<void> {
  const workspace = await bot.models.workspaces.findById(objectId(id)).orFail().lean()
  await seedRecords(bot.models, workspace, sizes, log)
  await fillCollections(bot.models, id, ROWS)
}
