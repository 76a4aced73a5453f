/** `npm run jobs`, as an operator types it. */
import { Types } from 'mongoose'
import { describe, expect, it, onTestFinished } from 'vitest'

import { connectDatabase } from '../../src/database/connect.ts'
import { silentLogger } from '../../src/logger.ts'
import { testDatabaseUri } from '../support/database.ts'
import { runProgram } from '../support/program.ts'
import { readyJob, useQueueDatabase } from '../jobs/queue-database.ts'
import { startRunner } from '../jobs/start-runner.ts'

const queues = useQueueDatabase()

/** A database with two jobs and an update that were given up. */
async function withDead() {
  const uri = testDatabaseUri()
  const { connection, close } = await connectDatabase({ uri, log: silentLogger, poolSize: 2 })
  onTestFinished(async () => {
    await connection.dropDatabase()
    await close()
  })
  const dead = (kind: string, at: string) => ({
    ...readyJob({ seq: 1 }),
    _id: new Types.ObjectId(),
    kind,
    status: 'dead' as const,
    attempts: 8,
    payload: { text: 'Private words' },
    lastError: { code: 'UNAVAILABLE', message: 'Telegram\ncannot be reached', at: new Date(at) },
  })
  const early = dead('notify.joined', '2026-11-20T10:00:00Z')
  const late = dead('lead.process', '2026-11-21T10:00:00Z')
  await connection.collection('jobs').insertMany([early, late, { ...readyJob({ seq: 2 }), _id: new Types.ObjectId() }])
  await connection
    .collection<{ _id: string }>('telegramUpdates')
    .insertOne({ ...dead('telegram.update:7', '2026-11-22T10:00:00Z'), _id: '7:100' })
  const run = async (...args: string[]) => {
    const program = runProgram('src/commands/jobs.ts', { MONGODB_URI: uri, LOG_LEVEL: 'silent' }, { args })
    return { code: await program.ended, out: program.out().trim(), errors: program.errors().trim() }
  }
  const stateOf = async (_id: Types.ObjectId) => (await connection.collection('jobs').findOne({ _id }))?.['status']
  return { run, stateOf, early, late }
}

describe('npm run jobs', { timeout: 90_000 }, () => {
  it('lists what was given up, latest first, with the reason and without what people wrote', async () => {
    const { run, early, late } = await withDead()
    const { code, out } = await run('list')
    expect(code).toBe(0)
    expect(out.split('\n')).toEqual([
      `${late._id.toHexString()}  lead.process  -  8 attempts  2026-11-21T10:00:00.000Z  UNAVAILABLE: Telegram cannot be reached`,
      `${early._id.toHexString()}  notify.joined  -  8 attempts  2026-11-20T10:00:00.000Z  UNAVAILABLE: Telegram cannot be reached`,
      '2 dead',
    ])
    expect((await run('list', '--limit', '1')).out).toMatch(/\n1 of 2 shown$/u)
    expect((await run('list', '--queue', 'updates')).out).toMatch(/^7:100 .*\n1 dead$/u)
  })

  it('replays and discards only the selected items', async () => {
    const { run, stateOf, early, late } = await withDead()
    expect((await run('replay', '--from', '2026-11-21T00:00:00Z')).out).toBe('1 brought back')
    expect([await stateOf(early._id), await stateOf(late._id)]).toEqual(['dead', 'ready'])
    expect((await run('discard', '--id', early._id.toHexString())).out).toBe('1 discarded')
    expect(await stateOf(early._id)).toBe('done')
    expect((await run('replay', '--queue', 'updates', '--id', '7:100')).out).toBe('1 brought back')
  })

  it.each([
    [[], 'Say list, replay or discard'],
    [['replay'], 'Say which dead items to replay: an id, a kind or a time range'],
    [['discard'], 'Say which dead items to discard: an id, a kind or a time range'],
    [['list', '--id', '17'], '--id is "17"; a job\'s id has 24 characters of 0-9 and a-f'],
    [['list', '--queue', 'mails'], '--queue is "mails"; give jobs or updates'],
    [['replay', '--from', 'monday'], '--from is "monday"; give a time such as 2026-11-22T10:00:00Z'],
    [['list', '--limit', '0'], '--limit is "0"; give a whole number from 1'],
    [['list', '--all'], "Unknown option '--all'"],
  ])('refuses %j with a line that says what to do', async (args, line) => {
    const { run } = await withDead()
    const { code, out, errors } = await run(...args)
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(errors).toContain(line)
  })
})

describe('a queue runner', () => {
  it('reports the outcome of each item to the metrics', async () => {
    const collection = await queues.jobs()
    const seen: string[] = []
    const runner = startRunner({
      collection,
      handlers: {
        good: { handle: async () => {} },
        bad: { handle: () => Promise.reject(new Error('no')), retry: { maxAttempts: 1 } },
      },
      observe: ({ kind, outcome, seconds }) => seen.push(`${kind} ${outcome} ${seconds < 30}`),
    })
    await collection.insertMany([readyJob({ seq: 1, kind: 'good' }), readyJob({ seq: 2, kind: 'bad' })])
    runner.wake()
    await expect.poll(() => seen.toSorted()).toEqual(['bad dead true', 'good done true'])
  })
})
