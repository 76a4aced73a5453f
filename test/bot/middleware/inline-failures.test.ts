import { describe, expect, it } from 'vitest'

import { ask, offeredBy } from '../../support/inline-results.ts'
import { ANNA, inlineScene } from '../../support/inline-scene.ts'
import { newPerson } from '../../support/workspace.ts'
import { expectLoggedErrors } from '../../support/recorded-log.ts'

const setUp = inlineScene()

describe('an inline query', () => {
  it.each(['a'.repeat(10_000), 'анна '.repeat(2_000), '🦊'.repeat(5_000), '\u0000'.repeat(10_000), '9'.repeat(10_000)])(
    'of ten thousand characters is answered (%#)',
    async (query) => {
      const { bot, owner, addContact } = await setUp()
      await addContact(ANNA)
      await ask(bot, owner, query)
      expect(bot.errors).toEqual([])
    },
  )

  it('that Telegram no longer waits for is dropped, even when it is repeated after a crash', async () => {
    const { bot, owner, addContact, snapshot } = await setUp()
    await addContact(ANNA)
    const before = await snapshot()
    const update = owner.inline('anna')
    await bot.handle(update)
    const description = 'Bad Request: query is too old and response timeout expired or query ID is invalid'
    bot.telegram.failNext('answerInlineQuery', { code: 400, description })
    await bot.another().handle(update)
    expect(offeredBy(bot)).toHaveLength(2)
    expect(bot.errors).toEqual([])
    expect(await snapshot()).toBe(before)
  })

  it.each([
    ['en', 'That did not work. Open ClientSphere'],
    ['uk', 'Не вдалося знайти. Відкрити ClientSphere'],
  ] as const)('that fails is answered without results and without the reason (%s)', async (locale, text) => {
    expectLoggedErrors('Inline query failed')
    const { bot, owner, addDeal, workspaceId } = await setUp({ locale })
    await addDeal({ title: 'Website' })
    await bot.models.pipelines.updateMany({ workspaceId }, { $set: { stages: [] } })
    const { results, button, json } = await ask(bot, owner, 'website')
    expect({ results, button }).toEqual({ results: [], button: { text, start_parameter: 'home' } })
    expect(json).not.toMatch(/pipeline|stage|missing/iu)
    expect(bot.errors).toHaveLength(1)
  })

  it('whose answer Telegram refuses or never hears gets an empty one, and is not repeated', async () => {
    expectLoggedErrors('Inline query failed')
    const { bot, owner, addContact } = await setUp()
    await addContact(ANNA)
    for (const fault of [
      { code: 400, description: 'Bad Request: RESULT_ID_INVALID' },
      { code: 429, description: 'Too Many Requests', retryAfter: 3_600 },
    ]) {
      const before = offeredBy(bot).length
      bot.telegram.failNext('answerInlineQuery', fault)
      await bot.handle(owner.inline('anna'))
      const [refused, second] = offeredBy(bot).slice(before)
      expect([refused?.titles, second?.titles]).toEqual([['Anna Berg'], []])
    }
    bot.telegram.failNext('answerInlineQuery', { network: 'ECONNRESET' }, 99)
    await bot.handle(owner.inline('anna'))
    // The malformed one is ours to fix; the others go away by themselves.
    expect(bot.errors).toHaveLength(1)
  })

  it('of two people does not mix them up in one stored dialogue', async () => {
    const { bot, owner, join } = await setUp()
    const states = bot.models.contacts.db.collection('conversationStates')
    const before = await states.countDocuments()
    for (const person of [owner, await join('rep'), newPerson(bot)]) await ask(bot, person, 'anna')
    expect(await states.countDocuments()).toBe(before)
  })

  it('is not taken for an answer, a tap or a command, and leaves nothing behind', async () => {
    const { bot, owner, addContact, snapshot } = await setUp()
    await addContact(ANNA)
    await bot.handle(owner.text('/add'))
    const before = await snapshot()
    const said = bot.telegram.texts(owner.id)
    const sent = bot.telegram.callsOf('sendMessage').length
    for (const query of ['Berta', '/cancel', 'call Anna tomorrow 10:00', 'deal website for Acme 5000 eur']) {
      await ask(bot, owner, query)
    }
    expect(bot.telegram.texts(owner.id)).toEqual(said)
    expect(bot.telegram.callsOf('sendMessage')).toHaveLength(sent)
    expect(await snapshot()).toBe(before)
    await bot.handle(owner.text('Berta'))
    expect(bot.telegram.texts(owner.id).at(-1)).toContain('Phone number?')
    expect(bot.errors).toEqual([])
  })
})
