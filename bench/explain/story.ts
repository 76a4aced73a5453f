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

async function fill(bot: TestBot, id: WorkspaceId, sizes: SeedSizes, log: (line: string) => void): Promise<void> {
  const workspace = await bot.models.workspaces.findById(objectId(id)).orFail().lean()
  await seedRecords(bot.models, workspace, sizes, log)
  await fillNotes(bot, id)
}

/**
 * A note for each contact. With only those of the story, the database may find out in the middle of it that reading them all is
 * cheaper than an index, and the plans would depend on when it counts its rows.
 */
async function fillNotes({ models }: TestBot, id: WorkspaceId): Promise<void> {
  const workspaceId = objectId(id)
  const contacts = await models.contacts.find({ workspaceId }, { _id: 1 }).lean()
  const notes = contacts.map(({ _id }, index) => ({
    workspaceId,
    contactId: _id,
    text: `Call ${index}`,
    source: 'manual',
  }))
  await models.notes.insertMany(notes, { lean: true })
}
