import { describe, expect, it, vi } from 'vitest'

import { sharedDatabase } from '../../support/database.ts'
import { createTestBot } from '../../support/test-bot.ts'
import { createTestWorkspace } from '../../support/workspace.ts'

const database = sharedDatabase()

const REMOVAL = 'editMessageReplyMarkup'

async function setUp() {
  const bot = createTestBot(database())
  const { owner, addContact } = await createTestWorkspace(bot)
  const last = () => bot.telegram.messages(owner.id).at(-1)?.text ?? ''
  return { bot, owner, addContact, last }
}

describe('the buttons of a question that was answered by typing', () => {
  it('are removed while the next question is already being sent', async () => {
    const { bot, owner, last } = await setUp()
    await bot.handle(owner.text('/add'))
    const release = bot.telegram.hang(REMOVAL)
    const answered = bot.handle(owner.text('Anna'))
    await vi.waitFor(() => expect(last()).toContain('Phone'))
    release()
    await answered
    const [first] = bot.telegram.messages(owner.id)
    expect(first?.buttons.flat()).toEqual([])
    // The dialogue is replayed from its start, with both calls in it.
    await bot.handle(owner.text('+380671234567'))
    expect(last()).not.toContain('Phone')
    expect(bot.errors).toEqual([])
  })

  it('are removed while the answer is refused', async () => {
    const { bot, owner, last } = await setUp()
    await bot.handle(owner.text('/add'), owner.text('Anna'))
    const release = bot.telegram.hang(REMOVAL)
    const answered = bot.handle(owner.text('no number'))
    await vi.waitFor(() => expect(bot.telegram.messages(owner.id)).toHaveLength(3))
    release()
    await answered
    await bot.handle(owner.text('+380671234567'))
    expect(last()).not.toContain('Phone')
    expect(bot.errors).toEqual([])
  })

  it('are gone before the dialogue ends', async () => {
    const { bot, owner, addContact } = await setUp()
    const id = await addContact({ name: 'Anna' })
    await bot.handle(owner.text(`/start c_${id}`))
    await bot.handle(owner.tap('📝 Note'))
    const release = bot.telegram.hang(REMOVAL)
    let ended = false
    const answered = bot.handle(owner.text('Wants a demo')).then(() => (ended = true))
    await vi.waitFor(() => expect(bot.telegram.callsOf(REMOVAL)).toHaveLength(1))
    await vi.waitFor(() => expect(bot.telegram.messages(owner.id).length).toBeGreaterThan(1))
    expect(ended).toBe(false)
    release()
    await answered
    expect(bot.errors).toEqual([])
  })

  it('stay when Telegram refuses to remove them, and the dialogue goes on', async () => {
    const { bot, owner, last } = await setUp()
    await bot.handle(owner.text('/add'))
    bot.telegram.failNext(REMOVAL, { code: 400, description: 'Bad Request: message to edit not found' })
    await bot.handle(owner.text('Anna'), owner.text('+380671234567'))
    expect(last()).not.toContain('Phone')
    expect(bot.errors).toEqual([])
  })
})
