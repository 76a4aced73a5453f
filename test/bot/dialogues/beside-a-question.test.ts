/** What comes beside an open question of text: shared contacts, their edits, and taps on messages that the bot sent on its own. */
import { describe, expect, it } from 'vitest'

import { encodeCallback, MESSAGE_ACTIONS } from '../../../src/bot/screens/callback-codec.ts'
import { sharedDatabase } from '../../support/database.ts'
import { dealsChat } from '../../support/deals-chat.ts'

const database = sharedDatabase()

async function asking() {
  const chat = await dealsChat(database())
  const id = await chat.addContact({ name: 'Anna' })
  await chat.say(`/start c_${id}`)
  await chat.tap('📝 Note')
  const notes = async () =>
    (await chat.bot.models.notes.find({ workspaceId: chat.workspaceId }).lean()).map(({ text }) => text)
  return { ...chat, id, notes }
}

describe('beside an open question', () => {
  it('a shared contact is asked to be text once, its edit asks for nothing, and the question stays open', async () => {
    const { bot, owner, say, texts, notes } = await asking()
    const card = owner.send({ contact: { phone_number: '+380441234567', first_name: 'Ben' } })
    await bot.handle(card)
    await bot.handle(owner.change(card, { contact: { phone_number: '+380441234568', first_name: 'Ben' } }))
    expect(texts().filter((text) => text.startsWith('Please send this as text.'))).toHaveLength(1)
    await say('likes tea')
    expect(await notes()).toEqual(['likes tea'])
    expect(bot.errors).toEqual([])
  })

  it('an edited sticker or photo is not asked to be text again', async () => {
    const { bot, owner, say, texts, notes } = await asking()
    const place = owner.send({ location: { latitude: 50, longitude: 30 } })
    await bot.handle(place)
    await bot.handle(owner.change(place, { location: { latitude: 51, longitude: 30 } }))
    expect(texts().filter((text) => text.startsWith('Please send this as text.'))).toHaveLength(1)
    await say('likes tea')
    expect(await notes()).toEqual(['likes tea'])
  })

  it('a tap on a notice does what it says, and the question stays open', async () => {
    const { bot, owner, actor, workspaceId, say, last, notes } = await asking()
    const { id } = await bot.services.tasks.add(await actor(owner), { title: 'Call Max', due: { date: '2035-01-02' } })
    const record = { kind: 'task' as const, id }
    await bot.handle(owner.tapData(encodeCallback(MESSAGE_ACTIONS.task({ workspaceId, record })), 77))
    expect(bot.telegram.texts(owner.id).join('\n')).toContain('Call Max')
    await say('likes tea')
    expect(last()).toContain('Note saved')
    expect(await notes()).toEqual(['likes tea'])
    expect(bot.errors).toEqual([])
  })
})
