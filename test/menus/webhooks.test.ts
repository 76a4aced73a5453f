/** Outgoing webhooks in the chat: set up without a manual, tried, watched and sent again. */
import type { IncomingHttpHeaders } from 'node:http'

import { Webhook } from 'standardwebhooks'
import { describe, expect, it, onTestFinished, vi } from 'vitest'

import type { JobHandlers } from '../../src/app/job-handlers.ts'
import { objectId } from '../../src/models/ids.ts'
import { DELETE_MESSAGE_JOB } from '../../src/services/notifications/delete-message-job.ts'
import { MAX_WEBHOOKS } from '../../src/services/webhooks/webhook-secrets.ts'
import { dealsChat } from '../support/deals-chat.ts'
import { ownDatabase } from '../support/database.ts'
import { startReceiver, status, type WebhookReceiver } from '../support/webhook-receiver.ts'

const database = ownDatabase()

const SHOWN_IN = { chatId: 1, messageId: 1 }
/** In place of a message that did not come. */
const NOTHING = { text: '', headers: {} as IncomingHttpHeaders }
const SECRET = /whsec_[\w+/=]+/u

type Chat = Awaited<ReturnType<typeof dealsChat>>

async function addInChat({ say, tap }: Chat, receiver: WebhookReceiver): Promise<void> {
  await say('/settings')
  await tap('🔌 Integrations', '📤 Outgoing webhooks', '➕ Add a webhook')
  await say('Accounting <b>🎩</b>')
  await say(receiver.url)
  await tap('▫️ Contacts', '▫️ Deals', '✅ Deals', '▫️ Notes', '✅ Done')
}

async function openCard({ say, tap, t }: Chat): Promise<void> {
  await say('/settings')
  await tap(t('button-integrations'), t('button-webhooks'), '📤 Zapier')
}

/** Sends what is due, then runs the jobs of that kind that it promised. */
async function deliver({ bot, workspaceId }: Chat, kind?: keyof JobHandlers): Promise<void> {
  await bot.workWebhooks()
  if (kind !== undefined) await bot.runPromised(workspaceId, kind)
}

describe('an outgoing webhook in the chat', () => {
  it('is called after its host if the address is typed at once, and asks again for one that cannot be used', async () => {
    const chat = await dealsChat(database())
    const { last, tap, say, texts, t } = chat
    const receiver = await startReceiver()
    const begin = async (typed: string) => {
      await say('/settings')
      await tap('🔌 Integrations', '📤 Outgoing webhooks', '➕ Add a webhook')
      await say(typed)
    }
    await begin('https://10.0.0.1/hook')
    expect(last()).toContain(t('ask-webhook-url'))
    await say('/cancel')
    await begin(receiver.url)
    expect(last()).not.toContain(t('ask-webhook-url'))
    await tap('Everything')
    expect(texts().at(-2)).toContain(`📤 ${new URL(receiver.url).host}`)
    expect(texts().at(-2)).toContain(receiver.url)
  })

  it('is added in a few taps, tried while the chat listens, and sends changes that its secret verifies', async () => {
    const chat = await dealsChat(database())
    const { bot, owner, last, texts, labels, tap, say, actor } = chat
    const receiver = await startReceiver()
    await addInChat(chat, receiver)
    const secret = SECRET.exec(last())?.[0] ?? ''
    expect(last()).toContain('🔑 Accounting <b>🎩</b>')
    expect(last()).toContain('3. Then tap “Send a test”')
    expect(texts().at(-2)).toContain(receiver.url)
    expect(texts().at(-2)).toContain('Sends: Contacts, Notes')
    expect(await bot.promised(chat.workspaceId, DELETE_MESSAGE_JOB.kind)).toHaveLength(1)

    await tap('🧪 Send a test')
    expect(last()).toContain('👂 Sending a test to Accounting <b>🎩</b>. I’m listening')
    await deliver(chat, 'notify.webhook-tested')
    expect(last()).toMatch(/✅ Accounting <b>🎩<\/b> got the test and answered 200 in \d+ ms/u)
    expect(receiver.received.map(({ body }) => body.type)).toEqual(['webhook.test'])
    expect(last()).toContain(receiver.received[0]?.text)

    await bot.services.contacts.add(await actor(owner), { name: 'Ada' })
    await deliver(chat)
    const { text, headers } = receiver.received[1] ?? NOTHING
    // The library looks at the real clock.
    vi.useFakeTimers({ now: Number(headers['webhook-timestamp']) * 1000, toFake: ['Date'] })
    onTestFinished(() => void vi.useRealTimers())
    expect(new Webhook(secret).verify(text, headers as Record<string, string>)).toMatchObject({
      type: 'contact.created',
    })
    vi.useRealTimers()

    await tap('📤 Open the webhook')
    expect(last()).toContain('✅ active')
    expect(last()).toContain('Last success')
    await tap('📨 Deliveries')
    await tap(labels().find((label) => label.endsWith('contact.created')) ?? 'No such message')
    expect(last()).toContain('✅ delivered')
    expect(last()).toContain('"type":"contact.created"')
    await tap('🔁 Send again')
    await deliver(chat)
    expect(receiver.received[2]?.text).toBe(text)
    expect(bot.errors).toEqual([])

    await tap('🗑 Delete this message')
    expect(texts().join('\n')).not.toContain(secret)
    const kept = await Promise.all([
      bot.models.commands.find({ workspaceId: chat.workspaceId }).lean(),
      bot.models.events.find({ workspaceId: chat.workspaceId }).lean(),
      bot.models.webhookEndpoints.find({ workspaceId: chat.workspaceId }).lean(),
      database().connection.collection('conversationStates').find().toArray(),
    ])
    expect(JSON.stringify(kept)).not.toContain(secret)
    await say('/settings')
  })

  it.each([
    { locale: 'en', test: '🧪 Send a test', said: 'It answered 302, a redirect. Redirects are not followed' },
    { locale: 'uk', test: '🧪 Надіслати тест', said: 'Відповідь 302 – переспрямування' },
  ] as const)('says in plain words what went wrong with a test, in $locale', async ({ locale, test, said }) => {
    const chat = await dealsChat(database(), { locale })
    const { bot, owner, last, actor } = chat
    const receiver = await startReceiver()
    receiver.reply = status(302, { location: 'http://127.0.0.1:1/' }, 'Moved <here>')
    const input = { name: 'Zapier', url: receiver.url, groups: ['contacts'] } as const
    const { id } = await bot.services.webhooks.create(await actor(owner), input, SHOWN_IN)
    await openCard(chat)
    await chat.tap(test)
    await deliver(chat, 'notify.webhook-tested')
    expect(last()).toContain(said)
    expect(last()).toContain('Moved <here>')
    expect(await bot.services.webhooks.get(await actor(owner), id)).toMatchObject({ failingSince: null })
  })

  it.each([
    ['ftp://example.com', 'problem-not-a-link', /isn’t a link|not a link|link/u],
    ['http://example.com/hook', 'not-https', 'must begin with https://'],
    [['https://user', 'secret@example.com/'].join(':'), 'password', 'Leave the name and password out'],
    ['https://example.com:25/', 'port', 'Use 443 or a port above 1023'],
    ['https://0xa.1/', 'address', '“10.0.0.1” is a private or local address'],
    ['https://[::ffff:10.0.0.1]/', 'address', 'is a private or local address'],
  ])('refuses %s with one clear message and asks again', async (typed, _problem, said) => {
    const chat = await dealsChat(database())
    const { say, tap, texts, last } = chat
    await say('/settings')
    await tap('🔌 Integrations', '📤 Outgoing webhooks', '➕ Add a webhook')
    await say('Zapier')
    await say(typed)
    if (typeof said === 'string') expect(texts().join('\n')).toContain(said)
    else expect(texts().join('\n')).toMatch(said)
    const receiver = await startReceiver()
    await say(receiver.url)
    await tap('Everything')
    expect(last()).toMatch(SECRET)
    expect(chat.bot.errors).toEqual([])
  })

  it('says at the limit how many there are and what to do', async () => {
    const chat = await dealsChat(database())
    const { bot, owner, actor, texts } = chat
    const receiver = await startReceiver()
    for (let made = 0; made < MAX_WEBHOOKS; made += 1) {
      const input = { name: `Hook ${made}`, url: receiver.url, groups: ['contacts'] } as const
      await bot.services.webhooks.create(await actor(owner), input, SHOWN_IN)
    }
    await addInChat(chat, receiver)
    expect(texts().join('\n')).toContain('The workspace already has 50 webhooks, the most it can have.')
    expect(bot.errors).toEqual([])
  })

  it('keeps its card whole under double taps, stale buttons and two admins at once', async () => {
    const chat = await dealsChat(database())
    const { bot, owner, actor, tap, last } = chat
    const receiver = await startReceiver()
    const input = { name: 'Zapier', url: receiver.url, groups: ['contacts'] } as const
    const { id } = await bot.services.webhooks.create(await actor(owner), input, SHOWN_IN)
    await openCard(chat)
    const pause = owner.tap('⏸ Pause')
    await bot.handle(pause, pause)
    await bot.services.webhooks.pause(await actor(owner), id)
    expect(last()).toContain('⏸ paused')
    await tap('▶️ Resume', '🔔 Events', '▫️ Notes', '✅ Contacts')
    expect((await bot.services.webhooks.get(await actor(owner), id)).groups).toEqual(['notes'])
    await tap('✅ Notes')
    expect((await bot.services.webhooks.get(await actor(owner), id)).groups).toEqual(['notes'])
    await tap('« Back', '✏️ Name')
    await chat.say('Make')
    expect(last()).toContain('📤 Make')
    const stale = owner.tap('🔑 New secret')
    await tap('🗑 Delete', '🗑 Delete')
    expect(last()).toContain('Make is deleted')
    await bot.handle(stale)
    expect(bot.errors).toEqual([])
  })

  it.each([
    ['/settings', 'connected', 'sources', '📥 Lead sources'],
    ['/settings', 'connected', 'keys', '🔑 API keys'],
    ['/sources', 'connected', 'settings', '⚙️ Settings'],
    ['/apikeys', 'connected', 'settings', '⚙️ Settings'],
  ])('leaves the buttons of older messages working: %s, %s instead of %s', async (command, now, before, title) => {
    const { bot, owner, say, last } = await dealsChat(database())
    await say(command)
    const { data, messageId } = bot.telegram.button(owner.id, '🔌 Integrations')
    bot.passTime(10_000)
    await bot.handle(owner.tapData(data.replace(`/${now}/`, `/${before}/`), messageId))
    expect(last()).toContain(title)
    expect(bot.errors).toEqual([])
  })

  it('is for owners and admins, and another workspace cannot touch it', async () => {
    const chat = await dealsChat(database())
    const { bot, owner, actor, join } = chat
    const receiver = await startReceiver()
    const input = { name: 'Zapier', url: receiver.url, groups: ['contacts'] } as const
    const { id } = await bot.services.webhooks.create(await actor(owner), input, SHOWN_IN)
    const manager = await join('manager', 'Max')
    await expect(bot.services.webhooks.list(await actor(manager))).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(bot.services.webhooks.test(await actor(manager), id, SHOWN_IN)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    const other = await dealsChat(database())
    const stranger = await other.actor(other.owner)
    for (const act of [
      () => bot.services.webhooks.get(stranger, id),
      () => bot.services.webhooks.delete(stranger, id),
      () => bot.services.webhooks.tryNow(stranger, id),
      () => bot.services.webhookMessages.list(stranger, id, { limit: 5 }),
    ]) {
      await expect(act()).rejects.toMatchObject({ code: 'NOT_FOUND' })
    }
  })

  it('that was turned off tells the admins, who turn it on again from that message', async () => {
    const chat = await dealsChat(database())
    const { bot, owner, actor, last, tap } = chat
    const receiver = await startReceiver()
    const input = { name: 'Zapier', url: receiver.url, groups: ['contacts'] } as const
    const { id } = await bot.services.webhooks.create(await actor(owner), input, SHOWN_IN)
    receiver.reply = status(410)
    await bot.services.contacts.add(await actor(owner), { name: 'Ada' })
    await deliver(chat, 'notify.webhook-disabled')
    expect(last()).toContain('⛔️ The webhook “Zapier” is off')
    receiver.reply = status(200)
    await tap('🔁 Try now')
    await deliver(chat)
    expect(receiver.received.map(({ body }) => body.type)).toEqual(['contact.created', 'contact.created'])
    const filter = { workspaceId: objectId(chat.workspaceId), status: 'delivered' as const }
    expect(await bot.models.webhookMessages.countDocuments(filter)).toBe(1)
    expect((await bot.services.webhooks.get(await actor(owner), id)).status).toBe('active')
  })
})
