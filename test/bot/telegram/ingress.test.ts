import type { Collection } from 'mongodb'
import type { Update } from 'grammy/types'
import { describe, expect, onTestFinished, test } from 'vitest'

import { createIngress } from '../../../src/bot/telegram/ingress.ts'
import type { Ingress, IngressDeps } from '../../../src/bot/telegram/ingress.ts'
import { createUpdateHandler, type UpdateHandler } from '../../../src/bot/telegram/update-handler.ts'
import { updateLane } from '../../../src/bot/telegram/update-lane.ts'
import { systemClock } from '../../../src/clock.ts'
import { createQueueRunner, type QueueRunner } from '../../../src/jobs/queue-runner.ts'
import { createQueueStore } from '../../../src/jobs/queue-store.ts'
import { createTelegramUpdateStore } from '../../../src/jobs/telegram-update-store.ts'
import { createUpdateSeal } from '../../../src/jobs/update-seal.ts'
import { createUpdateIntake, type UpdateIntakeDeps } from '../../../src/jobs/update-intake.ts'
import { createSecretBox } from '../../../src/integrations/secrets/secret-box.ts'
import { silentLogger } from '../../../src/logger.ts'
import { telegramUpdateIndexes, telegramUpdateKind } from '../../../src/models/telegram-update.ts'
import type { TelegramUpdateRecord } from '../../../src/models/telegram-update.ts'
import { useQueueDatabase } from '../../jobs/queue-database.ts'
import { TEST_SECRET_BOX } from '../../support/test-core.ts'

const database = useQueueDatabase()

const BOT_ID = 42
const olena = { id: 1001, is_bot: false, first_name: 'Olena' }
const chat = { id: 1001, type: 'private', first_name: 'Olena' }

const message = (updateId: number, text: string) => ({
  update_id: updateId,
  message: { message_id: updateId, date: 1, from: olena, chat, text },
})

const tap = (updateId: number, id: string) => ({
  update_id: updateId,
  callback_query: { id, from: olena, chat_instance: '1', data: 'x', message: message(1, 'card').message },
})

type Door = { readonly ingress: Ingress; readonly updates: Collection<TelegramUpdateRecord>; readonly woken: string[] }
type DoorDeps = Partial<IngressDeps> & Pick<Partial<UpdateIntakeDeps>, 'runner'>

const { seal, open } = createUpdateSeal(TEST_SECRET_BOX)

/** Without a runner of the test's own, nothing is processed: every update waits to be listed. */
async function openDoor({ runner, ...deps }: DoorDeps = {}): Promise<Door> {
  const updates = await database.collection<TelegramUpdateRecord>('telegramUpdates', telegramUpdateIndexes)
  const woken: string[] = []
  const ingress = createIngress({
    store: createUpdateIntake({
      store: createTelegramUpdateStore({ collection: updates, seal }),
      queue: createQueueStore({ collection: updates, clock: systemClock, leaseMs: 5_000 }),
      runner: runner ?? {
        take: () => false,
        ending: () => undefined,
        wake: (lane) => void woken.push(lane ?? ''),
      },
      clock: systemClock,
      leaseMs: 5_000,
    }),
    botId: BOT_ID,
    clock: systemClock,
    log: silentLogger,
    answerCallback: async () => true,
    ...deps,
  })
  return { ingress, updates, woken }
}

describe('what arrives', () => {
  test('is stored in its chat’s lane and the lane is woken', async () => {
    const { ingress, updates, woken } = await openDoor()
    expect(await ingress.receive(message(7, 'Hello'))).toBe('stored')
    const stored = await updates.findOne({})
    expect(stored).toMatchObject({
      _id: '42:7',
      kind: 'telegram.update:42',
      lane: '42:chat:1001',
      seq: 7,
      status: 'ready',
    })
    expect(stored === null ? null : open(stored)).toEqual(message(7, 'Hello'))
    expect(JSON.stringify(stored)).not.toContain('Hello')
    expect(woken).toEqual(['42:chat:1001'])
  })

  test('is stored once, however often it is delivered', async () => {
    const { ingress, updates } = await openDoor()
    const deliveries = await Promise.all([1, 2, 3, 4].map(() => ingress.receive(message(7, 'Hello'))))
    expect(deliveries.toSorted()).toEqual(['duplicate', 'duplicate', 'duplicate', 'stored'])
    expect(await updates.countDocuments({})).toBe(1)
  })

  test('in a batch is judged update by update', async () => {
    const { ingress, updates } = await openDoor()
    await ingress.receiveAll([message(2, 'b'), message(4, 'd')])
    const batch = [
      message(1, 'a'),
      message(2, 'b'),
      { nonsense: true },
      message(3, 'c'),
      message(4, 'd'),
      message(5, 'e'),
    ]
    expect(await ingress.receiveAll(batch)).toEqual(['stored', 'duplicate', 'invalid', 'stored', 'duplicate', 'stored'])
    expect(await updates.countDocuments({})).toBe(5)
  })

  test.each([null, 'text', [[]], {}, { update_id: '7' }, { update_id: 1.5 }, { update_id: -1 }])(
    'but is not an update is refused and not stored: %j',
    async (nonsense) => {
      const { ingress, updates, woken } = await openDoor()
      expect(await ingress.receive(nonsense)).toBe('invalid')
      expect(await updates.countDocuments({})).toBe(0)
      expect(woken).toEqual([])
    },
  )

  test('but cannot be stored is an error, so that nobody acknowledges it', async () => {
    const insert = async (): Promise<never> => {
      throw new Error('connect ECONNREFUSED')
    }
    const { ingress, woken } = await openDoor({ store: { insert } })
    await expect(ingress.receive(message(7, 'Hello'))).rejects.toThrow('ECONNREFUSED')
    expect(woken).toEqual([])
  })
})

describe('a tap', () => {
  test('is answered before it is stored', async () => {
    const order: string[] = []
    const { ingress } = await openDoor({
      answerCallback: async (id) => void order.push(`answered ${id}`),
      store: {
        insert: async (updates) => {
          order.push('stored')
          return updates.map(() => 'stored' as const)
        },
      },
    })
    await ingress.receive(tap(8, 'q1'))
    expect(order).toEqual(['answered q1', 'stored'])
  })

  test('is answered once even if it is delivered again, and a failing answer does no harm', async () => {
    const answers: string[] = []
    const answerCallback = async (id: string): Promise<void> => {
      answers.push(id)
      throw new Error('query is too old')
    }
    const { ingress } = await openDoor({ answerCallback })
    expect([await ingress.receive(tap(8, 'q1')), await ingress.receive(tap(8, 'q1'))]).toEqual(['stored', 'duplicate'])
    expect(answers).toEqual(['q1'])
  })
})

describe('the lane of an update', () => {
  test.each<[string, Record<string, unknown>]>([
    ['chat:1001', message(1, 'x')],
    ['chat:1001', tap(1, 'q')],
    ['chat:-100', { update_id: 1, my_chat_member: { chat: { id: -100 }, from: olena } }],
    ['chat:-5', { update_id: 1, edited_channel_post: { chat: { id: -5 } } }],
    ['chat:9', { update_id: 1, message_reaction: { chat: { id: 9 }, user: olena } }],
    ['user:1001', { update_id: 1, inline_query: { id: '1', from: olena, query: 'a' } }],
    ['user:1001', { update_id: 1, chosen_inline_result: { result_id: '1', from: olena } }],
    ['user:1001', { update_id: 1, callback_query: { id: '1', from: olena, inline_message_id: 'm' } }],
    ['user:1001', { update_id: 1, poll_answer: { poll_id: '1', user: olena } }],
    ['other', { update_id: 1, poll: { id: '1' } }],
    ['other', { update_id: 1, of_next_year: 'text' }],
    ['other', { update_id: 1 }],
  ])('is %s for %j', (lane, update) => {
    expect(updateLane(update)).toBe(lane)
  })
})

function startRunner(updates: Door['updates'], handler: UpdateHandler): QueueRunner {
  const runner = createQueueRunner<TelegramUpdateRecord>({
    store: createQueueStore({ collection: updates, clock: systemClock, leaseMs: 5_000 }),
    handlers: { [telegramUpdateKind(BOT_ID)]: handler },
    clock: systemClock,
    random: () => 0,
    log: silentLogger,
    concurrency: 4,
    pollMs: 50,
    leaseMs: 5_000,
  })
  runner.start()
  onTestFinished(async () => void (await runner.stop({ drainMs: 1_000 })))
  return runner
}

test('Stored updates reach the bot in order; a poisonous one is given up after five attempts and the lane continues', async () => {
  const { ingress, updates } = await openDoor()
  const seen: string[] = []
  const dead: number[] = []
  const handler = createUpdateHandler({
    open,
    handleUpdate: async (update: Update, { isLastAttempt }) => {
      seen.push(`${update.message?.text ?? ''}${isLastAttempt ? ' (last)' : ''}`)
      if (update.message?.text === 'poison') throw new Error('Cannot be handled')
    },
    onDead: async (chatId) => void dead.push(chatId),
  })
  const runner = startRunner(updates, handler)
  await ingress.receiveAll([message(1, 'first'), message(2, 'poison'), message(3, 'last')])
  while ((await updates.countDocuments({ status: { $in: ['done', 'dead'] } })) < 3) await runner.idle()
  expect(seen).toEqual(['first', 'poison', 'poison', 'poison', 'poison', 'poison (last)', 'last'])
  expect(dead).toEqual([1001])
})

test('An update that was encrypted with another key is given up at once, and the chat is told', async () => {
  const { ingress, updates } = await openDoor()
  await ingress.receiveAll([message(1, 'secret'), message(2, 'next')])
  const dead: number[] = []
  const others = createSecretBox({ keys: [{ id: 'another', key: new Uint8Array(32).fill(1) }] })
  const handler = createUpdateHandler({
    open: createUpdateSeal(others).open,
    handleUpdate: async () => {},
    onDead: async (chatId) => void dead.push(chatId),
  })
  const runner = startRunner(updates, handler)
  while ((await updates.countDocuments({ status: 'dead' })) < 2) await runner.idle()
  expect(dead).toEqual([1001, 1001])
  expect(await updates.findOne({})).toMatchObject({ attempts: 1, lastError: { code: 'VALIDATION' } })
})
