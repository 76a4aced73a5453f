/** A note is shown whole by a tap; its author can change it, and others can't. */
import { describe, expect, it } from 'vitest'

import { asId } from '../support/as-id.ts'
import { sharedDatabase } from '../support/database.ts'
import { type DealsChat, type DealsChatOptions, dealsChat } from '../support/deals-chat.ts'

const database = sharedDatabase()

async function scene(options: DealsChatOptions = {}) {
  const chat = await dealsChat(database(), options)
  const contactId = await chat.addContact({ name: 'Anna Berg' })
  const note = async (text: string, by = chat.owner) =>
    (await chat.bot.services.notes.add(await chat.actor(by), { text, contactId })).id
  /** Opens the only note that begins so, from the contact's timeline. */
  const open = async (beginning: string, who: Pick<DealsChat, 'say' | 'tap' | 'labels'> = chat) => {
    await who.say(`/start c_${contactId}`)
    await who.tap(chat.t('button-timeline'))
    await who.tap(who.labels().find((label) => label.includes(beginning)) ?? beginning)
  }
  const stored = async () =>
    (await chat.bot.models.notes.find({ workspaceId: chat.workspaceId }).lean()).map(({ text }) => text)
  return { ...chat, contactId, note, open, stored }
}

describe('a note', () => {
  it('is opened from the timeline by a tap, however short it is', async () => {
    const { note, open, last, labels } = await scene()
    await note('Likes tea')
    await open('Likes tea')
    expect(last()).toContain('Olena\n\nLikes tea')
    expect(labels()).toEqual(expect.arrayContaining(['✏️ Edit', '🗑 Delete']))
  })

  it.each(['en', 'uk'] as const)(
    'is changed by its author, who can undo that; the timeline says so (%s)',
    async (locale) => {
      const { bot, note, open, stored, t, tap, say, last, labels } = await scene({ locale })
      await note('Likes tea')
      bot.passTime(60_000)
      await open('Likes tea')
      await tap(t('button-edit'))
      expect(last()).toBe(`${t('ask-note-words')}\n\nLikes tea`)
      await say('Likes coffee')
      expect(last()).toContain(t('note-changed'))
      expect(last()).toContain('Likes coffee')
      expect(last()).toContain(t('note-edited-at', { when: '' }).trim())
      expect(labels()).toContain(t('button-undo'))
      await tap(t('button-back'))
      const told = last().split('\n\n').slice(1)
      expect(told[0]).toContain(`${t('timeline-note-updated')}: Likes tea → Likes coffee\n`)
      expect(told[1]).toContain(`${t('timeline-note-created')}: Likes coffee (${t('timeline-edited')})\n`)
      expect(labels().filter((label) => label.startsWith('📝'))).toEqual(['📝 Likes coffee'])
      await say('/undo')
      expect(last()).toContain(t('undone-changed', { name: 'Likes tea' }))
      expect(await stored()).toEqual(['Likes tea'])
      await tap(t('button-timeline'))
      const after = last().split('\n\n').slice(1)
      expect(after[0]).toContain(`Likes tea → Likes coffee, ${t('timeline-undone')}\n`)
      expect(after[1]).toContain(`${t('timeline-note-created')}: Likes tea\n`)
    },
  )

  it('of somebody else has no button to change it, and an old or forged one changes nothing', async () => {
    const { bot, join, as, note, open, stored, owner } = await scene()
    const max = await join('rep', 'Max')
    const manager = await join('manager', 'Mia')
    await note('Likes tea', max)
    for (const person of [owner, manager]) {
      const theirs = as(person)
      await open('Likes tea', theirs)
      expect(theirs.labels()).toContain('🗑 Delete')
      expect(theirs.labels()).not.toContain('✏️ Edit')
    }
    const ben = await join('rep', 'Ben')
    await open('Likes tea', as(ben))
    expect(as(ben).labels()).not.toContain('🗑 Delete')
    await open('Likes tea', as(max))
    const { data } = bot.telegram.button(max.id, '✏️ Edit')
    await bot.handle(ben.tapData(data, bot.telegram.messages(ben.id).at(-1)?.id))
    expect(as(ben).texts().at(-1)).toBe('Only the author of a note can change it. You can write a note of your own.')
    expect(await stored()).toEqual(['Likes tea'])
  })

  it('longer than a message is changed page by page, and the other pages stay as they are', async () => {
    const { note, open, stored, tap, say, last } = await scene()
    const first = Array.from({ length: 500 }, (_, index) => `word${index}`).join(' ')
    const second = 'The end.\n\n  Indented, with two spaces.'
    await note(`${first}\n${second}`)
    await open('word0')
    await tap('▶️')
    const page = last().split('\n\n').slice(1).join('\n\n')
    await tap('✏️ Edit')
    expect(last()).toContain('Send the new text of this page, 2 of 2.')
    expect(last()).toContain(page)
    await say('Another end.')
    expect(last()).toContain('✅ The note is changed.')
    expect(last()).toContain('\n\nAnother end.')
    const [text = ''] = await stored()
    expect(`${first}\n${second}`.startsWith(text.slice(0, -'Another end.'.length))).toBe(true)
    expect(text.endsWith('Another end.')).toBe(true)
    expect(text).not.toContain('Indented')
  })

  it('can become too long, which is said, and the question stays open', async () => {
    const { note, open, stored, tap, say, last } = await scene()
    const text = `${'a'.repeat(3_700)} ${'b'.repeat(3_700)} ${'d'.repeat(500)}`
    await note(text)
    await open('aaa')
    await tap('▶️', '▶️', '✏️ Edit')
    await say('c'.repeat(4_000))
    expect(last()).toContain('8,192')
    expect(await stored()).toEqual([text])
    await say('shorter')
    expect(await stored()).toEqual([text.replace(/d+$/u, 'shorter')])
  })

  it('that was changed elsewhere meanwhile keeps those words, and says so', async () => {
    const { actor, owner, bot, note, open, stored, tap, say, last } = await scene()
    const id = await note('Likes tea')
    await open('Likes tea')
    await tap('✏️ Edit')
    await bot.services.notes.edit(await actor(owner), id, { text: 'Likes cocoa', version: 1 })
    await say('Likes coffee')
    expect(last()).toContain('was changed meanwhile, so your text was not saved')
    expect(last()).toContain('Likes cocoa')
    expect(await stored()).toEqual(['Likes cocoa'])
  })

  it('that somebody deleted meanwhile is not brought back by its author’s answer', async () => {
    const { actor, owner, join, as, bot, note, open, stored } = await scene()
    const max = await join('rep', 'Max')
    const id = await note('Likes tea', max)
    const his = as(max)
    await open('Likes tea', his)
    await his.tap('✏️ Edit')
    await bot.services.notes.delete(await actor(owner), id)
    await his.say('Likes coffee')
    expect(his.last()).toContain('was deleted meanwhile, so your text was not saved')
    expect(await stored()).toEqual(['Likes tea'])
    await his.tap('🕘 Timeline')
    expect(his.labels().filter((label) => label.startsWith('📝'))).toEqual([])
  })

  it('says it if nothing was changed, and offers no undo', async () => {
    const { note, open, tap, say, last, labels } = await scene()
    await note('Likes tea')
    await open('Likes tea')
    await tap('✏️ Edit')
    await say('Likes tea')
    expect(last()).toContain('The note says that already.')
    expect(labels()).not.toContain('↩️ Undo')
  })

  it('that was edited is not taken away by an undo of its first words, nor are later words by an undo of earlier ones', async () => {
    const { actor, owner, bot, contactId } = await scene()
    const { notes, undo } = bot.services
    const me = () => actor(owner)
    const { id, undoId } = await notes.add(await me(), { text: 'One', contactId })
    const second = await notes.edit(await me(), id, { text: 'Two', version: 1 })
    const third = await notes.edit(await me(), id, { text: 'Three', version: 2 })
    const refused = { code: 'CONFLICT', details: { reason: 'changed-since' } }
    await expect(undo.undo(await me(), undoId)).rejects.toMatchObject(refused)
    await expect(undo.undo(await me(), asId(second.undoId ?? ''))).rejects.toMatchObject(refused)
    await undo.undo(await me(), asId(third.undoId ?? ''))
    expect(await notes.get(await me(), id)).toMatchObject({ text: 'Two', editedAt: expect.any(String) })
    await undo.undo(await me(), asId(second.undoId ?? ''))
    expect(await notes.get(await me(), id)).toMatchObject({ text: 'One', editedAt: null })
  })
})
