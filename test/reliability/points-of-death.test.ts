/**
 * A process dies at a chosen point of an update's way, and another one carries on. Each answer is typed into a dialogue, where
 * a repeat that were taken for the next answer would show in the contact that comes of it.
 */
import type { Update } from 'grammy/types'
import { describe, expect, it } from 'vitest'

import { TELEGRAM_UPDATES_COLLECTION, type TelegramUpdateRecord } from '../../src/models/telegram-update.ts'
import { ownDatabase } from '../support/database.ts'
import { freshNumber } from '../support/fresh-number.ts'
import { type MortalProcess, type PointOfDeath, startMortalProcess } from '../support/mortal-process.ts'
import { BOT } from '../support/telegram-double.ts'
import { createPerson } from '../support/telegram-person.ts'
import { createTestBot } from '../support/test-bot.ts'

const database = ownDatabase()

const LEASE_MS = 300
const ANSWERS = ['/add', 'Anna', '+380441234567', 'a@example.com', 'Northwind']
/** The update that opens the dialogue, one in the middle, and the one that ends it. */
const DYING_AT = [0, 1, 4]

async function scene() {
  const bot = createTestBot(database())
  const id = freshNumber()
  const person = createPerson(bot.telegram, { id, firstName: 'Olena' })
  const newcomer = { telegramUserId: id, name: 'Olena', locale: 'en' as const, commandId: `founding-${id}` }
  const settings = { name: 'Acme', currency: 'EUR', timeZone: 'Europe/Kyiv', region: 'UA', locale: 'en' }
  await bot.services.identity.meet(id, id)
  const { workspaceId } = await bot.services.workspaces.create(newcomer, settings as never)
  const updates = database().connection.collection<TelegramUpdateRecord>(TELEGRAM_UPDATES_COLLECTION)
  await updates.deleteMany({})

  /** The order in which updates were handled to the end, repeats included. */
  const handled: number[] = []
  const processes: MortalProcess[] = []
  const start = (): MortalProcess => {
    const { handle } = bot.another()
    const started = startMortalProcess({
      updates,
      botId: BOT.id,
      leaseMs: LEASE_MS,
      handle: async (update) => {
        await handle(update)
        handled.push(update.update_id)
      },
    })
    processes.push(started)
    return started
  }
  return {
    person,
    updates,
    handled,
    start,
    /** Everything is done, and the dialogue has led to exactly the contact that was typed. */
    async expectOneContact(sent: readonly Update[]) {
      await expect.poll(() => updates.countDocuments({ status: 'done' }), { timeout: 10_000 }).toBe(sent.length)
      expect(await updates.countDocuments({})).toBe(sent.length)
      const found = await bot.models.contacts.find({ workspaceId }).lean()
      expect(found).toMatchObject([
        { name: 'Anna', phones: [{ value: '+380441234567' }], emails: [{ value: 'a@example.com' }] },
      ])
      await Promise.all(processes.map(({ runner }) => runner.stop({ drainMs: 0 })))
      const firsts = [...new Set(handled)]
      expect(firsts).toEqual(sent.map(({ update_id }) => update_id))
    },
  }
}

type Way = { readonly name: string; readonly unbroken: boolean }

/** With polling updates start before they are stored; by webhook once they are. */
const WAYS: readonly Way[] = [
  { name: 'polling', unbroken: true },
  { name: 'webhook', unbroken: false },
]

const POINTS: readonly (PointOfDeath & { readonly name: string })[] = [
  { name: 'before the insert', at: 'insertMany', when: 'before' },
  { name: 'after the insert and before the acknowledgement', at: 'insertMany', when: 'after' },
  { name: 'before the handler', at: 'handler', when: 'before' },
  { name: 'after the answer and before the completion', at: 'handler', when: 'after' },
  { name: 'while the completion is being written', at: 'bulkWrite', when: 'before' },
  { name: 'after the completion', at: 'bulkWrite', when: 'after' },
]

describe.each(WAYS)('a process that receives by $name', ({ unbroken }) => {
  it.each(POINTS)(
    'and dies $name leaves every step of a dialogue to be taken once',
    { timeout: 120_000 },
    async (point) => {
      for (const dying of DYING_AT) {
        const { person, start, expectOneContact } = await scene()
        const sent = ANSWERS.map((text) => person.text(text))
        let alive = start()
        for (const [place, update] of sent.entries()) {
          if (place === dying) alive.dieAt(point)
          const acknowledged = alive.receiveAll([update], unbroken).then(() => true)
          const isAcknowledged = await Promise.race([acknowledged, alive.died.then(() => false)])
          if (place === dying) {
            await alive.died
            alive = start()
            // Telegram delivers again what was not acknowledged.
            if (!isAcknowledged) await alive.receiveAll([update], false)
          }
        }
        await expectOneContact(sent)
      }
    },
  )

  it('and dies with several typed ahead leaves them to the next one, in order', { timeout: 60_000 }, async () => {
    for (const point of POINTS) {
      const { person, start, expectOneContact } = await scene()
      const sent = ANSWERS.map((text) => person.text(text))
      const [first, ...others] = sent
      if (first === undefined) throw new Error('Nothing was sent')
      const process = start()
      await process.receiveAll([first], unbroken)
      process.dieAt(point)
      const acknowledged = process.receiveAll(others, unbroken).then(() => true)
      const isAcknowledged = await Promise.race([acknowledged, process.died.then(() => false)])
      await process.died
      const next = start()
      if (!isAcknowledged) await next.receiveAll(others, false)
      await expectOneContact(sent)
    }
  })
})
