import { describe, expect, it } from 'vitest'

import { MAX_ACTIVE_KEYS } from '../../src/services/api-keys/api-keys.ts'
import { ownDatabase } from '../support/database.ts'
import { createTestBot } from '../support/test-bot.ts'
import { createTestWorkspace } from '../support/workspace.ts'

const database = ownDatabase()

const KEY = /cs_live_[0-9A-Za-z]{12}_[0-9A-Za-z]{49}/u

describe('/apikeys', () => {
  it('creates a key by dialogue, shows it in one separate message, and stores it nowhere else', async () => {
    const bot = createTestBot(database())
    const { owner, workspaceId } = await createTestWorkspace(bot)
    await bot.handle(owner.text('/apikeys'))
    await bot.handle(owner.tap('➕ New key'))
    await bot.handle(owner.text('Monthly report'))
    await bot.handle(owner.tap('Contacts and companies'))
    await bot.handle(owner.tap('90 days'))

    const holding = bot.telegram.messages(owner.id).filter(({ text }) => KEY.test(text))
    expect(holding).toHaveLength(1)
    const key = KEY.exec(holding[0]?.text ?? '')?.[0] ?? ''
    expect(holding[0]?.text).toContain('deletes itself after 60 seconds')
    expect(await bot.services.apiKeys.authenticate(key)).toMatchObject({
      workspaceId,
      scopes: ['contacts', 'companies'],
    })

    // The first message contains no key: the job that deletes it is promised before the key is put in.
    const sent = bot.telegram.calls.filter(({ payload }) => JSON.stringify(payload).includes(key))
    expect(sent.map(({ method }) => method)).toEqual(['editMessageText'])
    const stored = (await database().connection.db?.listCollections().toArray()) ?? []
    for (const { name } of stored) {
      const everything = JSON.stringify(await database().connection.collection(name).find().toArray())
      expect(everything.includes(key.slice(21)), name).toBe(false)
    }

    await bot.handle(owner.tap('🟢 Monthly report'))
    expect(bot.telegram.texts(owner.id).join('\n')).toContain('May read: contacts, companies')
    expect(bot.errors).toEqual([])
  })

  it('rotates and revokes keys, the latter only after a second tap', async () => {
    const bot = createTestBot(database())
    const { owner, actor } = await createTestWorkspace(bot)
    const input = { name: 'BI', scopes: ['deals'], lifetimeDays: null } as const
    const { plaintext } = await bot.services.apiKeys.create(await actor(owner), input, { chatId: 1, messageId: 1 })
    await bot.handle(owner.text('/apikeys'))
    await bot.handle(owner.tap('🟢 BI'))
    await bot.handle(owner.tap('🔄 Rotate'))
    const shown = KEY.exec(bot.telegram.texts(owner.id).find((text) => KEY.test(text)) ?? '')?.[0] ?? ''
    expect(shown).not.toBe(plaintext)
    await expect(bot.services.apiKeys.authenticate(shown)).resolves.toMatchObject({ scopes: ['deals'] })
    await expect(bot.services.apiKeys.authenticate(plaintext ?? '')).resolves.toMatchObject({ scopes: ['deals'] })

    bot.passTime(10_000)
    await bot.handle(owner.text('/apikeys'))
    await bot.handle(owner.tap('🟢 BI'))
    await bot.handle(owner.tap('Revoke'))
    expect(bot.telegram.texts(owner.id).join('\n')).toContain('This can’t be undone')
    bot.passTime(10_000)
    await bot.handle(owner.tap('Yes, revoke it'))
    const states = (await bot.services.apiKeys.list(await actor(owner))).map(({ state }) => state)
    expect(states.toSorted()).toEqual(['active', 'revoked'])
    expect(bot.errors).toEqual([])
  })

  it.each([
    ['en', '➕ New key', 'Everything', '90 days', 'The workspace already has 20 active API keys'],
    ['uk', '➕ Новий ключ', 'Усе', '90 днів', 'Активних ключів API у просторі вже 20, більше не можна'],
  ] as const)(
    'says at the limit how many keys there are and what to do, in %s',
    async (locale, add, all, days, said) => {
      const bot = createTestBot(database())
      const { owner, actor } = await createTestWorkspace(bot, { locale })
      const input = { name: 'BI', scopes: ['deals'], lifetimeDays: null } as const
      for (let made = 0; made < MAX_ACTIVE_KEYS; made += 1)
        await bot.services.apiKeys.create(
          await actor(owner),
          { ...input, name: `BI ${made}` },
          { chatId: 1, messageId: 1 },
        )
      await bot.handle(owner.text('/apikeys'))
      await bot.handle(owner.tap(add))
      await bot.handle(owner.text('One too many'))
      await bot.handle(owner.tap(all))
      await bot.handle(owner.tap(days))
      expect(bot.telegram.texts(owner.id).join('\n')).toContain(said)
      expect(bot.errors).toEqual([])
    },
  )

  it.each(['manager', 'rep', 'viewer'] as const)('tells a %s that the role does not allow it', async (role) => {
    const bot = createTestBot(database())
    const { join } = await createTestWorkspace(bot)
    const person = await join(role)
    await bot.handle(person.text('/apikeys'))
    expect(bot.telegram.texts(person.id).at(-1)).toContain('Your role does not allow this')
    expect(bot.errors).toEqual([])
  })

  it('asks again when an answer is invalid, in Ukrainian too', async () => {
    const bot = createTestBot(database())
    const { owner, actor } = await createTestWorkspace(bot, { locale: 'uk' })
    await bot.handle(owner.text('/apikeys'))
    await bot.handle(owner.tap('➕ Новий ключ'))
    await bot.handle(owner.text('…'))
    await bot.handle(owner.text('Звіт'))
    await bot.handle(owner.text('salaries'))
    await bot.handle(owner.text('contacts, deals'))
    await bot.handle(owner.text('-1'))
    await bot.handle(owner.text('30'))
    const [key] = await bot.services.apiKeys.list(await actor(owner))
    expect(key).toMatchObject({ name: 'Звіт', scopes: ['contacts', 'deals'], state: 'active' })
    expect(bot.telegram.texts(owner.id).filter((text) => KEY.test(text))).toHaveLength(1)
    expect(bot.errors).toEqual([])
  })
})
