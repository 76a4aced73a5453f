/** Reads that are asked for at the same moment go to the database in one operation, and answer as each would alone. */
import { setImmediate as nextTurn } from 'node:timers/promises'

import { type CommandStartedEvent, MongoClient } from 'mongodb'
import { describe, expect, test } from 'vitest'

import { connectDatabase, type Database } from '../../src/database/connect.ts'
import { createReadsTogether } from '../../src/database/reads-together.ts'
import { newId, objectId, type WorkspaceId } from '../../src/models/ids.ts'
import { createModels, type Models } from '../../src/models/models.ts'
import { silentLogger } from '../../src/logger.ts'
import { LIVE_IN_ORDER } from '../../src/services/core/live-in-order.ts'
import { createCrm } from '../support/crm.ts'
import { sharedDatabase, testDatabaseUri } from '../support/database.ts'
import { expectLoggedErrors, recordedLog } from '../support/recorded-log.ts'

const together = sharedDatabase({ monitorCommands: true })
const apart = sharedDatabase({ readsApart: true })

async function commandsOf({ connection }: Database, work: () => Promise<unknown>) {
  const client: unknown = connection.getClient()
  if (!(client instanceof MongoClient)) throw new TypeError('The connection has no client of the driver')
  const commands: CommandStartedEvent['command'][] = []
  const onStarted = ({ command }: CommandStartedEvent): void => void commands.push(command)
  client.on('commandStarted', onStarted)
  await work()
  client.off('commandStarted', onStarted)
  return commands
}

/** A workspace with records of several kinds, and two sets of models: one whose reads are taken together, and one whose are not. */
async function scene() {
  const crm = createCrm(together())
  const team = await crm.team()
  for (const name of ['Anna', 'Boris', 'Clara', 'Dmytro', 'Eva'])
    await crm.services.contacts.add(team.owner(), { name, ...(name < 'C' && { tags: 'early' }) })
  await crm.services.deals.add(team.owner(), { title: 'Website' })
  const workspaceId = objectId(team.workspaceId)
  return { workspaceId, models: createModels(together().connection), alone: createModels(apart().connection) }
}

/** Each way of asking that services use. */
const READS: readonly ((
  models: Models,
  of: { readonly workspaceId: ReturnType<typeof objectId> },
) => Promise<unknown>)[] = [
  (models, of) => models.contacts.find(of).sort({ sortName: -1 }).lean(),
  (models, of) => models.contacts.find(of, { displayName: 1 }).sort({ sortName: 1, _id: 1 }).skip(1).limit(2).lean(),
  (models, of) =>
    models.contacts
      .find({ ...of, tags: 'early' }, { search: 0 })
      .sort({ _id: 1 })
      .lean(),
  (models, of) => models.contacts.findOne({ ...of, sortName: /^c/u }).lean(),
  (models, of) => models.contacts.findOne({ ...of, tags: 'nothing like it' }).lean(),
  (models, of) => models.contacts.exists({ ...of, tags: 'early' }),
  (models, of) => models.contacts.countDocuments(of, { limit: 3 }),
  (models, of) => models.contacts.countDocuments({ ...of, tags: 'nothing like it' }, { limit: 3 }),
  (models, of) => models.workspaces.findById(of.workspaceId).lean(),
  // The driver takes no filter for one that everything fits.
  (models) => models.telegramUsers.collection.findOne(undefined as never, { sort: { _id: 1 } }),
  (models, of) => models.pipelines.find(of).lean(),
  (models, of) => models.deals.aggregate([{ $match: of }, { $project: { title: 1, amount: 1 } }, { $limit: 5 }]),
]

describe('Reads at the same moment', () => {
  test('are one operation, and answer as each does alone', async () => {
    const { models, alone, workspaceId } = await scene()
    const wanted = await Promise.all(READS.map((read) => read(alone, { workspaceId })))
    let answers: unknown
    const commands = await commandsOf(together(), async () => {
      answers = await Promise.all(READS.map((read) => read(models, { workspaceId })))
    })
    expect(commands).toHaveLength(1)
    expect(answers).toEqual(wanted)
    expect(wanted[0]).toHaveLength(5)
  })

  test('give each its own documents, as mongoose makes them', async () => {
    const { models, workspaceId } = await scene()
    const [contact, found] = await Promise.all([
      models.contacts.findOne({ workspaceId, sortName: 'anna' }),
      models.contacts.find({ workspaceId }).limit(2),
    ])
    expect(contact?.get('displayName')).toBe('Anna')
    expect(found.map((one) => one.isNew)).toEqual([false, false])
  })

  test('are as many as there are, however many', async () => {
    const { models, workspaceId } = await scene()
    const anna = await models.contacts.findOne({ workspaceId, sortName: 'anna' }).lean()
    const commands = await commandsOf(together(), async () => {
      const names = await Promise.all(
        Array.from({ length: 300 }, () => models.contacts.findOne({ workspaceId, displayName: 'Anna' }).lean()),
      )
      expect(names).toEqual(Array.from({ length: 300 }, () => anna))
    })
    expect(commands.length).toBeLessThan(20)
  })

  test('wait for no large one that is under way', async () => {
    const answers: string[] = []
    let end = (): void => {}
    const large = new Promise<never[]>((resolve) => (end = () => resolve([])))
    const { read } = createReadsTogether({
      db: together().connection.getClient().db('nothing'),
      log: recordedLog().log,
    })
    const one = (name: string, alone: () => Promise<never[]>) =>
      read({ collection: name, pipeline: [], alone }).then(() => void answers.push(name))
    const held: Promise<void>[] = []
    for (let count = 0; count < 4; count += 1) {
      held.push(one('large', () => large))
      // Each in a turn of its own, so that it is by itself.
      await nextTurn()
    }
    await one('small', () => Promise.resolve([]))
    expect(answers).toEqual(['small'])
    end()
    await Promise.all(held)
  })

  test('do not suffer from one that the database refuses', async () => {
    expectLoggedErrors('Reads were refused together')
    const { models, workspaceId } = await scene()
    const refused = models.contacts.aggregate([{ $match: { workspaceId } }, { $project: { x: { $divide: [1, 0] } } }])
    const [error, count] = await Promise.all([
      refused.then(
        () => 'no error',
        (reason: unknown) => reason,
      ),
      models.contacts.countDocuments({ workspaceId }, { limit: 10 }),
    ])
    expect(error).toBeInstanceOf(Error)
    expect(count).toBe(5)
  })

  test('all fail when there is no connection', async () => {
    const { connection, close } = await connectDatabase({ uri: testDatabaseUri(), log: silentLogger })
    const models = createModels(connection)
    await close()
    const workspaceId = objectId(newId<WorkspaceId>())
    const outcomes = await Promise.allSettled([
      models.workspaces.findById(workspaceId).lean(),
      models.pipelines.find({ workspaceId }).lean(),
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  })
})

describe('A read stays by itself', () => {
  test('in a transaction, which sees its own changes', async () => {
    const { models, workspaceId } = await scene()
    await together().connection.transaction(async (session) => {
      await models.contacts.updateMany({ workspaceId }, { $set: { sortName: 'same' } }, { session })
      const [inside, outside] = await Promise.all([
        models.contacts.find({ workspaceId, sortName: 'same' }, null, { session }).lean(),
        models.contacts.find({ workspaceId, sortName: 'same' }).lean(),
      ])
      expect([inside.length, outside.length]).toEqual([5, 0])
      await models.contacts.updateMany({ workspaceId }, { $set: { sortName: 'other' } }, { session })
    })
  })

  test('if it may take long, adds up all that fits, or is read piece by piece', async () => {
    const { models, workspaceId } = await scene()
    const commands = await commandsOf(together(), () =>
      Promise.all([
        models.pipelines.find({ workspaceId }).lean(),
        models.contacts.find({ workspaceId }, null, { readAlone: 'as an example' }).lean(),
        models.contacts.countDocuments({ workspaceId }),
        models.deals.aggregate([{ $match: { workspaceId } }, { $group: { _id: '$stageId', count: { $sum: 1 } } }]),
        models.contacts.find({ workspaceId }).lean().cursor().next(),
      ]),
    )
    expect(commands).toHaveLength(5)
    expect(commands.some(({ pipeline }) => JSON.stringify(pipeline ?? []).includes('$unionWith'))).toBe(false)
  })
})

test('Reads taken together use the indexes that each would use alone', async () => {
  const { models, workspaceId } = await scene()
  const page = { workspaceId, deletedAt: LIVE_IN_ORDER, sortName: { $gte: 'b' } }
  const [command] = await commandsOf(together(), () =>
    Promise.all([
      models.workspaces.findById(workspaceId).lean(),
      models.contacts.find(page).sort({ sortName: 1, _id: 1 }).limit(3).lean(),
      models.members.find({ workspaceId }).lean(),
    ]),
  )
  const { aggregate, pipeline } = command ?? {}
  const { connection } = together()
  const plan = await connection.db?.command({ explain: { aggregate, pipeline, cursor: {} }, verbosity: 'queryPlanner' })
  const said = JSON.stringify(plan)
  expect(said).toContain('workspaceId_1_deletedAt_1_sortName_1__id_1')
  expect(said).not.toContain('COLLSCAN')
})
