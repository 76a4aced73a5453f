import { describe, expect, it } from 'vitest'

import { DELETE_MESSAGE_JOB } from '../../src/services/notifications/delete-message-job.ts'
import { SECRET_SHOWN_MS } from '../../src/services/notifications/hide-message.ts'
import { objectId } from '../../src/models/ids.ts'
import { MAX_SOURCES } from '../../src/services/leads/source-secrets.ts'
import { dealsChat } from '../support/deals-chat.ts'
import { ownDatabase } from '../support/database.ts'
import { sourceWithDeliveries } from '../support/lead-deliveries.ts'

const database = ownDatabase()

describe('a lead source in the chat', () => {
  it('is created in a few taps, and its address and secret are shown in a message that can be deleted', async () => {
    const chat = await dealsChat(database())
    const { bot, owner, say, tap, last, texts } = chat
    await say('/sources')
    expect(last()).toContain('A lead source is an address')
    await tap('➕ Add a lead source', 'Standard Webhooks')
    await say('Website form')
    await tap('👥 The team: whoever claims first')
    // The secret is in a message of its own. Below it, the source listens for a first lead, and stays when the secret is gone.
    const shown = texts().at(-2) ?? ''
    expect(shown).toMatch(/🔑 Website form[\s\S]+https:\/\/crm\.example\.com\/webhooks\/[0-9A-Za-z]{24}/u)
    expect(last()).toMatch(/^📥 Website form[\s\S]+I’m listening/u)
    const secret = /whsec_[\w+/=]+/u.exec(shown)?.[0] ?? ''
    expect(secret).not.toBe('')
    expect(shown).toContain('shown once')
    await tap('🗑 Delete this message')
    expect(texts().join('\n')).not.toContain(secret)

    // The secret is stored nowhere: neither in commands, events or dialogues, nor in the source itself.
    const workspaceId = chat.workspaceId
    const kept = await Promise.all([
      bot.models.commands.find({ workspaceId }).lean(),
      bot.models.events.find({ workspaceId }).lean(),
      bot.models.leadSources.find({ workspaceId }).lean(),
      database().connection.collection('conversationStates').find().toArray(),
    ])
    expect(JSON.stringify(kept)).not.toContain(secret)

    bot.passTime(10_000)
    await bot.handle(owner.text('/sources'))
    await tap('📥 Website form · Standard Webhooks')
    expect(last()).toContain('✅ active')
    expect(last()).toContain('Leads go to the team')
    await tap('🧪 Test')
    expect(last()).toContain(
      'The test passed: the signature is right, and the sample was read. Nothing was kept. It said: Test Lead',
    )
    await tap('⏸ Pause')
    expect(last()).toContain('⏸ Paused.')
    await tap('▶️ Resume', '🔀 Who gets them', '👤 Always one person', 'Olena')
    expect(last()).toContain('Leads go to Olena')
    await tap('🗑 Delete', '🗑 Delete')
    expect(last()).toContain('Website form is deleted')
  })

  it('says at the limit how many sources there are and what to do', async () => {
    const { bot, owner, say, tap, actor, texts } = await dealsChat(database())
    for (let made = 0; made < MAX_SOURCES; made += 1) {
      const input = { name: `Form ${made}`, provider: 'standard', routing: 'team', memberIds: [] } as const
      await bot.services.leadSources.create(await actor(owner), input, { chatId: 1, messageId: 1 })
    }
    await say('/sources')
    await tap('➕ Add a lead source', 'Standard Webhooks')
    await say('One too many')
    await tap('👥 The team: whoever claims first')
    expect(texts().join('\n')).toContain('The workspace already has 50 lead sources, the most it can have.')
    expect(bot.errors).toEqual([])
  })

  it('promises to delete the message within a minute before the secret is in it, for a new source and a new secret alike', async () => {
    expect(SECRET_SHOWN_MS).toBe(60_000)
    const { bot, say, tap, actor, owner, workspaceId } = await dealsChat(database())
    const promises = () => bot.promised(workspaceId, DELETE_MESSAGE_JOB.kind)
    const holding = (secret: string) => bot.telegram.messages(owner.id).filter(({ text }) => text.includes(secret))
    const shownSecrets = () => {
      const texts = bot.telegram.texts(owner.id).join('\n')
      return [...new Set(texts.match(/whsec_[\w+/=]+/gu))]
    }
    await say('/sources')
    await tap('➕ Add a lead source', 'Standard Webhooks')
    await say('Form')
    await tap('👥 The team: whoever claims first', '📥 Open the source', '🔑 New secret', '🔑 New secret')
    const secrets = shownSecrets()
    expect(secrets).toHaveLength(2)
    expect(await promises()).toEqual(
      secrets.map((secret) => ({
        chatId: owner.id,
        messageId: holding(secret)[0]?.id ?? 'shown in no message',
      })),
    )
    for (const secret of secrets) {
      const sent = bot.telegram.calls.filter(({ payload }) => JSON.stringify(payload).includes(secret))
      expect(sent.map(({ method }) => method)).toEqual(['editMessageText'])
    }
    expect((await bot.services.leadSources.list(await actor(owner))).map(({ name }) => name)).toEqual(['Form'])
    expect(bot.errors).toEqual([])
  })

  it.each([
    {
      locale: 'en',
      open: '📥 Form · Standard Webhooks',
      renew: '🔑 New secret',
      now: '⛔️ New secret, end the old one now',
      said: ['the current one stays valid for 24 hours', 'refused until you have entered the new one'],
      done: '✅ There is a new secret, and the previous one no longer works.',
    },
    {
      locale: 'uk',
      open: '📥 Form · Standard Webhooks',
      renew: '🔑 Новий секрет',
      now: '⛔️ Новий секрет, старий вимкнути зараз',
      said: ['поточний діятиме ще 24 години', 'не прийматимуться, доки ви не введете новий'],
      done: '✅ Є новий секрет, попередній уже не діє.',
    },
  ] as const)('says before what ending the old secret at once means, in $locale', async (words) => {
    const { bot, say, tap, last, texts, actor, owner } = await dealsChat(database(), { locale: words.locale })
    const input = { name: 'Form', provider: 'standard', routing: 'team', memberIds: [] } as const
    const { id } = await bot.services.leadSources.create(await actor(owner), input, { chatId: 1, messageId: 1 })
    await say('/sources')
    await tap(words.open, words.renew)
    for (const part of words.said) expect(last()).toContain(part)
    await tap(words.now)
    expect(texts().join('\n')).toContain(words.done)
    expect(await bot.services.leadSources.get(await actor(owner), id)).toMatchObject({ oldSecretUntil: null })
    expect(bot.errors).toEqual([])
  })

  it('accepts the provider’s secrets, and deletes every message with one from the chat', async () => {
    const chat = await dealsChat(database())
    const { bot, owner, say, tap, last, texts, labels } = chat
    const appSecret = '0123456789abcdef0123456789abcdef'
    const token = `EAAB${'x1Y2'.repeat(30)}`
    const deleted = () => bot.telegram.callsOf('deleteMessage').map(({ payload }) => payload['message_id'])
    const type = async (text: string) => {
      const message = owner.text(text)
      await bot.handle(message)
      expect(deleted()).toContain(message.message?.message_id)
    }
    const states = () => database().connection.collection<{ _id: string }>('conversationStates').find().toArray()
    await say('/sources')
    await tap('➕ Add a lead source', 'Facebook Lead Ads', 'Facebook Lead Ads', '👥 The team: whoever claims first')
    await type('short')
    expect(last()).toContain('can’t be a secret')
    await type(appSecret)
    expect(last()).toContain('page access token')
    // While the dialogue waits for the second one, and after it was left.
    expect(JSON.stringify(await states())).not.toContain(appSecret)
    await say('/cancel')
    expect(JSON.stringify(await states())).not.toContain(appSecret)
    await tap('▶️ Go on')
    await type('EAAB with a space')
    expect(last()).toContain('can’t be a page access token')
    await type(token)
    expect(texts().join('\n')).toContain('Verify token:')
    expect(texts().join('\n')).not.toContain(appSecret)
    expect(texts().join('\n')).not.toContain(token)

    bot.passTime(10_000)
    await say('/sources')
    await tap('📥 Facebook Lead Ads · Facebook Lead Ads')
    expect(last()).toContain('A page access token is set')
    expect(labels()).toContain('🔑 Page access token')
    await tap('🔑 Page access token')
    await type(`${token}2`)
    expect(last()).toContain('The token is saved')
    const { workspaceId } = chat
    const kept = await Promise.all([
      bot.models.commands.find({ workspaceId }).lean(),
      bot.models.events.find({ workspaceId }).lean(),
      bot.models.leadSources.find({ workspaceId }).lean(),
      states(),
    ])
    expect(JSON.stringify(kept)).not.toContain(token)
    expect(JSON.stringify(kept)).not.toContain(appSecret)
  })

  it('for Facebook can start without a token, and says what is missing', async () => {
    const { say, tap, last } = await dealsChat(database(), { locale: 'uk' })
    await say('/sources')
    await tap('➕ Додати джерело лідів', 'Facebook Lead Ads', 'Facebook Lead Ads', '👥 Команда: хто візьме першим')
    await say('0123456789abcdef0123456789abcdef')
    expect(last()).toContain('токен доступу')
    await tap('Пропустити ⏭')
    await tap('📥 Відкрити джерело')
    expect(last()).toContain('Токена доступу до сторінки ще немає')
  })

  it('shows what came in, and lets an admin show where the fields are', async () => {
    const chat = await dealsChat(database())
    const { bot, say, tap, last, labels, actor, owner } = chat
    const source = await sourceWithDeliveries(bot, chat, { copies: 1 })
    await say('/sources')
    await tap('📥 Form <b>*_&_*</b> · Webhook', '📨 Deliveries')
    expect(labels().filter((label) => /^(?:⏳|✅|🗑|⚠️|🧩)/u.test(label))).toHaveLength(5)
    await tap(labels().find((label) => label.startsWith('🧩')) ?? '')
    expect(last()).toContain('I could not find a name, email, phone or Telegram in it')
    expect(last()).toContain('"q1":"anna@example.com"')
    await tap('🧩 Fix the fields')
    expect(last()).toMatch(/• email: anna@example\.com\n\s+↳ q1/u)
    expect(last()).toContain('🟢🟢⚪ Probably')
    await tap('🧩 Choose each field myself', 'Skip ⏭')
    await tap('⭐ q1: anna@example.com')
    await tap('✅ Save')
    expect(last()).toContain('One waiting delivery is being retried')
    expect((await bot.services.leadSources.get(await actor(owner), source.id)).mapping).toEqual({ email: 'q1' })
  })

  it('shows whom it found in a delivery, and keeps another of them with one tap', async () => {
    const chat = await dealsChat(database())
    const { bot, say, tap, last, labels, actor, owner, workspaceId } = chat
    const source = await sourceWithDeliveries(bot, chat, { copies: 1 })
    const rivals = {
      one: { name: 'Ada Byron', email: 'ada@example.com' },
      two: { name: 'Max Weber', email: 'max@example.com' },
    }
    await bot.models.deliveries.updateOne(
      { workspaceId: objectId(workspaceId), status: 'needs_mapping' },
      { $set: { rawBody: Buffer.from(JSON.stringify(rivals)), problem: 'unsure-person' } },
    )
    await say('/sources')
    await tap('📥 Form <b>*_&_*</b> · Webhook', '📨 Deliveries')
    await tap(labels().find((label) => label.startsWith('🧩')) ?? '')
    expect(last()).toContain('I’m not sure it is the lead')
    await tap('🧩 Fix the fields')
    expect(last()).toMatch(/• name: Ada Byron\n\s+↳ one\.name\n• email: ada@example\.com\n\s+↳ one\.email/u)
    await tap('👤 Max Weber · max@example.com')
    expect(last()).toContain('two.email')
    await tap('✅ Keep this for the source')
    expect(last()).toContain('One waiting delivery is being retried')
    const { mapping } = await bot.services.leadSources.get(await actor(owner), source.id)
    expect(mapping).toEqual({ name: 'two.name', email: 'two.email' })
  })

  it('keeps whom it found once, however often and late the button is tapped', async () => {
    const chat = await dealsChat(database())
    const { bot, say, tap, last, labels, actor, owner, workspaceId } = chat
    const source = await sourceWithDeliveries(bot, chat, { copies: 1 })
    const rivals = {
      one: { name: 'Ada Byron', email: 'ada@example.com' },
      two: { name: 'Max Weber', email: 'max@example.com' },
    }
    await bot.models.deliveries.updateOne(
      { workspaceId: objectId(workspaceId), status: 'needs_mapping' },
      { $set: { rawBody: Buffer.from(JSON.stringify(rivals)), problem: 'unsure-person' } },
    )
    await say('/sources')
    await tap('📥 Form <b>*_&_*</b> · Webhook', '📨 Deliveries')
    await tap(labels().find((label) => label.startsWith('🧩')) ?? '')
    await tap('🧩 Fix the fields')
    const stale = bot.telegram.button(owner.id, '✅ Keep this for the source')
    const press = () => bot.handle(owner.tapData(stale.data, stale.messageId))
    await Promise.all([press(), press()])
    expect(last()).toContain('One waiting delivery is being retried')
    // Minutes later, from a message that still shows the button.
    bot.passTime(10 * 60_000)
    await press()
    const { mapping } = await bot.services.leadSources.get(await actor(owner), source.id)
    expect(mapping).toEqual({ name: 'one.name', email: 'one.email' })
    const events = await bot.models.events.find({ workspaceId, type: 'lead-source.updated' }).lean()
    expect(events.filter(({ changes }) => changes?.some(({ path }) => path === 'mapping'))).toHaveLength(1)
    expect(
      bot.telegram
        .messages(owner.id)
        .map(({ text }) => text)
        .join('\n'),
    ).not.toMatch(/went wrong|error/iu)
  })

  it('does not show a delivery of another source or workspace', async () => {
    const chat = await dealsChat(database())
    const { bot, actor, owner } = chat
    const source = await sourceWithDeliveries(bot, chat, { copies: 1 })
    const stranger = await dealsChat(database())
    const theirs = await sourceWithDeliveries(stranger.bot, stranger, { copies: 1 })
    const page = await stranger.bot.services.deliveries.list(await stranger.actor(stranger.owner), theirs.id, {
      limit: 1,
    })
    const [foreign] = page.deliveries
    if (foreign === undefined) throw new Error('There are deliveries')
    expect(await bot.services.deliveries.mappingChoices(await actor(owner), source.id, foreign.id)).toBeNull()
  })

  it('is for admins only', async () => {
    const { join, as } = await dealsChat(database())
    const rep = as(await join('rep', 'Max'))
    await rep.say('/sources')
    expect(rep.last()).toContain('Your role does not allow this')
    await rep.say('/settings')
    expect(rep.labels()).not.toContain('📥 Lead sources')
  })
})
