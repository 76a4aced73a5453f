/** Updates that no database could store, by polling and by webhook: dropped, so that Telegram does not repeat them for ever. */
import type { Api } from 'grammy'
import type { Update } from 'grammy/types'
import { expect, onTestFinished, test } from 'vitest'

import { createIngress, type Ingress } from '../../../src/bot/telegram/ingress.ts'
import { createPolling } from '../../../src/bot/telegram/polling.ts'
import { systemClock } from '../../../src/clock.ts'
import { createQueueStore } from '../../../src/jobs/queue-store.ts'
import { createTelegramUpdateStore } from '../../../src/jobs/telegram-update-store.ts'
import { createUpdateIntake } from '../../../src/jobs/update-intake.ts'
import { createUpdateSeal } from '../../../src/jobs/update-seal.ts'
import { telegramUpdateIndexes, type TelegramUpdateRecord } from '../../../src/models/telegram-update.ts'
import { useQueueDatabase } from '../../jobs/queue-database.ts'
import { httpApp } from '../../support/http-app.ts'
import { recordedLog } from '../../support/recorded-log.ts'
import { TEST_SECRET_BOX } from '../../support/test-core.ts'

const database = useQueueDatabase()
const { seal } = createUpdateSeal(TEST_SECRET_BOX)
const SECRET = 'a-secret-of-good-length'
const DROPPED = 'Dropped an update that cannot be stored'
const MIB = 1024 ** 2

const chat = (id: number) => ({ id, type: 'private', first_name: 'Olena' })
const message = (updateId: number, more: string) =>
  `{"update_id":${updateId},"message":{"message_id":1,"date":1,"chat":${JSON.stringify(chat(updateId))},"text":"hi"${more}}}`

const nested = (levels: number) => `,"x":${'['.repeat(levels)}${']'.repeat(levels)}`
const UNSTORABLE = {
  'a NUL in a key': ',"evil\\u0000key":1',
  'a NUL in a key deep inside': ',"entities":[{"evil\\u0000":{}}]',
  'too many levels': nested(80),
  '100,000 levels': nested(100_000),
}

async function openDoor() {
  const updates = await database.collection<TelegramUpdateRecord>('telegramUpdates', telegramUpdateIndexes)
  const { log, messages, lines } = recordedLog()
  const ingress = createIngress({
    store: createUpdateIntake({
      store: createTelegramUpdateStore({ collection: updates, seal }),
      queue: createQueueStore({ collection: updates, clock: systemClock, leaseMs: 5_000 }),
      runner: { take: () => false, ending: () => undefined, wake: () => undefined },
      clock: systemClock,
      leaseMs: 5_000,
    }),
    botId: 42,
    clock: systemClock,
    log,
    answerCallback: async () => true,
  })
  const stored = async () => (await updates.find().sort({ seq: 1 }).toArray()).map(({ seq }) => seq)
  return { ingress, log, messages, lines, stored }
}

/** Telegram, which repeats from the offset that the bot asks for. Resolves with the offset that it was left with. */
async function poll({ receiveAll }: Ingress, pending: readonly Update[], log: ReturnType<typeof recordedLog>['log']) {
  let asked = 0
  const api = {
    deleteWebhook: async () => true,
    getUpdates: async ({ offset = 0 } = {}) => {
      asked = Math.max(asked, offset)
      await new Promise((resolve) => setTimeout(resolve, 5))
      return pending.filter(({ update_id }) => update_id >= offset)
    },
  } as unknown as Pick<Api, 'getUpdates' | 'deleteWebhook'>
  const polling = createPolling({ api, receiveAll, allowedUpdates: ['message'], log, random: () => 0 })
  const running = polling.run()
  onTestFinished(() => polling.stop())
  const past = Math.max(...pending.map(({ update_id }) => update_id)) + 1
  await expect.poll(() => asked, { timeout: 5_000 }).toBe(past)
  await polling.stop()
  await running
}

test.each(Object.entries(UNSTORABLE))(
  '%s: by polling it is skipped, and its neighbours are stored',
  async (_, evil) => {
    const { ingress, log, messages, stored } = await openDoor()
    const pending = [message(1, ''), message(2, evil), message(3, '')].map((text) => JSON.parse(text) as Update)
    await poll(ingress, pending, log)
    expect(await stored()).toEqual([1, 3])
    expect(messages().filter((line) => line === DROPPED)).toHaveLength(1)
  },
)

test.each(Object.entries(UNSTORABLE))('%s: by webhook it is acknowledged and logged', async (_, evil) => {
  const { ingress, stored, lines } = await openDoor()
  const { app, lines: httpLines } = httpApp({
    telegramUpdates: {
      secret: SECRET,
      receive: async (update) => {
        const outcome = await ingress.receive(update)
        return outcome === 'duplicate' ? 'stored' : outcome
      },
    },
  })
  const headers = { 'x-telegram-bot-api-secret-token': SECRET }
  const post = (body: string) => app.request('/telegram/webhook', { method: 'POST', headers, body })
  expect((await post(message(2, evil))).status).toBe(200)
  expect((await post(message(3, ''))).status).toBe(200)
  expect(await stored()).toEqual([3])
  const dropped = [...lines(), ...httpLines()].filter(({ msg }) => msg === DROPPED)
  expect(dropped).toHaveLength(1)
  expect(JSON.stringify(dropped)).not.toContain('evil')
})

test('more than a document may hold: only that update is dropped', async () => {
  const { ingress, log, messages, stored } = await openDoor()
  const large = `,"caption":"${'x'.repeat(17 * MIB)}"`
  const pending = [message(1, ''), message(2, large), message(3, '')].map((text) => JSON.parse(text) as Update)
  await poll(ingress, pending, log)
  expect(await stored()).toEqual([1, 3])
  expect(messages().filter((line) => line === DROPPED)).toHaveLength(1)
})

test('the longest update that is taken can be stored, also if every sign of it is escaped', async () => {
  const { ingress, stored } = await openDoor()
  const longest = JSON.parse(message(1, `,"caption":"${'\\u0000'.repeat(MIB - 1_000)}"`)) as Update
  expect(await ingress.receive(longest)).toBe('stored')
  expect(await stored()).toEqual([1])
})
