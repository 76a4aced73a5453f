import { describe, expect, it, onTestFinished } from 'vitest'

import { connectDatabase } from '../../../src/database/connect.ts'
import { silentLogger } from '../../../src/logger.ts'
import { databaseProxy } from '../../support/database-proxy.ts'
import { ownDatabase, testDatabaseUri } from '../../support/database.ts'
import { createTestBot } from '../../support/test-bot.ts'
import { createTestWorkspace } from '../../support/workspace.ts'
import { expectLoggedErrors } from '../../support/recorded-log.ts'

const database = ownDatabase()

async function setUp() {
  const bot = createTestBot(database())
  const workspace = await createTestWorkspace(bot)
  const { workspaceId, owner } = workspace
  return {
    bot,
    ...workspace,
    texts: () => bot.telegram.texts(owner.id),
    contacts: () => bot.models.contacts.countDocuments({ workspaceId }),
  }
}

describe('an error that nobody expected', () => {
  it('is reported in one line without internal details and logged once, and the screen can be tapped again', async () => {
    expectLoggedErrors('Update failed')
    const { bot, owner, addContact, texts } = await setUp()
    const id = await addContact({ name: 'Anna Berg' })
    await bot.handle(owner.text('/contacts'))
    // None of our code could have written this record.
    const stored = database().connection.collection('contacts')
    await stored.updateOne({ displayName: 'Anna Berg' }, { $set: { phones: 'broken' } })
    await bot.handle(owner.tap('Anna Berg'))
    expect(texts()).toHaveLength(2)
    expect(texts()[0]).toContain('👤 Contacts')
    expect(texts()[1]).toBe('Something went wrong on our side. Nothing is lost: please try again.')
    expect(bot.errors).toHaveLength(1)
    await stored.updateOne({ displayName: 'Anna Berg' }, { $set: { phones: [] } })
    bot.passTime(10_000)
    await bot.handle(owner.tap('Anna Berg'))
    expect(texts()[0]).toContain('👤 Anna Berg')
    expect(id).toBeTypeOf('string')
  })
})

describe('a form that cannot be saved', () => {
  it('because the contact is gone ends, says so, and keeps what was typed', async () => {
    const { bot, owner, addContact, actor, texts } = await setUp()
    const id = await addContact({ name: 'Anna Berg' })
    await bot.handle(owner.text(`/start c_${id}`))
    await bot.handle(owner.tap('✏️ Edit'))
    await bot.handle(owner.tap('Job title'), owner.text('🦊'))
    await bot.services.contacts.delete(await actor(owner), id)
    await bot.handle(owner.text('Managing director'))
    expect(texts().slice(-2)).toEqual([
      'The open form is closed. What you typed is kept.',
      'This is no longer here. It may have been deleted.',
    ])
    await bot.handle(owner.text('Anna'))
    expect(texts().at(-1)).toContain('Nothing found')
    expect(bot.errors).toEqual([])
  })

  it('because the role no longer allows it ends, says so, and saves nothing', async () => {
    const { bot, owner, actor, join, contacts } = await setUp()
    const rep = await join('rep')
    await bot.handle(rep.text('/add'), rep.text('Anna'), rep.text('+380671234567'), rep.text('a@example.com'))
    const { memberId } = await actor(rep)
    await bot.services.members.changeRole(await actor(owner), memberId, 'viewer')
    await bot.handle(rep.text('Northwind'))
    expect(bot.telegram.texts(rep.id).at(-1)).toContain('Your role does not allow this')
    expect(await contacts()).toBe(0)
    await bot.handle(rep.text('/cancel'))
    expect(bot.telegram.texts(rep.id).at(-1)).toBe('There is nothing to cancel.')
  })

  it('gives way to another one that is started by a button, and is kept', async () => {
    const { bot, owner, texts } = await setUp()
    await bot.handle(owner.text('/menu'))
    const search = owner.tap('🔎 Search')
    await bot.handle(owner.text('/add'), owner.text('Anna'), search)
    expect(texts()).toContain('The open form is closed. What you typed is kept.')
    expect(bot.errors).toEqual([])
  })
})

describe('a failure that will pass', () => {
  it('goes back to the queue when Telegram is out of reach, and the repeat does nothing twice', async () => {
    const { bot, owner, texts, contacts } = await setUp()
    await bot.handle(owner.text('/add'), owner.text('Anna'), owner.text('+380671234567'), owner.text('a@example.com'))
    const last = owner.text('Northwind')
    bot.telegram.failNext('sendMessage', { network: 'ECONNRESET' }, 5)
    await expect(bot.handle(last)).rejects.toThrow()
    expect(bot.errors).toEqual([])
    await bot.handle(last)
    expect(texts().at(-1)).toContain('✅ Anna is added.')
    expect(await contacts()).toBe(1)
  })

  it('goes back to the queue when the database is away, and the repeat does nothing twice', async () => {
    const { owner, workspaceId, addContact, bot } = await setUp()
    const id = await addContact({ name: 'Anna Berg' })
    const name = database().connection.name
    const uri = new URL(testDatabaseUri())
    uri.pathname = `/${name}`
    uri.searchParams.set('serverSelectionTimeoutMS', '500')
    const proxy = await databaseProxy(uri.toString())
    const through = await connectDatabase({ uri: proxy.uri, log: silentLogger })
    onTestFinished(async () => {
      await through.close()
      await proxy.close()
    })
    const other = createTestBot(through)
    await bot.handle(owner.text(`/start c_${id}`))
    await bot.handle(owner.tap('⋯ More'))
    bot.passTime(10_000)
    const { data } = bot.telegram.button(owner.id, '🗑 Delete')
    const tap = owner.tapData(data, 1)
    proxy.cut()
    await expect(other.handle(tap)).rejects.toThrow()
    expect(other.telegram.texts(owner.id)).toEqual([])
    expect(other.errors).toEqual([])
    proxy.restore()
    await expect
      .poll(
        () =>
          other.handle(tap).then(
            () => true,
            () => false,
          ),
        { timeout: 20_000 },
      )
      .toBe(true)
    expect(other.telegram.texts(owner.id).at(-1)).toContain('Anna Berg is deleted.')
    expect(await bot.models.events.countDocuments({ workspaceId, type: 'contact.deleted' })).toBe(1)
  })
})

describe('what was typed before an update of the bot', () => {
  it('is shown shortened when it is more than one message holds', async () => {
    const { bot, owner, texts } = await setUp()
    await bot.handle(owner.text('/add'), owner.text('x'.repeat(4096)), owner.text('Anna'))
    const states = database().connection.collection<{ _id: string; json: string }>('conversationStates')
    const state = await states.findOne({ _id: `4242:${owner.id}` })
    const json = state?.json.replace(/"version":\[0,\d+\]/u, '"version":[0,0]') ?? ''
    await states.updateOne({ _id: `4242:${owner.id}` }, { $set: { json } })
    await bot.handle(owner.text('/menu'))
    expect(texts().at(-2)).toContain('This form was closed by an update of the bot.')
    expect(bot.errors).toEqual([])
  })
})
