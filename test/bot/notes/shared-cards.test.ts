/** Contact cards that are shared with the bot. */
import { describe, expect, it } from 'vitest'

import { sharedDatabase } from '../../support/database.ts'
import { createForwardScene, type ForwardScene } from '../../support/forward-scene.ts'

const database = sharedDatabase()

const WORDS = {
  en: {
    save: '✅ Save',
    saveAll: '✅ Save all 3',
    saved: '3 contacts are added',
    undo: '↩️ Undo',
    drop: '🗑 Don’t save',
  },
  uk: {
    save: '✅ Зберегти',
    saveAll: '✅ Зберегти всі 3',
    saved: 'Додано 3 контакти',
    undo: '↩️ Відмінити',
    drop: '🗑 Не зберігати',
  },
} as const

function namesIn({ bot, workspaceId }: ForwardScene) {
  return async () => {
    const found = await bot.models.contacts.find({ workspaceId, deletedAt: null }).sort({ _id: 1 }).lean()
    return found.map(({ name }) => name)
  }
}

const card = (first_name: string, phone_number: string, more: object = {}) => ({
  contact: { first_name, phone_number, ...more },
})

describe.each(['en', 'uk'] as const)('contact cards, in %s', (locale) => {
  const words = WORDS[locale]

  it('that are shared one after another are saved by one tap and removed again by one', async () => {
    const scene = await createForwardScene(database(), locale)
    const { bot, person, said, last, tap } = scene
    const names = namesIn(scene)
    await bot.handle(person.send(card('Oscar', '380441234567')))
    await bot.handle(person.send(card('Anna', '+380441234568', { last_name: 'Berg' })))
    await bot.handle(person.send(card('Max', '380441234569')))
    expect(said()).toHaveLength(1)
    for (const part of ['Oscar', '+380441234567', 'Anna Berg', 'Max']) expect(last()).toContain(part)
    await tap(words.saveAll)
    expect(await names()).toEqual(['Oscar', 'Anna Berg', 'Max'])
    expect(last()).toContain(words.saved)
    await tap(words.undo)
    expect(await names()).toEqual([])
  })

  it('one alone is saved by one tap and shown, with an undo', async () => {
    const scene = await createForwardScene(database(), locale)
    const { bot, person, last, tap } = scene
    await bot.handle(person.send(card('Oscar', '380441234567')))
    await tap(words.save)
    expect(await namesIn(scene)()).toEqual(['Oscar'])
    expect(last()).toContain('+380 44 123 4567')
    await tap(words.undo)
    expect(await namesIn(scene)()).toEqual([])
  })

  it('are not saved if the member says so', async () => {
    const scene = await createForwardScene(database(), locale)
    const { bot, person, tap } = scene
    await bot.handle(person.send(card('Oscar', '380441234567')))
    await tap(words.drop)
    expect(await namesIn(scene)()).toEqual([])
    expect(await bot.models.cardDrafts.countDocuments({ workspaceId: scene.workspaceId })).toBe(0)
  })
})

const VCARD = `BEGIN:VCARD
VERSION:3.0
N:Weber;Oscar;;;
FN:Oscar Weber
ORG:Acme GmbH;Sales
TITLE:Head of Sales
TEL;TYPE=CELL:+49 30 901820
TEL;TYPE=WORK:+49 89 636100
TEL;TYPE=OTHER:12
EMAIL;TYPE=INTERNET:oscar@example.com
item1.EMAIL:o.weber@example.org
ADR;TYPE=WORK:;;Main St. 1;Berlin;;10115;Germany
BDAY:1985-04-12
URL:https://example.com
NOTE:Met in Kyiv\\, 2025
`

describe('a vCard', () => {
  it('is read whole: fields, and a note of what no field holds', async () => {
    const scene = await createForwardScene(database())
    const { bot, person, workspaceId, tap, contactNamed, notes } = scene
    const vcard = `${VCARD}PHOTO;ENCODING=b:${'A'.repeat(5_000_000)}\nEND:VCARD\n`
    await bot.handle(person.send(card('Oscar', '4930901820', { last_name: 'Weber', vcard, user_id: 77 })))
    await tap('✅ Save')
    const stored = await bot.models.contacts.findOne({ workspaceId, name: 'Oscar Weber' }).lean()
    expect(stored).toMatchObject({
      jobTitle: 'Head of Sales',
      phones: [{ e164: '+4930901820' }, { e164: '+4989636100' }],
      emails: [{ value: 'oscar@example.com' }, { value: 'o.weber@example.org' }],
      telegram: { userId: 77 },
    })
    const company = await bot.models.companies.findOne({ workspaceId }).lean()
    expect(company?.name).toBe('Acme GmbH')
    const [note] = await notes({ kind: 'contact', id: await contactNamed('Oscar Weber') })
    expect(note?.split('\n')).toEqual([
      '📞 12',
      '🏠 Main St. 1, Berlin, 10115, Germany',
      '🎂 1985-04-12',
      '🔗 https://example.com',
      'Met in Kyiv, 2025',
    ])
    await tap('↩️ Undo')
    expect(await namesIn(scene)()).toEqual([])
    expect(await bot.models.notes.countDocuments({ workspaceId, deletedAt: null })).toBe(0)
  })

  it.each(Array.from({ length: 40 }, (_, index) => 10 + index * 11))(
    'cut after %s characters is harmless',
    async (end) => {
      const scene = await createForwardScene(database())
      const { bot, person, workspaceId, tap } = scene
      await bot.handle(person.send(card('Oscar', '380441234567', { vcard: VCARD.slice(0, end) })))
      await tap('✅ Save')
      const [stored] = await bot.models.contacts.find({ workspaceId }).lean()
      expect(stored?.name).toBe('Oscar')
      const whole = ['+380441234567', '+4930901820', '+4989636100']
      for (const { e164 } of stored?.phones ?? []) expect(whole).toContain(e164)
      for (const { value } of stored?.emails ?? [])
        expect(['oscar@example.com', 'o.weber@example.org']).toContain(value)
      expect(bot.errors).toEqual([])
    },
  )

  it.each(['', 'garbage', 'BEGIN:VCARD', 'BEGIN:VCARD\nEND:VCARD', `BEGIN:VCARD\n${':'.repeat(2000)}`, '\0'])(
    'of %j is harmless',
    async (vcard) => {
      const scene = await createForwardScene(database())
      await scene.bot.handle(scene.person.send(card('Oscar', '380441234567', { vcard })))
      await scene.tap('✅ Save')
      expect(await namesIn(scene)()).toEqual(['Oscar'])
    },
  )
})

describe('the name on a card', () => {
  const saved = async (first: string, more: object) => {
    const scene = await createForwardScene(database())
    const { bot, person, workspaceId, last, tap } = scene
    await bot.handle(person.send(card(first, '380441234567', more)))
    const shown = last()
    await tap('✅ Save')
    expect(bot.errors).toEqual([])
    const stored = await bot.models.contacts.findOne({ workspaceId }).lean()
    const { name, givenName, middleName, familyName } = stored ?? {}
    return { shown, names: [name, givenName, middleName, familyName] }
  }
  const vcard = (n: string) => `BEGIN:VCARD\nVERSION:3.0\nN:${n}\nFN:Anna\nEND:VCARD\n`

  it.each([
    ['is kept in parts beside it', 'Anna', { last_name: 'Berg' }, ['Anna Berg', 'Anna', undefined, 'Berg']],
    [
      'has the middle name that only its vCard knows',
      'Анна Петрівна',
      { last_name: 'Коваль', vcard: vcard('Коваль;Анна;Петрівна;;') },
      ['Анна Петрівна Коваль', 'Анна', 'Петрівна', 'Коваль'],
    ],
    [
      'counts, and not that of a vCard with another one',
      'Anna',
      { last_name: 'Berg', vcard: vcard('Koval;Anna;;;') },
      ['Anna Berg', 'Anna', undefined, 'Berg'],
    ],
    [
      'has no parts if it is one word or all in one place',
      'Anna Berg',
      {},
      ['Anna Berg', undefined, undefined, undefined],
    ],
    ['has no part without a letter', 'Anna', { last_name: '💼' }, ['Anna 💼', undefined, undefined, undefined]],
  ])('%s', async (_title, first, more, names) => {
    expect((await saved(first, more)).names).toEqual(names)
  })

  it('is shown once', async () => {
    const { shown } = await saved('Anna', { last_name: 'Berg' })
    expect(shown).toContain('👤 Anna Berg · +380441234567')
  })

  it('keeps its parts when more is asked for', async () => {
    const scene = await createForwardScene(database())
    const { bot, person, workspaceId, tap } = scene
    await bot.handle(person.send(card('Anna', '380441234567', { last_name: 'Berg' })))
    await tap('✏️ Add details')
    await tap('✅ Save')
    const stored = await bot.models.contacts.findOne({ workspaceId }).lean()
    expect(stored).toMatchObject({ name: 'Anna Berg', givenName: 'Anna', familyName: 'Berg' })
  })
})

describe('shared cards', () => {
  it('tell likely duplicates; only the new ones can be saved', async () => {
    const scene = await createForwardScene(database())
    const { bot, person, addContact, labels, last, tap } = scene
    await addContact({ name: 'Oscar W.', phones: '+380441234567' })
    await bot.handle(person.send(card('Oscar', '380441234567')), person.send(card('Anna', '380441234568')))
    expect(last()).toContain('Oscar W.: same phone')
    expect(labels()).toEqual(['👤 Open Oscar W.', '✅ Save only the new ones (1)', '✅ Save all 2', '🗑 Don’t save'])
    await tap('👤 Open Oscar W.')
    expect(last()).toContain('Oscar W.')
    await tap('✅ Save only the new ones (1)')
    expect(await namesIn(scene)()).toEqual(['Oscar W.', 'Anna'])
  })

  it('shared twice are one', async () => {
    const scene = await createForwardScene(database())
    const { bot, person, tap } = scene
    await bot.handle(person.send(card('Oscar', '380441234567')), person.send(card('Oscar', '380441234567')))
    await tap('✅ Save')
    expect(await namesIn(scene)()).toEqual(['Oscar'])
  })

  it('are saved once, however often the button is tapped and the update delivered', async () => {
    const scene = await createForwardScene(database())
    const { bot, person } = scene
    await bot.handle(person.send(card('Oscar', '380441234567')))
    bot.passTime(60_000)
    const [tap, again] = [person.tap('✅ Save'), person.tap('✅ Save')]
    await bot.handle(tap)
    await bot.another().handle(tap)
    await bot.another().handle(again)
    expect(await namesIn(scene)()).toEqual(['Oscar'])
  })

  it('are not lost when a process ends between them', async () => {
    const scene = await createForwardScene(database())
    const { bot, person, tap } = scene
    const cards = ['Oscar', 'Anna', 'Max'].map((name, index) => person.send(card(name, `38044123456${index}`)))
    const [first, ...others] = cards
    if (first === undefined) throw new Error('Three cards')
    await bot.handle(first)
    bot.passTime(600_000)
    await bot.another().handle(first, ...others)
    await tap('✅ Save all 3')
    expect(await namesIn(scene)()).toEqual(['Oscar', 'Anna', 'Max'])
  })

  it('go on in a new message if the first is deleted', async () => {
    const scene = await createForwardScene(database())
    const { bot, person, last } = scene
    await bot.handle(person.send(card('Oscar', '380441234567')))
    bot.telegram.failNext('editMessageText', { code: 400, description: 'Bad Request: message to edit not found' })
    await bot.handle(person.send(card('Anna', '380441234568')))
    expect(last()).toContain('Anna')
    expect(last()).toContain('Oscar')
  })
})
