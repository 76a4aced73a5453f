/** When a received update starts, and what it costs. test/reliability/points-of-death.test.ts kills the process on the way. */
import { setTimeout as sleep } from 'node:timers/promises'

import type { Update } from 'grammy/types'
import type { Collection } from 'mongodb'
import { describe, expect, test } from 'vitest'

import { telegramUpdateIndexes, type TelegramUpdateRecord } from '../../src/models/telegram-update.ts'
import { type MortalProcess, type MortalProcessOptions, startMortalProcess } from '../support/mortal-process.ts'
import { useQueueDatabase } from './queue-database.ts'
import { latch } from './start-runner.ts'

const database = useQueueDatabase()

const BOT_ID = 42
const UNBROKEN = true
const BROKEN = false

const message = (update_id: number, chatId = 1): Update => {
  const chat = { id: chatId, type: 'private' as const, first_name: 'Olena' }
  const from = { id: chatId, is_bot: false, first_name: 'Olena' }
  return { update_id, message: { message_id: update_id, date: 1, chat, from, text: `${update_id}` } }
}

function record(seq: number, fields: Partial<TelegramUpdateRecord> = {}): TelegramUpdateRecord {
  const lane = `${BOT_ID}:chat:1`
  return {
    _id: `${BOT_ID}:${seq}`,
    kind: `telegram.update:${BOT_ID}`,
    payload: message(seq),
    lane,
    seq,
    runAt: new Date(0),
    status: 'ready',
    attempts: 0,
    abandoned: 0,
    fence: 0,
    createdAt: new Date(),
    ...fields,
  }
}

const TICK_MS = 50

type Scene = {
  readonly updates: Collection<TelegramUpdateRecord>
  /** The ids of updates in the order in which their handlers began. */
  readonly begun: number[]
  readonly start: (options?: Partial<MortalProcessOptions>) => MortalProcess
  readonly allDone: (count: number) => Promise<void>
}

async function scene(handle: (update: Update) => Promise<void> = async () => {}): Promise<Scene> {
  const updates = await database.collection<TelegramUpdateRecord>('telegramUpdates', telegramUpdateIndexes)
  const begun: number[] = []
  return {
    updates,
    begun,
    start: (options = {}) =>
      startMortalProcess({
        updates,
        botId: BOT_ID,
        handle: async (update) => {
          begun.push(update.update_id)
          await handle(update)
        },
        ...options,
      }),
    allDone: async (count) => {
      await expect.poll(() => updates.countDocuments({ status: 'done' }), { timeout: 10_000 }).toBe(count)
      expect(await updates.countDocuments({ activeLane: { $type: 'string' } })).toBe(0)
    },
  }
}

/** A process that polls so seldom that it lists only when it is told to. */
async function quietProcess({ start }: Scene): Promise<MortalProcess> {
  const process = start({ pollMs: 1_000_000 })
  await process.runner.idle()
  return process
}

describe('what an update costs', () => {
  test('in a lane that is free here is an insert, a check beside it, and a completion', async () => {
    const here = await scene()
    const { receiveAll, operations } = await quietProcess(here)
    const before = operations.length
    await receiveAll([message(1)], BROKEN)
    await here.allDone(1)
    expect(operations.slice(before)).toEqual(['insertMany', 'find', 'bulkWrite'].toSorted(byCall))
    expect(await here.updates.findOne({})).toMatchObject({ fence: 1, attempts: 1, payload: {} })
  })

  test('in a quiet lane is an insert and a completion', async () => {
    const here = await scene()
    const { receiveAll, operations } = await quietProcess(here)
    await receiveAll([message(1)], UNBROKEN)
    await here.allDone(1)
    const before = operations.length
    await receiveAll([message(2)], UNBROKEN)
    await here.allDone(2)
    expect(operations.slice(before)).toEqual(['insertMany', 'bulkWrite'])
  })

  test('is shared: many chats in one batch are inserted together, and completed in few writes', async () => {
    // They end together, whenever they began: how many completions meet then does not depend on the machine's pace.
    const here = await scene(() => sleep(TICK_MS - (performance.now() % TICK_MS)))
    const { receiveAll, operations } = await quietProcess(here)
    const before = operations.length
    await receiveAll(
      Array.from({ length: 40 }, (_, index) => message(index + 1, index)),
      UNBROKEN,
    )
    await here.allDone(40)
    const made = operations.slice(before)
    expect(made.filter((name) => name === 'insertMany')).toHaveLength(1)
    expect(made).not.toContain('updateOne')
    expect(made.length).toBeLessThan(35)
  })
})

const CALLS = ['find', 'insertMany', 'bulkWrite']
function byCall(a: string, b: string): number {
  return CALLS.indexOf(a) - CALLS.indexOf(b)
}

describe('an update starts', () => {
  test('before it is stored, if its lane is quiet; the acknowledgement waits for the store', async () => {
    const here = await scene()
    const process = await quietProcess(here)
    await process.receiveAll([message(1)], UNBROKEN)
    await here.allDone(1)
    process.dieAt({ at: 'insertMany', when: 'before' })
    let isAcknowledged = false
    void process.receiveAll([message(2)], UNBROKEN).then(() => (isAcknowledged = true))
    await process.died
    await expect.poll(() => here.begun).toEqual([1, 2])
    expect(isAcknowledged).toBe(false)
    expect(await here.updates.countDocuments({})).toBe(1)
  })

  test.each([
    ['another process may have received one in between', BROKEN, async () => {}],
    [
      'an earlier one failed',
      UNBROKEN,
      async (update: Update) => {
        if (update.update_id === 1) throw new Error('Cannot be handled')
      },
    ],
  ])('only once it is stored, if %s', async (_, unbroken, handle) => {
    const here = await scene(handle)
    const process = await quietProcess(here)
    await process.receiveAll([message(1)], UNBROKEN)
    await expect.poll(() => here.updates.countDocuments({ status: { $ne: 'running' } })).toBe(1)
    process.dieAt({ at: 'insertMany', when: 'before' })
    void process.receiveAll([message(2)], unbroken)
    await process.died
    await sleep(30)
    // A failed one may have been tried again by now: its pause is random and can be short.
    expect(new Set(here.begun)).toEqual(new Set([1]))
  })

  test('after the one before it in its lane is durably done, also within one batch', async () => {
    const here = await scene(() => sleep(10))
    const { receiveAll } = here.start()
    await receiveAll([message(1), message(2), message(3, 2)], UNBROKEN)
    await receiveAll([message(4), message(5, 2)], UNBROKEN)
    await here.allDone(5)
    expect(here.begun.filter((id) => [1, 2, 4].includes(id))).toEqual([1, 2, 4])
    const ends = (await here.updates.find({ lane: '42:chat:1' }).sort({ seq: 1 }).toArray()).map(({ doneAt }) => doneAt)
    expect(ends).toEqual(ends.toSorted((a, b) => Number(a) - Number(b)))
  })
})

describe('an update does not overtake', () => {
  test('one that was left by a killed process before anybody had claimed it', async () => {
    const here = await scene()
    await here.updates.insertOne(record(1))
    const { receiveAll } = await quietProcess(here)
    // Listed at the start; as if it had become visible only after that.
    await here.allDone(1)
    await here.updates.updateOne({ _id: '42:1' }, { $set: { status: 'ready', payload: message(1) } })
    await receiveAll([message(2)], BROKEN)
    await here.allDone(2)
    expect(here.begun).toEqual([1, 1, 2])
    expect(await here.updates.findOne({ seq: 2 })).toMatchObject({ attempts: 1, fence: 2 })
  })

  test('one that another process is working on, whichever process receives it', async () => {
    const [busy, free] = [latch(), latch()]
    const here = await scene(async ({ update_id: id }) => {
      if (id !== 1) return
      busy.resolve()
      await free.promise
    })
    const [one, other] = [here.start(), here.start()]
    await one.receiveAll([message(1)], BROKEN)
    await busy.promise
    await other.receiveAll([message(2)], BROKEN)
    await one.receiveAll([message(3)], BROKEN)
    await sleep(100)
    expect(here.begun).toEqual([1])
    free.resolve()
    await here.allDone(3)
    expect(here.begun).toEqual([1, 2, 3])
  })

  test('an earlier one, when its process died before it could step back', async () => {
    const here = await scene()
    const died = { status: 'running', attempts: 1, fence: 1, activeLane: '42:chat:1', leaseUntil: new Date(0) } as const
    await here.updates.insertMany([record(1), record(2, died)])
    here.start({ leaseMs: 400 })
    await here.allDone(2)
    expect(here.begun).toEqual([1, 2])
  })

  test('one that was given up and replayed, while it waits for its own retry, nor does either block the lane', async () => {
    const here = await scene()
    const retried = { attempts: 1, fence: 1, activeLane: '42:chat:1' } as const
    await here.updates.insertMany([record(1), record(2, retried)])
    here.start()
    await here.allDone(2)
    expect(here.begun).toEqual([2, 1])
  })
})

describe('the same update again', () => {
  test('is a duplicate, and is not started a second time', async () => {
    const here = await scene()
    const [one, other] = [here.start(), here.start()]
    expect(await one.receiveAll([message(1)], BROKEN)).toEqual(['stored'])
    expect(await other.receiveAll([message(1), message(2)], BROKEN)).toEqual(['duplicate', 'stored'])
    await here.allDone(2)
    expect(await one.receiveAll([message(1)], BROKEN)).toEqual(['duplicate'])
    expect(here.begun).toEqual([1, 2])
  })

  test('after an insert whose answer was lost is processed soon, not only when the lease ends', async () => {
    const here = await scene()
    let isLost = true
    const updates = new Proxy(here.updates, {
      get(target, key) {
        const value: unknown = Reflect.get(target, key, target)
        if (typeof value !== 'function') return value
        return (...given: unknown[]) => {
          const made: unknown = value.apply(target, given)
          if (key !== 'insertMany' || !isLost) return made
          isLost = false
          return (made as Promise<unknown>).then(() => Promise.reject(new Error('The connection was closed')))
        }
      },
    })
    const { receiveAll } = here.start({ updates, leaseMs: 2_000 })
    const began = performance.now()
    await expect(receiveAll([message(1)], UNBROKEN)).rejects.toThrow('The connection was closed')
    expect(here.begun).toEqual([])
    expect(await receiveAll([message(1)], UNBROKEN)).toEqual(['duplicate'])
    await here.allDone(1)
    expect(performance.now() - began).toBeLessThan(1_900)
    expect(here.begun).toEqual([1])
  })
})

test('Stopping releases what has not started, and another process takes it', async () => {
  const free = latch()
  const here = await scene(() => free.promise)
  const stopping = await quietProcess(here)
  // Four at a time: the fifth waits in memory, stored as this process's own.
  await stopping.receiveAll(
    [1, 2, 3, 4, 5].map((id) => message(id, id)),
    BROKEN,
  )
  expect(await here.updates.countDocuments({ status: 'running' })).toBe(5)
  const stopped = stopping.runner.stop({ drainMs: 2_000 })
  await expect.poll(() => here.updates.countDocuments({ status: 'ready', attempts: 0 })).toBe(1)
  free.resolve()
  expect(await stopped).toEqual({ unfinished: 0 })
  here.start()
  await here.allDone(5)
  expect(here.begun.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5])
})
