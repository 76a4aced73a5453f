/** A database as version 0.1.0 left it, upgraded to the current version. */
import { type Connection, Types } from 'mongoose'
import { describe, expect, it, onTestFinished } from 'vitest'

import { connectDatabase } from '../../src/database/connect.ts'
import { MIGRATIONS } from '../../src/database/migrations/list.ts'
import { planMigrations, runMigrations } from '../../src/database/migrations/runner.ts'
import { silentLogger } from '../../src/logger.ts'
import { createModels } from '../../src/models/models.ts'
import { plansLeft } from '../support/plans-left.ts'
import { runProgram } from '../support/program.ts'
import { testDatabaseUri } from '../support/database.ts'

const AT = new Date('2026-11-01T10:00:00Z')
const times = { createdAt: AT, updatedAt: AT, version: 1 }

/** @returns a connection to a database with only the first migration, and its address */
async function firstVersion(): Promise<{ connection: Connection; uri: string }> {
  const uri = testDatabaseUri()
  const { connection, close } = await connectDatabase({ uri, log: silentLogger, poolSize: 5 })
  onTestFinished(async () => {
    await connection.dropDatabase()
    await close()
  })
  await runMigrations({ connection, migrations: MIGRATIONS.slice(0, 1), log: silentLogger })
  return { connection, uri }
}

const upgrade = (connection: Connection) =>
  runMigrations({ connection, migrations: MIGRATIONS, log: silentLogger, leaseMs: 2_000 })

/** A workspace with its owner, a contact and what happened to it, in the shapes of that version. */
async function oldWorkspace(connection: Connection, locale: 'en' | 'uk', events = 1) {
  const [workspaceId, memberId, contactId] = [new Types.ObjectId(), new Types.ObjectId(), new Types.ObjectId()]
  await connection.collection('workspaces').insertOne({
    _id: workspaceId,
    name: 'Acme',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    region: 'DE',
    locale,
    visibility: 'team',
    ...times,
  })
  await connection.collection('members').insertOne({
    _id: memberId,
    workspaceId,
    telegramUserId: memberId.getTimestamp().getTime(),
    name: 'Max',
    role: 'owner',
    status: 'active',
    ...times,
  })
  await connection.collection('contacts').insertOne({
    _id: contactId,
    workspaceId,
    name: 'Zoë',
    displayName: 'Zoë',
    sortName: 'zoe',
    emails: [],
    phones: [],
    tags: [],
    ownerId: memberId,
    source: 'manual',
    search: { tokens: ['zoe'], trigrams: [] },
    deletedAt: null,
    ...times,
  })
  const event = () => ({
    _id: new Types.ObjectId(),
    workspaceId,
    type: 'contact.created',
    memberId,
    channel: 'telegram',
    commandId: 'update-1/contact.add',
    target: { kind: 'contact', id: contactId },
    changes: [],
    at: AT,
  })
  for (let left = events; left > 0; left -= 1_000) {
    await connection.collection('events').insertMany(Array.from({ length: Math.min(left, 1_000) }, event))
  }
  return { workspaceId, memberId, contactId }
}

describe('an upgrade from 0.1.0', { timeout: 90_000 }, () => {
  it('gives every workspace a default pipeline and lost reasons in its language, and leaves nothing to do', async () => {
    const { connection } = await firstVersion()
    const [english, ukrainian] = [await oldWorkspace(connection, 'en'), await oldWorkspace(connection, 'uk')]
    const [planned] = await planMigrations({ connection, migrations: MIGRATIONS })
    expect(planned?.steps).toEqual(
      expect.arrayContaining([
        'create collection deals',
        'add nextTaskAt to contacts',
        'add related records to events',
      ]),
    )
    await upgrade(connection)

    expect(await planMigrations({ connection, migrations: MIGRATIONS })).toEqual([])
    expect(await plansLeft(connection)).toEqual([])
    const { pipelines, workspaces } = createModels(connection)
    const stages = async (workspaceId: Types.ObjectId) =>
      (await pipelines.find({ workspaceId, isDefault: true }).lean()).map((one) => [
        one.name,
        one.stages.map(({ name }) => name).join(', '),
      ])
    expect(await stages(english.workspaceId)).toEqual([
      ['Sales', 'New lead, Qualified, Proposal, Negotiation, Won, Lost'],
    ])
    expect(await stages(ukrainian.workspaceId)).toEqual([
      ['Продажі', 'Новий лід, Кваліфікація, Пропозиція, Переговори, Виграно, Програно'],
    ])
    expect((await workspaces.findById(english.workspaceId).lean())?.lostReasons).toContain('Price')
    expect((await workspaces.findById(ukrainian.workspaceId).lean())?.lostReasons).toContain('Ціна')
  })

  it('leaves what people entered as it was: values, versions and times', async () => {
    const { connection } = await firstVersion()
    const { workspaceId, memberId, contactId } = await oldWorkspace(connection, 'en')
    const before = await connection.collection('contacts').findOne({ _id: contactId })
    await upgrade(connection)
    const search = { tokens: ['zoe', '=zoe'], trigrams: ['^zo', 'zoe', 'oe$'] }
    const after = { ...before, nextTaskAt: null, touchedAt: AT, search }
    expect(await connection.collection('contacts').findOne({ _id: contactId })).toEqual(after)
    const models = createModels(connection)
    expect(await models.members.findOne({ workspaceId, _id: memberId }).lean()).toMatchObject({
      digestHour: 8,
      mutedNotifications: [],
      ...times,
    })
    expect(await models.events.find({ workspaceId, 'related.id': contactId }).lean()).toHaveLength(1)
  })

  it('adds related records to 5,000 events, and keeps events that a newer process writes in the meantime', async () => {
    const { connection } = await firstVersion()
    const { contactId } = await oldWorkspace(connection, 'en', 5_000)
    const events = connection.collection('events')
    const first = (await events.findOne({}, { sort: { _id: 1 } }))?._id ?? new Types.ObjectId()
    const deal = { kind: 'deal', id: new Types.ObjectId() }
    await events.updateOne({ _id: first }, { $set: { related: [deal] } })
    await upgrade(connection)
    expect(await events.countDocuments({ related: { $exists: false } })).toBe(0)
    expect(await events.countDocuments({ related: [{ kind: 'contact', id: contactId }] })).toBe(4_999)
    expect(await events.findOne({ _id: first })).toMatchObject({ related: [deal] })
  })

  it('continues after a kill in the middle: nothing is missing and nothing is duplicated', async () => {
    const { connection, uri } = await firstVersion()
    for (let made = 0; made < 5; made++) await oldWorkspace(connection, 'en', 600)
    const events = connection.collection('events')
    const program = runProgram('src/commands/migrate.ts', { MONGODB_URI: uri, LOG_FORMAT: 'json' })
    await expect
      .poll(() => events.countDocuments({ related: { $exists: true } }), { timeout: 60_000, interval: 5 })
      .toBeGreaterThan(0)
    program.process.kill('SIGKILL')
    await program.ended
    // If it was faster than the kill, it runs once more.
    await connection.collection('migrations').deleteOne({ _id: '0002-deals-and-intake' as never })
    // What a kill between the two writes for a workspace leaves behind: the pipeline without the reasons.
    await connection.collection('workspaces').updateOne({}, { $unset: { lostReasons: '' } })

    await upgrade(connection)
    expect(await plansLeft(connection)).toEqual([])
    expect(await events.countDocuments({ 'related.1': { $exists: true } })).toBe(0)
    expect(await connection.collection('pipelines').countDocuments()).toBe(5)
    expect(await connection.collection('workspaces').countDocuments({ lostReasons: { $size: 6 } })).toBe(5)
  })

  it('is done once by two processes that start at the same time', async () => {
    const { connection, uri } = await firstVersion()
    await oldWorkspace(connection, 'uk', 1_000)
    const programs = [1, 2].map(() => runProgram('src/commands/migrate.ts', { MONGODB_URI: uri, LOG_LEVEL: 'silent' }))
    expect(await Promise.all(programs.map(({ ended }) => ended))).toEqual([0, 0])
    const said = programs.map(({ out }) => out().trim()).toSorted()
    const pending = MIGRATIONS.slice(1).map(({ name }) => name)
    expect(said).toEqual([`Applied: ${pending.join(', ')}`, 'The database was up to date.'])
    expect(await connection.collection('pipelines').countDocuments()).toBe(1)
  })
})
