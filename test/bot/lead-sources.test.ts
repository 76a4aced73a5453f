import { describe, expect, it } from 'vitest'

import { SECRET_SHOWN_MS } from '../../src/services/hide-message.ts'
import { dealsChat } from '../support/deals-chat.ts'
import { migratedDatabase } from '../support/database.ts'
import { sourceWithDeliveries } from '../support/lead-deliveries.ts'

const database = migratedDatabase()

describe('a lead source in the chat', () => {
  it('is made in a few taps, and its address and secret are shown in a message that can be deleted', async () => {
    const chat = await dealsChat(database())
    const { bot, owner, say, tap, last, texts } = chat
    await say('/sources')
    expect(last()).toContain('A lead source is an address')
    await tap('➕ Add a lead source', '✍️ Standard Webhooks (signed)')
    await say('Website form')
    await tap('👥 The team: whoever claims first')
    expect(last()).toMatch(/🔑 Website form[\s\S]+https:\/\/crm\.example\.com\/webhooks\/[0-9A-Za-z]{24}/u)
    // What was asked last has become the source’s card, which stays when the secret has gone.
    expect(texts().at(-2)).toContain('📥 Website form')
    const secret = /whsec_[\w+/=]+/u.exec(last())?.[0] ?? ''
    expect(secret).not.toBe('')
    expect(last()).toContain('shown once')
    await tap('🗑 Delete this message')
    expect(texts().join('\n')).not.toContain(secret)

    // The secret is in nothing that is kept: neither in commands, events or dialogues, nor in the source itself.
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
      'The test has passed: the signature is right, and the sample was read. Nothing of it was kept. It said: Test Lead',
    )
    await tap('⏸ Pause')
    expect(last()).toContain('⏸ Paused.')
    await tap('▶️ Resume', '🔀 Who gets them', '👤 Always one person', 'Olena')
    expect(last()).toContain('Leads go to Olena')
    await tap('🗑 Delete', '🗑 Delete')
    expect(last()).toContain('Website form is deleted')
  })

  it('promises to delete the message with the secret within a minute', async () => {
    expect(SECRET_SHOWN_MS).toBe(60_000)
    const { bot, say, tap, actor, owner, workspaceId } = await dealsChat(database())
    await say('/sources')
    await tap('➕ Add a lead source', '🔗 Webhook (Zapier, Make, a form, curl)', 'Webhook')
    await tap('👥 The team: whoever claims first')
    const commands = await bot.models.commands.find({ workspaceId }).lean()
    expect(commands.map(({ _id }) => _id).join('\n')).toMatch(new RegExp(`message\\.delete-${owner.id}-\\d+`, 'u'))
    expect((await bot.services.leadSources.list(await actor(owner))).map(({ name }) => name)).toEqual(['Webhook'])
  })

  it('takes the secret of the other side, and the message with it out of the chat', async () => {
    const { bot, owner, say, tap, last } = await dealsChat(database())
    await say('/sources')
    await tap('➕ Add a lead source', 'Facebook Lead Ads', 'Facebook Lead Ads')
    await say('short')
    expect(last()).toContain('can’t be a secret')
    const message = owner.text('0123456789abcdef0123456789abcdef')
    await bot.handle(message)
    const deleted = bot.telegram.callsOf('deleteMessage').map(({ payload }) => payload['message_id'])
    expect(deleted).toContain(message.message?.message_id)
    await tap('👥 The team: whoever claims first')
    expect(last()).toContain('Verify token:')
    expect(last()).not.toContain('0123456789abcdef0123456789abcdef')
  })

  it('shows what came in, and lets an admin show where the fields are', async () => {
    const chat = await dealsChat(database())
    const { bot, say, tap, last, labels, actor, owner } = chat
    const source = await sourceWithDeliveries(bot, chat, { copies: 1 })
    await say('/sources')
    await tap('📥 Form <b>*_&_*</b> · Webhook', '📨 Deliveries')
    expect(labels().filter((label) => /^(?:⏳|✅|🗑|⚠️|🧩)/u.test(label))).toHaveLength(5)
    await tap(labels().find((label) => label.startsWith('🧩')) ?? '')
    expect(last()).toContain('There is no name, email, phone or Telegram in it')
    expect(last()).toContain('"q1":"anna@example.com"')
    await tap('🧩 Fix the fields', 'Skip ⏭')
    await tap('⭐ q1: anna@example.com')
    await tap('✅ Save')
    expect(last()).toContain('One delivery that waited is tried again')
    expect((await bot.services.leadSources.get(await actor(owner), source.id)).mapping).toEqual({ email: 'q1' })
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
