/** What a process does with an update that another one had started, or had finished without recording it. */
import { describe, expect, it } from 'vitest'

import { createUpdateHandler } from '../../../src/bot/telegram/update-handler.ts'
import { sharedDatabase } from '../../support/database.ts'
import { freshNumber } from '../../support/fresh-number.ts'
import { createPerson, type Person } from '../../support/telegram-person.ts'
import { createTestBot, type TestBot } from '../../support/test-bot.ts'

const database = sharedDatabase()

type Founder = {
  readonly bot: TestBot
  readonly person: Person
  readonly last: () => string
  readonly contacts: () => Promise<{ name: string; jobTitle: string | undefined; deleted: boolean }[]>
}

async function founder(): Promise<Founder> {
  const bot = createTestBot(database())
  const id = freshNumber()
  const person = createPerson(bot.telegram, { id, firstName: 'Olena' })
  const newcomer = { telegramUserId: id, name: 'Olena', locale: 'en' as const, commandId: `founding-${id}` }
  const settings = { name: 'Acme', currency: 'EUR', timeZone: 'Europe/Kyiv', region: 'UA', locale: 'en' }
  await bot.services.identity.meet(id, id)
  const { workspaceId } = await bot.services.workspaces.create(newcomer, settings as never)
  return {
    bot,
    person,
    last: () => bot.telegram.texts(id).at(-1) ?? '',
    async contacts() {
      const found = await bot.models.contacts.find({ workspaceId }).sort({ _id: 1 }).lean()
      return found.map(({ name, jobTitle, deletedAt }) => ({ name, jobTitle, deleted: deletedAt !== null }))
    },
  }
}

/** Runs `act` and restores the dialogue's earlier state, as if the process had died before it could write the new one. */
async function diesBeforeStateIsWritten({ person }: Founder, act: () => Promise<void>): Promise<void> {
  const states = database().connection.collection<{ _id: string }>('conversationStates')
  const before = await states.findOne({ _id: `4242:${person.id}` })
  await act()
  if (before === null) await states.deleteOne({ _id: `4242:${person.id}` })
  else await states.replaceOne({ _id: before._id }, before)
}

describe('a repeated update', () => {
  it('that ends a dialogue shows the added contact, and does not report it as its own duplicate', async () => {
    const olena = await founder()
    const { bot, person, last, contacts } = olena
    await bot.handle(
      person.text('/add'),
      person.text('Anna'),
      person.text('+380441234567'),
      person.text('a@example.com'),
    )
    const company = person.text('Northwind')
    await diesBeforeStateIsWritten(olena, () => bot.handle(company))
    await bot.another().handle(company)
    expect(last()).toContain('Anna is added')
    expect(await contacts()).toHaveLength(1)
    // The dialogue is closed: what comes next is a search.
    await bot.handle(person.text('Berg'))
    expect(last()).toContain('Nothing found')
  })

  it('still reports other likely duplicates', async () => {
    const olena = await founder()
    const { bot, person, last } = olena
    await bot.handle(
      person.text('/add'),
      person.text('Anna'),
      person.text('+380441234567'),
      person.text('a@example.com'),
    )
    await bot.handle(person.text('Northwind'))
    await bot.handle(
      person.text('/add'),
      person.text('Anna'),
      person.text('+380441234567'),
      person.text('a@example.com'),
    )
    const company = person.text('Northwind')
    await diesBeforeStateIsWritten(olena, () => bot.handle(company))
    await bot.another().handle(company)
    expect(last()).toContain('Anna · Northwind')
  })

  it('of /undo undoes only the change that it undid the first time', async () => {
    const { bot, person, last, contacts } = await founder()
    for (const name of ['Anna', 'Berg']) {
      await bot.handle(person.text('/add'), person.text(name))
      for (let skipped = 0; skipped < 3; skipped += 1) await bot.handle(person.tap('Skip ⏭'))
      bot.passTime(1_000)
    }
    const undo = person.text('/undo')
    await bot.handle(undo)
    await bot.another().handle(undo)
    expect(await contacts()).toMatchObject([
      { name: 'Anna', deleted: false },
      { name: 'Berg', deleted: true },
    ])
    expect(last()).toContain('Berg is removed again')
    await bot.handle(person.text('/undo'), person.text('/undo'))
    expect((await contacts()).map(({ deleted }) => deleted)).toEqual([true, true])
    expect(last()).toBe('There is nothing to undo.')
  })
})

describe('an update that comes while Telegram cannot be reached', () => {
  it('is left to the queue, which keeps it, and then takes effect once', async () => {
    const { bot, person, last, contacts } = await founder()
    const { handle, retry } = createUpdateHandler({
      open: ({ payload }) => payload,
      handleUpdate: (update) => bot.handle(update),
    })
    await bot.handle(
      person.text('/add'),
      person.text('Anna'),
      person.text('+380441234567'),
      person.text('a@example.com'),
    )
    const company = person.text('Northwind')
    bot.telegram.failNext('sendMessage', { network: 'ECONNREFUSED' }, 5)
    const failure: unknown = await handle({
      item: { _id: '42:1', lane: null, payload: company },
      signal: AbortSignal.timeout(10_000),
      isLastAttempt: false,
    }).catch((error: unknown) => error)
    expect(retry.isOutage(failure)).toBe(true)
    await bot.handle(company)
    expect(last()).toContain('Anna is added')
    expect(await contacts()).toHaveLength(1)
  })
})
