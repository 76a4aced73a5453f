/** Photos, files and recordings on notes. */
import { describe, expect, it } from 'vitest'

import { sharedDatabase } from '../../support/database.ts'
import { aStranger, createForwardScene } from '../../support/forward-scene.ts'

const database = sharedDatabase()

const sized = (file_id: string) => ({
  file_id,
  file_unique_id: `u-${file_id}`,
  width: 90,
  height: 90,
  file_size: 1_000,
})
const FILES = [
  ['photo', { photo: [sized('small'), sized('large')] }, 'large', '🖼 Photo', 'sendPhoto'],
  [
    'document',
    {
      document: {
        file_id: 'd',
        file_unique_id: 'ud',
        file_name: 'offer.pdf',
        mime_type: 'application/pdf',
        file_size: 9,
      },
    },
    'd',
    '📄 offer.pdf',
    'sendDocument',
  ],
  ['voice', { voice: { file_id: 'v', file_unique_id: 'uv', duration: 3 } }, 'v', '🎤 Voice message', 'sendVoice'],
  [
    'video-note',
    { video_note: { file_id: 'n', file_unique_id: 'un', length: 9, duration: 3 } },
    'n',
    '📹 Video message',
    'sendVideoNote',
  ],
  [
    'video',
    { video: { file_id: 'm', file_unique_id: 'um', width: 1, height: 1, duration: 3 } },
    'm',
    '🎬 Video',
    'sendVideo',
  ],
] as const

describe.each(FILES)('a forwarded %s', (kind, content, fileId, label, method) => {
  it('is kept on the note by its id, shown in the timeline, and sent again by a tap', async () => {
    const scene = await createForwardScene(database())
    const { bot, person, workspaceId, addContact, forward, forwarded, labels, last, tap } = scene
    const id = await addContact({ name: 'Oscar Weber' })
    await forwarded(forward(aStranger('Oscar', { last_name: 'Weber' }), { ...content, caption: 'As we said' }))
    expect(last()).toContain(label)
    await tap('👤 Oscar Weber')
    const [stored] = await bot.models.notes.find({ workspaceId }).lean()
    expect(stored).toMatchObject({ text: 'As we said', files: [{ fileId, kind }] })
    await tap('🕘 Timeline')
    expect(last()).toContain(`📝 Note: As we said · ${label}`)
    await tap(`${label} As we said`)
    expect(labels()).toContain(label)
    await tap(label)
    expect(bot.telegram.callsOf(method).at(-1)?.payload).toMatchObject({
      chat_id: person.id,
      [kind.replace('-', '_')]: fileId,
    })
    expect(id).toHaveLength(24)
  })
})

describe('a file', () => {
  it('that is sent alone asks whom it is about at once, and is a note without text', async () => {
    const { bot, person, workspaceId, addContact, labels, tap, last } = await createForwardScene(database())
    await addContact({ name: 'Oscar Weber' })
    await bot.handle(person.send({ voice: { file_id: 'v', file_unique_id: 'u', duration: 3, file_size: 5_000 } }))
    expect(labels()).toEqual(['🔎 Choose a contact', '🗑 Don’t save'])
    await tap('🔎 Choose a contact')
    await tap('Oscar Weber')
    expect(last()).toContain('Note saved')
    const [stored] = await bot.models.notes.find({ workspaceId }).lean()
    expect(stored).toMatchObject({ text: '', files: [{ fileId: 'v', size: 5_000 }] })
    await tap('🕘 Timeline')
    expect(last()).toContain('📝 Note: 🎤 Voice message')
  })

  it('of an album is on one note', async () => {
    const { bot, person, workspaceId, addContact, reply, settle, last } = await createForwardScene(database())
    const id = await addContact({ name: 'Oscar Weber' })
    await bot.handle(person.text(`/start c_${id}`))
    const album = (file_id: string, more = {}) => reply({ photo: [sized(file_id)], media_group_id: '9', ...more })
    await bot.handle(album('one', { caption: 'The office' }), album('two'), album('three'))
    await settle()
    expect(last()).toContain('Oscar Weber')
    const notes = await bot.models.notes.find({ workspaceId }).lean()
    expect(notes.map(({ text, files = [] }) => [text, files.map(({ fileId }) => fileId)])).toEqual([
      ['The office', ['one', 'two', 'three']],
    ])
  })

  it('sent while a note is asked for is that note', async () => {
    const { bot, person, workspaceId, addContact, tap, last } = await createForwardScene(database())
    const id = await addContact({ name: 'Oscar Weber' })
    await bot.handle(person.text(`/start c_${id}`))
    await tap('📝 Note')
    await bot.handle(person.send({ photo: [sized('p')], caption: 'Business card' }))
    expect(last()).toContain('Oscar Weber')
    const [stored] = await bot.models.notes.find({ workspaceId }).lean()
    expect(stored).toMatchObject({ text: 'Business card', files: [{ fileId: 'p' }] })
    await bot.handle(person.text('Oscar Weber'))
    expect(await bot.models.notes.countDocuments({ workspaceId })).toBe(1)
  })

  it('is erased with its note, and comes back with it', async () => {
    const { bot, person, addContact, reply, tap, labels, last } = await createForwardScene(database())
    const id = await addContact({ name: 'Oscar Weber' })
    await bot.handle(person.text(`/start c_${id}`))
    await bot.handle(reply({ document: { file_id: 'd', file_unique_id: 'ud', file_name: 'offer.pdf' } }))
    await bot.handle(person.text(`/start c_${id}`))
    await tap('🕘 Timeline')
    await tap('📄 offer.pdf')
    const open = bot.telegram.button(person.id, '📄 offer.pdf')
    await tap('🗑 Delete')
    expect(last()).toContain('Note deleted')
    const sent = bot.telegram.callsOf('sendDocument').length
    await bot.handle(person.tapData(open.data))
    expect(bot.telegram.callsOf('sendDocument')).toHaveLength(sent)
    await bot.handle(person.text('/undo'))
    await tap('🕘 Timeline')
    await tap('📄 offer.pdf')
    expect(labels()).toContain('📄 offer.pdf')
  })

  it('that Telegram no longer has is said to be gone', async () => {
    const { bot, person, addContact, reply, tap, last } = await createForwardScene(database())
    const id = await addContact({ name: 'Oscar Weber' })
    await bot.handle(person.text(`/start c_${id}`))
    await bot.handle(reply({ document: { file_id: 'd', file_unique_id: 'ud', file_name: 'offer.pdf' } }))
    await bot.handle(person.text(`/start c_${id}`))
    await tap('🕘 Timeline')
    await tap('📄 offer.pdf')
    bot.telegram.failNext('sendDocument', { code: 400, description: 'Bad Request: wrong file identifier' })
    await tap('📄 offer.pdf')
    expect(last()).toBe('Telegram no longer has this file.')
  })

  it('is told outside of the chat without what Telegram would accept as a file', async () => {
    const { bot, person, workspaceId, addContact, reply } = await createForwardScene(database())
    const id = await addContact({ name: 'Oscar Weber' })
    await bot.handle(person.text(`/start c_${id}`))
    await bot.handle(
      reply({ document: { file_id: 'secret-id', file_unique_id: 'ud', file_name: 'offer.pdf', file_size: 7 } }),
    )
    const events = await bot.models.events.find({ workspaceId, type: 'note.created' }).lean()
    expect(JSON.stringify(events)).toContain('offer.pdf')
    expect(JSON.stringify(events)).not.toContain('secret-id')
  })
})
