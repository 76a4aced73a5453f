/** Lines without a command that name somebody: known ones are opened, new ones are saved. */
import { describe, expect, test } from 'vitest'

import { objectId } from '../../src/models/ids.ts'
import { sharedDatabase } from '../support/database.ts'
import { linesChat } from '../support/lines-chat.ts'

const database = sharedDatabase()
const scene = (options?: Parameters<typeof linesChat>[1]) => linesChat(database(), options)

describe('A known record comes first', () => {
  test.each([
    ['Oscar Wild', 'en'],
    ['oscar', 'en'],
    ['wild oscar', 'en'],
    ['067 111 22 33', 'en'],
    ['oscar@example.com', 'uk'],
  ] as const)('“%s” opens the contact', async (line, locale) => {
    const { bot, say, last, addContact } = await scene({ locale })
    await addContact({ name: 'Oscar Wild', phones: '+380671112233', emails: 'oscar@example.com' })
    await say(line)
    expect(last()).toContain('👤 Oscar Wild\n')
    expect(bot.errors).toEqual([])
  })

  test.each([['Wednesday Addams'], ['Іван Середа'], ['April Jones'], ['Марія П’ятниця']])(
    '“%s” is a name and no date',
    async (name) => {
      const { say, last, addContact, tasks } = await scene()
      await addContact({ name })
      await say(name)
      expect(last()).toContain(`👤 ${name}\n`)
      expect(await tasks()).toEqual([])
    },
  )

  test('A deal is opened by its title; a name that several people have is searched for', async () => {
    const { say, last, labels, addContact, addDeal } = await scene()
    await addDeal({ title: 'Website relaunch' })
    await addContact({ name: 'Anna Berg' })
    await addContact({ name: 'Anna Kim' })
    await say('website relaunch')
    expect(last()).toContain('💼 Website relaunch')
    await say('Anna')
    expect(labels()).toEqual(expect.arrayContaining(['Anna Berg', 'Anna Kim']))
  })

  test('Only what the person may see is known', async () => {
    const { say, last, letSee, join, addContact, tap, tasks } = await scene()
    await addContact({ name: 'Oscar Wild', phones: '+380671112233' })
    await letSee('own')
    const rep = await join('rep', 'Max')
    await say('Oscar Wild', rep)
    expect(last(rep)).not.toContain('👤 Oscar Wild\n')
    await say('call Oscar tomorrow 10:00', rep)
    expect(last(rep)).toContain('👤 Oscar: not among your contacts')
    await tap('✅ Save', rep)
    expect((await tasks()).map(({ contactId }) => contactId)).toEqual([undefined])
  })
})

describe('A contact', () => {
  test.each([
    ['Olga Petrenko olga@example.com', 'Olga Petrenko', 'en'],
    ['new contact John Smith +380 50 123 45 67', 'John Smith', 'en'],
    ['new contact: John Smith, +380501234567, john@example.com', 'John Smith', 'en'],
    ['John Smith — +380501234567', 'John Smith', 'en'],
    ['контакт Ганна Шульга 067 123 45 67', 'Ганна Шульга', 'uk'],
    ['Марія П’ятниця, 0671234567', 'Марія П’ятниця', 'uk'],
  ] as const)(
    'from the tidy line “%s” is saved at once as %s, and one tap takes it back',
    async (line, name, locale) => {
      const { bot, say, tap, last, contacts } = await scene({ locale })
      await say(line)
      expect((await contacts()).map((one) => one.name)).toEqual([name])
      expect(last()).toContain(`👤 ${name}\n`)
      await tap(locale === 'en' ? '↩️ Undo' : '↩️ Відмінити')
      expect(await contacts()).toEqual([])
      expect(bot.errors).toEqual([])
    },
  )

  test('gets all numbers, addresses and tags of the line', async () => {
    const { say, contacts } = await scene()
    await say('John Smith, 050 123 45 67, 067 123 45 67, john@example.com j.smith@example.com #vip #kyiv')
    const [john] = await contacts()
    expect(john).toMatchObject({ name: 'John Smith', tags: ['vip', 'kyiv'] })
    expect(john?.phones.map(({ e164 }) => e164)).toEqual(['+380501234567', '+380671234567'])
    expect(john?.emails.map(({ value }) => value)).toEqual(['john@example.com', 'j.smith@example.com'])
  })

  test.each([
    [
      'John Smith\nSales Director\nUmbrella Corp\nT: +1 202 555 0143, john@example.com',
      {
        name: 'John Smith',
        jobTitle: 'Sales Director',
        company: 'Umbrella Corp',
        phone: '+12025550143',
        email: 'john@example.com',
      },
    ],
    [
      'З повагою,\nОлена Чайка\nДиректорка з продажів, ТОВ «Північ»\nтел.: +380 44 123 45 67\nolena@example.com',
      {
        name: 'Олена Чайка',
        jobTitle: 'Директорка з продажів',
        company: 'ТОВ «Північ»',
        phone: '+380441234567',
        email: 'olena@example.com',
      },
    ],
  ])('from a pasted signature has its name, job, company, number and address', async (signature, expected) => {
    const { bot, workspaceId, say, contacts } = await scene()
    await say(signature)
    const [added] = await contacts()
    const company = await bot.models.companies.findOne({ workspaceId: objectId(workspaceId) }).lean()
    expect({
      name: added?.name,
      jobTitle: added?.jobTitle,
      company: company?.name,
      phone: added?.phones[0]?.e164,
      email: added?.emails[0]?.value,
    }).toEqual(expected)
  })

  test('with words that belong to no field is shown first, and they become a note', async () => {
    const { bot, say, tap, last, contacts, notes } = await scene()
    await say('John Smith +380501234567 met at the fair')
    expect(last()).toBe('Shall I save this contact?\n👤 John Smith\n📞 +380501234567\n📝 As a note: met at the fair')
    expect(await contacts()).toEqual([])
    await tap('✅ Save')
    expect((await notes()).map(({ text }) => text)).toEqual(['met at the fair'])
    expect((await contacts()).map(({ name }) => name)).toEqual(['John Smith'])
    expect(bot.errors).toEqual([])
  })

  test('that may exist already is shown with the reason, and can be opened or added anyway', async () => {
    const { say, tap, last, labels, addContact, contacts } = await scene()
    await addContact({ name: 'Olga Roe', emails: 'olga@example.com' })
    await say('Olga Petrenko olga@example.com')
    expect(last()).toContain('• Olga Roe: same email')
    expect(labels().slice(0, 2)).toEqual(['👤 Open Olga Roe', '➕ Add anyway'])
    await tap('➕ Add anyway')
    expect((await contacts()).map(({ name }) => name)).toEqual(['Olga Roe', 'Olga Petrenko'])
    await say('Olga Petrova olga@example.com')
    await tap('👤 Open Olga Roe')
    expect(last()).toContain('👤 Olga Roe\n')
  })

  test('without a name has it asked for', async () => {
    const { say, last, contacts } = await scene()
    await say('+380501234567')
    expect(last()).toContain('What is their name?')
    await say('John Smith')
    await say('/cancel')
    expect(await contacts()).toEqual([])
  })
})
