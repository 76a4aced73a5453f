import { describe, expect, it, vi } from 'vitest'

import { LOCALES } from '../../src/locale.ts'
import { idOf, objectId } from '../../src/models/ids.ts'
import { providerOf } from '../support/read-body.ts'
import { ownDatabase } from '../support/database.ts'
import { listeningChat } from '../support/listening-chat.ts'

const database = ownDatabase()
const MINUTE = 60_000

const ADA = {
  name: 'Ada <b>*Byron*</b> 👩‍💻',
  email: 'ada@example.com',
  phone: '+380501234567',
  company: 'Engines & Sons',
  title: 'Engine',
  amount: 1200.5,
  currency: 'EUR',
  note: `Hello 🚀 ${'x'.repeat(3000)}`,
}

async function opened(options: Parameters<typeof listeningChat>[1] = {}) {
  const chat = await listeningChat(database(), options)
  await chat.addSource()
  return chat
}

describe.each(LOCALES)('Setting up a source without a manual, in %s', (locale) => {
  it('listens after the source is made, with the steps and without the secret', async () => {
    const { t, bot, owner, listening, last, texts } = await opened({ locale })
    expect(listening()).toContain(t('listening-now'))
    for (const step of providerOf('generic').guide[locale].steps) expect(listening()).toContain(step)
    expect(listening()).not.toMatch(/Bearer \w{43}/u)
    // What arrives will be in view: the message that waits is the last one, under the secret's.
    expect(last()).toBe(listening())
    expect(texts().at(-2)).toMatch(/Bearer \w{43}/u)
    const secret = bot.telegram.messages(owner.id).at(-2)
    expect(secret?.buttons.flat()).toContainEqual(expect.objectContaining({ text: t('button-delete-message') }))
    const copied = secret?.buttons.flat().flatMap((button) => ('copy_text' in button ? [button.copy_text.text] : []))
    expect(copied).toContainEqual(expect.stringMatching(/\/webhooks\/\w{24}$/u))
    expect(copied).toContainEqual(expect.stringMatching(/^Bearer \w{43}$/u))
    // The last question is gone, and nothing else was left behind.
    expect(texts().filter((text) => text.startsWith('📥 Webhook\n'))).toHaveLength(1)
  })

  it('shows what was understood of the first delivery, as it was sent, in the same message', async () => {
    const { bot, t, send, work, listening, texts, tap, workspaceId } = await opened({ locale })
    const before = texts().length
    expect(await send(ADA)).toBe(202)
    await work()
    expect(listening()).toContain(t('listening-heard'))
    for (const value of [ADA.name, ADA.email, ADA.phone, ADA.company, ADA.title, 'Hello 🚀']) {
      expect(listening()).toContain(value)
    }
    expect(listening()).toMatch(/1[\s,.]?200[.,]50/u)
    expect(listening().length).toBeLessThan(2000)
    // One more: the news of the new lead.
    expect(texts().length).toBe(before + 1)
    await tap(t('button-heard-right'))
    expect(listening()).toContain(t('listening-right'))
    expect(await bot.models.contacts.countDocuments({ workspaceId: objectId(workspaceId), deletedAt: null })).toBe(1)
    await tap(t('button-open'), t('button-timeline'))
    expect(texts().at(-1)).toContain(` · ${t('timeline-by-lead-source')}`)
    expect(bot.errors).toEqual([])
  })

  it('deletes what a test made, and nothing else', async () => {
    const { bot, t, send, work, tap, last, workspaceId, actor, owner } = await opened({ locale })
    const workspace = { workspaceId: objectId(workspaceId), deletedAt: null }
    await bot.services.contacts.add(await actor(owner), { name: 'Max' })
    await send(ADA)
    await work()
    await tap(t('button-heard-discard'))
    expect(last()).not.toContain(t('button-heard-right'))
    expect((await bot.models.contacts.find(workspace).lean()).map(({ name }) => name)).toEqual(['Max'])
    expect(await bot.models.deals.countDocuments(workspace)).toBe(0)
    expect(bot.errors).toEqual([])
  })

  it('says that a body could not be understood, and shows it once its fields are chosen', async () => {
    const { bot, t, send, work, tap, listening, last, actor, owner, sourceId } = await opened({ locale })
    await send({ answers: { q1: 'ada@example.com', q2: 'Ada Byron' } })
    await work()
    expect(listening()).toContain(t('listening-lost'))
    await tap(t('button-heard-fix'))
    expect(last()).not.toContain(t('listening-lost'))
    const mapping = { name: 'answers.q2', email: 'answers.q1' }
    await bot.services.leadSources.setMapping(await actor(owner), await sourceId(), mapping)
    await work()
    expect(listening()).toContain('ada@example.com')
    expect(listening()).toContain(t('listening-heard'))
  })

  it('says in plain words what was refused and what to check, at most once a minute', async () => {
    const { bot, t, send, work, passTime, listening, workspaceId } = await opened({ locale })
    const jobs = async () => (await bot.promised(workspaceId, 'lead.listening')).length
    const before = await jobs()
    for (let tries = 0; tries < 5; tries += 1) expect(await send(ADA, { secret: 'wrong' })).toBe(401)
    await vi.waitFor(async () => expect(await jobs()).toBe(before + 1))
    expect(await send(ADA, { secret: null })).toBe(401)
    await work()
    expect(await jobs()).toBe(before + 1)
    expect(listening()).toContain(t('listening-hint-wrong'))
    expect(listening()).toContain(t('listening-now'))
    passTime(MINUTE)
    expect(await send(ADA)).toBe(202)
    await work()
    expect(listening()).toContain(t('listening-heard'))
    expect(listening()).not.toContain(t('listening-hint-wrong'))
  })

  it.each([
    ['missing', ADA, null, 401],
    ['unreadable', '{"name": "Ada"', undefined, 400],
  ] as const)('says of a request that is refused as %s what to check', async (hint, body, secret, status) => {
    const { bot, t, send, work, listening, workspaceId } = await opened({ locale })
    const jobs = async () => (await bot.promised(workspaceId, 'lead.listening')).length
    const before = await jobs()
    expect(await send(body, secret === undefined ? {} : { secret })).toBe(status)
    await vi.waitFor(async () => expect(await jobs()).toBe(before + 1))
    await work()
    expect(listening()).toContain(t(`listening-hint-${hint}`))
    expect(listening()).toContain(t('listening-now'))
    expect(bot.errors).toEqual([])
  })

  it('ends after an hour, and can be started again from the message and from the source', async () => {
    const { bot, t, send, work, passTime, tap, listening, last } = await opened({ locale })
    passTime(59 * MINUTE)
    await work()
    expect(listening()).toContain(t('listening-now'))
    passTime(2 * MINUTE)
    await work()
    expect(listening()).toContain(t('listening-timed-out'))
    await tap(t('button-listen'))
    expect(listening()).toContain(t('listening-now'))
    await tap(t('button-listen-stop'))
    expect(last()).not.toContain(t('listening-now'))
    await tap(t('button-source-guide'))
    await tap(t('button-listen'))
    expect(listening()).toContain(t('listening-now'))
    expect(await send(ADA)).toBe(202)
    await work()
    expect(listening()).toContain(t('listening-heard'))
    expect(bot.errors).toEqual([])
  })

  it('shows how the source is set up at any time, without its secret', async () => {
    const { t, tap, texts } = await opened({ locale })
    await tap(t('button-listen-stop'), t('button-source-guide'))
    const guide = texts().find((text) => text.startsWith('📖')) ?? ''
    for (const step of providerOf('generic').guide[locale].steps) expect(guide).toContain(step)
    expect(guide).toMatch(/https:\/\/crm\.example\.com\/webhooks\/\w{24}\n/u)
    expect(guide).toContain('Bearer •••')
    expect(guide).toContain(t('guide-secret-hidden'))
  })
})

describe('While it listens', () => {
  it('a new secret is shown, and it goes on listening', async () => {
    const { t, tap, send, work, last, texts, listening } = await opened()
    await tap(t('button-source-secret'), t('button-source-secret-now'))
    const waiting = texts().filter((text) => text.includes(t('listening-now')))
    expect(waiting).toEqual([last()])
    expect(texts().at(-2)).toMatch(/Bearer \w{43}/u)
    await send(ADA)
    await work()
    expect(listening()).toContain(t('listening-heard'))
  })

  it('a check of the address or another event is said, and it goes on', async () => {
    const { t, send, work, listening } = await opened()
    await send({ test: 'test' })
    await work()
    expect(listening()).toContain(t('listening-hint-no-lead'))
    await send(ADA)
    await work()
    expect(listening()).toContain(t('listening-heard'))
  })

  it('of several deliveries the first one is shown, and only its lead is deleted', async () => {
    const { bot, t, send, work, tap, listening, workspaceId } = await opened()
    await send(ADA)
    await send({ name: 'Max', email: 'max@example.com' })
    await send({ name: 'Eve', email: 'eve@example.com' })
    await work()
    expect(listening()).toContain('ada@example.com')
    expect(listening()).not.toContain('max@example.com')
    await tap(t('button-heard-discard'))
    const kept = await bot.models.contacts.find({ workspaceId: objectId(workspaceId), deletedAt: null }).lean()
    expect(kept.map(({ name }) => name).toSorted()).toEqual(['Eve', 'Max'])
  })

  it('a changed lead is not deleted, and the reason is given', async () => {
    const { bot, t, send, work, tap, last, workspaceId, actor, owner } = await opened()
    await send(ADA)
    await work()
    const [deal] = await bot.models.deals.find({ workspaceId: objectId(workspaceId) }).lean()
    if (deal === undefined) throw new Error('No deal')
    await bot.services.deals.edit(await actor(owner), idOf(deal._id), { field: 'title', value: 'Other' })
    await tap(t('button-heard-discard'))
    expect(last()).toBeTruthy()
    expect(await bot.models.deals.countDocuments({ workspaceId: objectId(workspaceId), deletedAt: null })).toBe(1)
    expect(bot.errors).toEqual([])
  })

  it('the message that was deleted in the chat is sent again', async () => {
    const { bot, t, send, work, listening } = await opened()
    await send(ADA)
    bot.telegram.failNext('editMessageText', { code: 400, description: 'Bad Request: message to edit not found' })
    await work()
    expect(listening()).toContain(t('listening-heard'))
  })

  it('a paused source says so, and shows what waited once it is resumed', async () => {
    const { t, send, work, listening, tap, say, actor, owner, bot, sourceId } = await opened()
    const id = await sourceId()
    await bot.services.leadSources.setStatus(await actor(owner), id, 'paused')
    await say('/sources')
    await tap('⏸ Webhook · Webhook', t('button-listen'))
    expect(listening()).toContain(t('listening-paused'))
    await send(ADA)
    await work()
    expect(listening()).toContain(t('listening-now'))
    await bot.services.leadSources.setStatus(await actor(owner), id, 'active')
    await work()
    expect(listening()).toContain(t('listening-heard'))
  })

  it('a deleted source ends it, and its buttons say that it is gone', async () => {
    const { bot, t, send, work, tap, last, texts, actor, owner, sourceId } = await opened()
    await bot.services.leadSources.delete(await actor(owner), await sourceId())
    expect(await send(ADA)).toBe(401)
    await work()
    for (const label of [t('button-listen-stop')]) await tap(label)
    expect([last(), ...texts()].join('\n')).toContain(t('error-NOT_FOUND'))
    expect(bot.errors).toEqual([])
  })
})

describe('Two admins', () => {
  it('set up the same source at once: each has a message of their own, and both are shown the delivery', async () => {
    const { bot, t, send, work, join, as, tap, listening, last } = await opened()
    const admin = await join('admin', 'Vera')
    const vera = as(admin)
    await vera.say('/sources')
    await vera.tap('📥 Webhook · Webhook', t('button-listen'))
    await send(ADA)
    await work()
    expect(listening()).toContain(t('listening-heard'))
    const hers = () => vera.texts().findLast((text) => text.startsWith('📥 Webhook\n')) ?? ''
    expect(hers()).toContain(t('listening-heard'))
    await tap(t('button-heard-discard'))
    expect(last()).toBeTruthy()
    await vera.tap(t('button-heard-discard'))
    expect(vera.texts().join('\n')).toMatch(/already/iu)
    expect(bot.errors).toEqual([])
  })

  it('a double tap and an older message do no harm', async () => {
    const { bot, owner, t, send, work, tap, say, texts, passTime } = await opened()
    await send(ADA)
    await work()
    const old = owner.tap(t('button-heard-discard'))
    const right = owner.tap(t('button-heard-right'))
    await bot.handle(right, right)
    passTime(10_000)
    await bot.handle(old)
    expect(texts().join('\n')).toContain(t('listening-over'))
    await say('/sources')
    await tap('📥 Webhook · Webhook', t('button-listen'))
    expect(bot.errors).toEqual([])
  })

  it('of another workspace cannot listen, stop or delete', async () => {
    const ours = await opened()
    const theirs = await opened()
    const id = await ours.sourceId()
    const actor = await theirs.actor(theirs.owner)
    const { listening } = theirs.bot.services
    const at = { chatId: 1, messageId: 1 }
    for (const run of [listening.start, listening.stop, listening.discard]) {
      await expect(run(actor, id, at)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    }
    expect(await listening.read(actor, id)).toBeNull()
  })
})
