/** The files of a record: a list on its card, each sent again by a tap, taken off and put back. */
import { describe, expect, it } from 'vitest'

import { sharedDatabase } from '../support/database.ts'
import { createForwardScene, type ForwardScene } from '../support/forward-scene.ts'

const database = sharedDatabase()

const pdf = (file_name: string, more: object = {}) => ({
  document: { file_id: `id-${file_name}`, file_unique_id: `u-${file_name}`, file_name, file_size: 1_250_000 },
  ...more,
})
const voice = (file_id: string) => ({ voice: { file_id, file_unique_id: `u-${file_id}`, duration: 3 } })

async function cardWith(...contents: readonly object[]) {
  const scene = await createForwardScene(database())
  const { bot, person, addContact, reply } = scene
  const id = await addContact({ name: 'Oscar Weber' })
  const card = () => bot.handle(person.text(`/start c_${id}`))
  for (const content of contents) {
    await card()
    await bot.handle(reply(content as Record<string, unknown>))
    bot.passTime(60_000)
  }
  await card()
  return { ...scene, id, card }
}

const sentBy = ({ bot }: ForwardScene, method: string) => bot.telegram.callsOf(method).map(({ payload }) => payload)

describe('the files of a contact', () => {
  it('are listed from its card, the last one first, and a tap sends one by its own method', async () => {
    const scene = await cardWith(pdf('offer.pdf', { caption: 'As we said' }), voice('v1'))
    const { labels, last, tap, person } = scene
    expect(labels()).toContain('📎 Files (2)')
    await tap('📎 Files (2)')
    expect(last()).toContain('📎 2 files')
    expect(last()).toMatch(/Voice message[^]*📄 offer\.pdf · 1\.3 MB\n.+ · .+\n“As we said”/u)
    expect(labels().slice(0, 2)).toEqual(['🎤 Voice message', '📄 offer.pdf · 1.3 MB'])
    await tap('📄 offer.pdf · 1.3 MB')
    await tap('🎤 Voice message')
    expect(sentBy(scene, 'sendDocument')).toEqual([{ chat_id: person.id, document: 'id-offer.pdf' }])
    expect(sentBy(scene, 'sendVoice')).toEqual([{ chat_id: person.id, voice: 'v1' }])
  })

  it('have no button as long as there are none', async () => {
    const { labels } = await cardWith()
    expect(labels().some((label) => label.includes('📎'))).toBe(false)
  })

  it('are paged without one twice or left out, within a note and across notes', async () => {
    const { bot, tap, labels, workspaceId } = await cardWith(...Array.from({ length: 4 }, (_, at) => pdf(`${at}.pdf`)))
    const many = Array.from({ length: 9 }, (_, at) => ({
      fileId: `x${at}`,
      fileUniqueId: `x${at}`,
      kind: 'photo',
      name: `album ${at}`,
    }))
    const newest = await bot.models.notes.findOne({ workspaceId }).sort({ _id: -1 }).orFail()
    await bot.models.notes.updateOne({ workspaceId, _id: newest._id }, { $set: { files: many } })
    await tap('📎 Files (4)')
    const seen: string[] = []
    const names = () => labels().filter((label) => /^(?:🖼|📄)/u.test(label))
    seen.push(...names())
    expect(seen).toHaveLength(8)
    await tap('Older ▶️')
    seen.push(...names())
    expect(seen).toHaveLength(12)
    expect(new Set(seen).size).toBe(12)
    await tap('◀️ Newest')
    expect(names()).toEqual(seen.slice(0, 8))
  })

  it('that Telegram refuses are said to be gone, in one message', async () => {
    const { bot, tap, said, last } = await cardWith(pdf('offer.pdf'))
    await tap('📎 Files (1)')
    const before = said().length
    bot.telegram.failNext('sendDocument', { code: 400, description: 'Bad Request: wrong file identifier/HTTP URL' })
    await tap('📄 offer.pdf · 1.3 MB')
    expect(last()).toBe('Telegram no longer has this file.')
    expect(said()).toHaveLength(before + 1)
  })

  it('are not said to be gone if the person takes no voice messages', async () => {
    const { bot, tap, last } = await cardWith(voice('v1'))
    await tap('📎 Files (1)')
    const description = 'Bad Request: VOICE_MESSAGES_FORBIDDEN'
    bot.telegram.failNext('sendVoice', { code: 400, description })
    await tap('🎤 Voice message')
    expect(last()).toContain('privacy settings')
  })
})

describe('a file that is deleted', () => {
  it('leaves its note, says so in the timeline, and comes back by the undo', async () => {
    const scene = await cardWith(pdf('offer.pdf', { caption: 'As we said' }))
    const { bot, tap, last, labels, workspaceId } = scene
    await tap('📎 Files (1)')
    await tap('🗑 Delete a file')
    expect(last()).toContain('Which file do you want to delete?')
    await tap('🗑 📄 offer.pdf')
    expect(last()).toContain('🗑 File deleted.')
    expect(last()).toContain('There are no files here')
    expect(await bot.models.notes.countDocuments({ workspaceId, deletedAt: null })).toBe(1)
    await tap('↩️ Undo')
    expect(labels()).toContain('📎 Files (1)')
    await tap('🕘 Timeline')
    expect(last()).toContain('deleted 📄 offer.pdf')
  })

  it('takes a note without words with it, and the undo brings both back', async () => {
    const { bot, tap, labels, workspaceId } = await cardWith(pdf('offer.pdf'))
    await tap('📎 Files (1)')
    await tap('🗑 Delete a file')
    await tap('🗑 📄 offer.pdf')
    expect(await bot.models.notes.countDocuments({ workspaceId, deletedAt: null })).toBe(0)
    await tap('↩️ Undo')
    expect(labels()).toContain('📎 Files (1)')
  })

  it('is neither sent nor deleted again by an old button, and another file is not hit instead', async () => {
    const scene = await cardWith(pdf('one.pdf', { caption: 'Both' }))
    const { bot, tap, person, workspaceId } = scene
    const second = { fileId: 'id-two', fileUniqueId: 'u-two', kind: 'document', name: 'two.pdf', size: 5, mime: null }
    await bot.models.notes.updateOne({ workspaceId }, { $push: { files: second } })
    await tap('📎 Files (1)')
    const send = bot.telegram.button(person.id, '📄 one.pdf · 1.3 MB')
    await tap('🗑 Delete a file')
    const remove = bot.telegram.button(person.id, '🗑 📄 one.pdf')
    await tap('🗑 📄 one.pdf')
    for (const old of [send, remove]) {
      bot.passTime(10_000)
      await bot.handle(person.tapData(old.data))
    }
    expect(sentBy(scene, 'sendDocument')).toEqual([])
    const [note] = await bot.models.notes.find({ workspaceId }).lean()
    expect(note?.files?.map(({ name, removedAt }) => [name, removedAt == null])).toEqual([
      ['one.pdf', false],
      ['two.pdf', true],
    ])
  })

  it.each([
    ['manager', true],
    ['rep', false],
    ['viewer', false],
  ] as const)('is offered to a %s, who did not send it: %s', async (role, offered) => {
    const { bot, join, id } = await cardWith(pdf('offer.pdf'))
    const member = await join(role)
    await bot.handle(member.text(`/start c_${id}`))
    const labels = () =>
      bot.telegram
        .messages(member.id)
        .at(-1)
        ?.buttons.flat()
        .map(({ text }) => text) ?? []
    await bot.handle(member.tapData(bot.telegram.button(member.id, '📎 Files (1)').data))
    expect(labels()).toContain('📄 offer.pdf · 1.3 MB')
    expect(labels().includes('🗑 Delete a file')).toBe(offered)
  })
})
