/** Typed secrets never appear in plain text in the database or the log, whichever question they answer. */
import type { Update } from 'grammy/types'
import { expect, test } from 'vitest'

import { systemClock } from '../../../src/clock.ts'
import { createUpdateHandler } from '../../../src/bot/telegram/update-handler.ts'
import { DIALOGUE_LIFETIME_MS } from '../../../src/bot/dialogues/dialogue-store.ts'
import { createQueueRunner } from '../../../src/jobs/queue-runner.ts'
import { createQueueStore } from '../../../src/jobs/queue-store.ts'
import { createTelegramUpdateStore } from '../../../src/jobs/telegram-update-store.ts'
import { createUpdateIntake } from '../../../src/jobs/update-intake.ts'
import { createUpdateSeal } from '../../../src/jobs/update-seal.ts'
import {
  TELEGRAM_UPDATES_COLLECTION,
  telegramUpdateKind,
  type TelegramUpdateRecord,
} from '../../../src/models/telegram-update.ts'
import { ownDatabase } from '../../support/database.ts'
import { dealsChat } from '../../support/deals-chat.ts'
import { TEST_SECRET_BOX } from '../../support/test-core.ts'
import { recordedLog } from '../../support/recorded-log.ts'
import { BOT } from '../../support/telegram-double.ts'

const database = ownDatabase()

const SECRET = '0123456789abcdef0123456789abcdef'
const TOKEN = `EAAB${'x1Y2'.repeat(30)}`
const NOT_A_SECRET = 'geheim7'
const NOT_A_TOKEN = 'EAAB with a blank'

/** A chat whose updates take the whole path: stored, processed by the queue, forgotten. */
async function scene() {
  const chat = await dealsChat(database())
  const { bot, owner, actor, workspaceId } = chat
  const { connection } = database()
  const { log, lines } = recordedLog()
  const updates = connection.collection<TelegramUpdateRecord>(TELEGRAM_UPDATES_COLLECTION)
  const kind = telegramUpdateKind(BOT.id)
  const { seal, open } = createUpdateSeal(TEST_SECRET_BOX)

  async function receive(update: Update): Promise<void> {
    const { update_id: updateId } = update
    const received = { botId: BOT.id, updateId, lane: `chat:${owner.id}`, receivedAt: new Date() }
    const leaseMs = 30_000
    const queue = createQueueStore({ collection: updates, clock: systemClock, leaseMs, forget: true })
    const runner = createQueueRunner<TelegramUpdateRecord>({
      store: queue,
      handlers: { [kind]: createUpdateHandler({ open, handleUpdate: (one) => bot.handle(one) }) },
      clock: systemClock,
      random: () => 0,
      log,
      concurrency: 1,
      leaseMs,
      pollMs: 20,
    })
    runner.start()
    const store = createTelegramUpdateStore({ collection: updates, seal })
    const intake = createUpdateIntake({ store, queue, runner, clock: systemClock, leaseMs })
    await intake.insert([{ ...received, id: `${BOT.id}:${updateId}`, update: { ...update } }], false)
    await runner.idle()
    await runner.stop({ drainMs: 5_000 })
    expect(await updates.countDocuments({ kind, status: { $ne: 'done' } })).toBe(0)
  }

  const stateKey = `${BOT.id}:${owner.id}`
  const states = connection.collection<{ _id: string; json: string | null }>('conversationStates')
  const state = async () => (await states.findOne({ _id: stateKey }))?.json ?? ''

  /** Types a secret, and looks for it wherever something is stored. */
  async function typeSecret(text: string): Promise<void> {
    await receive(owner.text(text))
    const collections = await connection.listCollections()
    for (const { name } of collections) {
      const documents = await connection.collection(name).find().toArray()
      expect(JSON.stringify(documents).includes(text), `${text} in ${name}`).toBe(false)
    }
    expect(JSON.stringify([lines(), bot.errors.map(String)])).not.toContain(text)
  }

  const addSource = async () =>
    bot.services.leadSources.create(
      await actor(owner),
      { name: 'Ads', provider: 'facebook', routing: 'team', memberIds: [], secret: SECRET, token: TOKEN },
      { chatId: owner.id, messageId: 1 },
    )
  return { ...chat, receive, typeSecret, addSource, state, states, stateKey, workspaceId }
}

const isSealed = (state: string): boolean => state.startsWith('sealed:')

test('The secret and the token of a new source are sealed from the first answer on, refused ones included', async () => {
  const { say, tap, last, typeSecret, state } = await scene()
  await say('/sources')
  await tap('➕ Add a lead source', 'Facebook Lead Ads')
  await say('Our ads')
  await tap('👥 The team: whoever claims first')
  // Asked for but not yet given: there is nothing to seal.
  expect(isSealed(await state())).toBe(false)
  await typeSecret(NOT_A_SECRET)
  expect(isSealed(await state())).toBe(true)
  await typeSecret(SECRET)
  expect(last()).toContain('page access token')
  expect(isSealed(await state())).toBe(true)
  // Still sealed after the dialogue was left and resumed.
  await say('/cancel')
  await tap('▶️ Go on')
  await typeSecret(NOT_A_TOKEN)
  expect(isSealed(await state())).toBe(true)
  await typeSecret(TOKEN)
  expect(last()).toContain('Our ads')
  expect(await state()).toBe('')
})

test('The new secret and the new token of a source are sealed too', async () => {
  const { bot, say, tap, last, typeSecret, addSource, state } = await scene()
  await addSource()
  await say('/sources')
  await tap('📥 Ads · Facebook Lead Ads', '🔑 New secret')
  await typeSecret(`${NOT_A_SECRET} `)
  expect(isSealed(await state())).toBe(true)
  await typeSecret(`${SECRET}2`)
  // Still sealed while it waits for when the old one ends.
  expect(isSealed(await state())).toBe(true)
  await tap('🔑 New secret')
  expect(await state()).toBe('')
  bot.passTime(10_000)
  await say('/sources')
  await tap('📥 Ads · Facebook Lead Ads', '🔑 Page access token')
  await typeSecret(`${NOT_A_TOKEN} 2`)
  expect(isSealed(await state())).toBe(true)
  await typeSecret(`${TOKEN}2`)
  expect(last()).toContain('The token is saved')
  expect(bot.errors).toEqual([])
})

test('A state that was sealed before its secret was asked for can continue, and none of it is shown when it expires', async () => {
  const { bot, say, tap, last, texts, typeSecret, state, states, stateKey } = await scene()
  await say('/sources')
  await tap('➕ Add a lead source', 'Facebook Lead Ads')
  await say('Our ads')
  // As version 0.1 stored the dialogues on its list.
  const sealed = `sealed:${TEST_SECRET_BOX.seal(await state(), `dialogue/${stateKey}`)}`
  await states.updateOne({ _id: stateKey }, { $set: { json: sealed } })
  await tap('👥 The team: whoever claims first')
  expect(isSealed(await state())).toBe(true)
  await typeSecret(SECRET)
  expect(last()).toContain('page access token')
  bot.passTime(DIALOGUE_LIFETIME_MS + 1)
  await states.updateOne({ _id: stateKey }, { $set: { stateAt: new Date(0) } })
  await say('/sources')
  expect(texts().join('\n')).not.toContain(SECRET)
  await tap('▶️ Go on')
  await typeSecret(TOKEN)
  expect(await state()).toBe('')
  expect(bot.errors).toEqual([])
})

test('The token of a sync is sealed from the first answer on, and its message is deleted', async () => {
  const { bot, say, tap, last, texts, typeSecret, state } = await scene()
  await say('/settings')
  await tap('🔌 Integrations', '🔄 Sync', '➕ Add a sync', 'HubSpot')
  await typeSecret('pat-too short')
  expect(isSealed(await state())).toBe(true)
  await typeSecret('pat-eu1-00000000-0000-4000-8000-000000000000')
  expect(last()).toContain('The other side does not answer')
  expect(texts().join('\n')).not.toContain('pat-eu1-0')
  expect(await state()).toBe('')
  expect(bot.errors).toEqual([])
})
