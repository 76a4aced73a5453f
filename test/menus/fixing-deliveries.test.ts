/** From a delivery that could not be read, or was read wrongly, to its lead: through the intake, the jobs and the chat. */
import { describe, expect, it } from 'vitest'

import { LOCALES } from '../../src/locale.ts'
import { objectId } from '../../src/models/ids.ts'
import { ownDatabase } from '../support/database.ts'
import { listeningChat } from '../support/listening-chat.ts'

const database = ownDatabase()
const MINUTE = 60_000

async function opened(options: Parameters<typeof listeningChat>[1] = {}) {
  const chat = await listeningChat(database(), options)
  await chat.addSource()
  const { bot, workspaceId } = chat
  const scope = { workspaceId: objectId(workspaceId) }
  const contacts = async () =>
    (
      await bot.models.contacts
        .find({ ...scope, deletedAt: null })
        .sort({ _id: 1 })
        .lean()
    ).map(({ name, emails }) => [name, ...emails.map(({ value }) => value)].join(' '))
  const states = async () =>
    (await bot.models.deliveries.find(scope).sort({ _id: 1 }).lean()).map(({ status }) => status)
  return { ...chat, contacts, states }
}

describe.each(LOCALES)('“Fix” in the message that listens, in %s', (locale) => {
  it('is about the delivery that is shown, even after others have come', async () => {
    const { bot, t, send, work, tap, texts, contacts, states, listening } = await opened({ locale })
    await send({ one: { name: 'Ada', email: 'ada@example.com' }, two: { name: 'Max', email: 'max@example.com' } })
    await work()
    await send({ a: { name: 'Eve', email: 'eve@example.com' }, b: { name: 'Bo', email: 'bo@example.com' } })
    await work()
    await tap(t('button-heard-fix'))
    expect(texts().join('\n')).toContain('ada@example.com')
    expect(texts().join('\n')).not.toContain('eve@example.com')
    await tap(t('button-map-keep'))
    await work()
    expect(await contacts()).toEqual(['Ada ada@example.com'])
    expect(await states()).toEqual(['done', 'needs_mapping'])
    expect(listening()).toContain(t('listening-heard'))
    expect(bot.errors).toEqual([])
  })

  it('makes a wrongly understood lead again, with the chosen fields', async () => {
    const { bot, t, send, work, tap, contacts, listening } = await opened({ locale })
    await send({ customer: { name: 'Acme Web', email: 'ada@example.com' }, who: 'Ada Byron' })
    await work()
    expect(await contacts()).toEqual(['Acme Web ada@example.com'])
    await tap(
      t('button-heard-fix'),
      t('button-map-each'),
      'who: Ada Byron',
      '⭐ customer.email: ada@example.com',
      t('button-save'),
    )
    await work()
    expect(await contacts()).toEqual(['Ada Byron ada@example.com'])
    expect(listening()).toContain('Ada Byron')
    expect(bot.errors).toEqual([])
  })

  it('works in the message that was sent again because the first was deleted', async () => {
    const { bot, t, send, work, tap, texts } = await opened({ locale })
    await send({ one: { name: 'Ada', email: 'ada@example.com' }, two: { name: 'Max', email: 'max@example.com' } })
    bot.telegram.failNext('editMessageText', { code: 400, description: 'Bad Request: message to edit not found' })
    await work()
    await tap(t('button-heard-fix'))
    expect(texts().join('\n')).toContain('ada@example.com')
  })

  it('does not keep fields that do not help', async () => {
    const { bot, t, send, work, tap, texts, states, actor, owner, sourceId } = await opened({ locale })
    await send({ q1: 'Good morning', q2: 'Hello' })
    await work()
    await tap(t('button-heard-fix'), t('button-skip'), 'q2: Hello', t('button-save'))
    expect(texts().join('\n')).toContain(t('map-no-help'))
    expect(await states()).toEqual(['needs_mapping'])
    expect((await bot.services.leadSources.get(await actor(owner), await sourceId())).mapping).toBeNull()
  })
})

it('“Fix the fields” shows the record of a list that cannot be read, and cures the whole delivery', async () => {
  const { bot, t, send, work, tap, say, labels, last, contacts, states } = await opened()
  await send([
    { name: 'Ada', email: 'ada@example.com' },
    { q1: 'max@example.com', q2: 'Hello' },
  ])
  await work()
  expect(await states()).toEqual(['needs_mapping'])
  await say('/sources')
  await tap('📥 Webhook · Webhook', t('button-deliveries'))
  await tap(labels().find((label) => label.startsWith('🧩')) ?? '', t('button-fix-mapping'))
  expect(last()).toContain('max@example.com')
  await tap(t('button-map-keep'))
  await work()
  expect((await contacts()).toSorted()).toEqual([' max@example.com', 'Ada ada@example.com'])
  expect(await states()).toEqual(['done'])
  expect(bot.errors).toEqual([])
})

describe.each(LOCALES)('The message that a source is failing, in %s', (locale) => {
  it('counts what fails in the hour after the first failure; then there is another one', async () => {
    const { bot, t, send, work, passTime, texts, tap } = await opened({ locale })
    await tap(t('button-listen-stop'))
    const alerts = () => texts().filter((text) => text.includes(t('news-source-failing', { name: 'Webhook' })))
    const fail = async (index: number) => {
      await send({ q1: `p${index}@example.com`, q2: 'Hello' })
      await work()
    }
    // Over the end of an hour of the clock.
    passTime(55 * MINUTE)
    await fail(0)
    expect(alerts()).toHaveLength(1)
    expect(alerts()[0]).not.toMatch(/\d [a-zа-яіїє]/u)
    passTime(10 * MINUTE)
    for (let index = 1; index < 4; index += 1) await fail(index)
    expect(alerts()).toHaveLength(1)
    expect(alerts()[0]).toMatch(/ 4 /u)
    passTime(51 * MINUTE)
    await fail(4)
    expect(alerts()).toHaveLength(2)
    expect(alerts()[0]).toMatch(/ 4 /u)
    expect(bot.errors).toEqual([])
  })
})
