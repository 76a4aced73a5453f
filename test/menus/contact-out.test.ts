/** A contact that leaves the product: as a vCard, and as a contact of Telegram. */
import { beforeEach, describe, expect, it } from 'vitest'

import { readVCard } from '../../src/language/read-vcard.ts'
import { dealsChat, type DealsChat } from '../support/deals-chat.ts'
import { sharedDatabase } from '../support/database.ts'

const database = sharedDatabase()
let chat: DealsChat

const PERSON = {
  name: 'Anna Berg',
  phones: '+12025550143;ext=12, +493012345678',
  emails: 'anna@example.com',
  company: 'Northwind; Ltd',
  jobTitle: 'CEO, founder',
  tags: 'vip',
}

const sent = (method: string) => chat.bot.telegram.callsOf(method)

describe.each(['en', 'uk'] as const)('In %s', (locale) => {
  beforeEach(async () => {
    chat = await dealsChat(database(), { locale })
  })

  it('a contact is sent as a vCard from what is done seldom, named after them', async () => {
    await chat.addContact({ ...PERSON, name: '../Anna "Berg"' })
    await chat.say('/contacts')
    await chat.tap('../Anna "Berg" · Northwind; Ltd', chat.t('button-more'), chat.t('button-vcard'))
    const [file] = Object.values(sent('sendDocument')[0]?.files ?? {})
    expect(file?.name).toBe('Anna  Berg.vcf')
    expect(readVCard(String(file?.bytes))).toMatchObject({
      name: '../Anna "Berg"',
      phones: ['+12025550143 ext. 12', '+493012345678'],
      emails: ['anna@example.com'],
      organisation: 'Northwind; Ltd',
      title: 'CEO, founder',
      categories: ['vip'],
    })
  })

  it('a contact is sent as one of Telegram, with everything else in its vCard', async () => {
    await chat.addContact(PERSON)
    await chat.say('/contacts')
    await chat.tap('Anna Berg · Northwind; Ltd', chat.t('button-more'), chat.t('button-telegram-contact'))
    const [call] = sent('sendContact')
    const { vcard, ...shown } = call?.payload ?? {}
    expect(shown).toEqual({
      chat_id: chat.owner.id,
      phone_number: '+12025550143',
      first_name: 'Anna',
      last_name: 'Berg',
    })
    expect(readVCard(String(vcard))).toMatchObject({ emails: ['anna@example.com'], organisation: 'Northwind; Ltd' })
  })
})

describe('A contact of Telegram', () => {
  beforeEach(async () => {
    chat = await dealsChat(database())
  })

  it('has a vCard of at most 2,048 bytes, however much is known', async () => {
    const emails = Array.from({ length: 10 }, (_, at) => `${'a'.repeat(60)}${at}@${'b'.repeat(60)}.example.com`)
    const company = 'Ї'.repeat(100)
    await chat.addContact({ ...PERSON, emails: emails.join(', '), company, jobTitle: 'Ї'.repeat(100) })
    await chat.say('/contacts')
    await chat.tap(chat.labels()[0] ?? '', '⋯ More')
    await chat.tap('👤 Telegram contact')
    const vcard = String(sent('sendContact')[0]?.payload['vcard'])
    expect(Buffer.byteLength(vcard)).toBeLessThanOrEqual(2_048)
    expect(readVCard(vcard)).toMatchObject({
      name: 'Anna Berg',
      phones: expect.arrayContaining(['+12025550143 ext. 12']),
    })
  })

  it('needs a number: without one it says what can be done', async () => {
    await chat.addContact({ name: 'Ben', emails: 'ben@example.com' })
    await chat.say('/contacts')
    await chat.tap('Ben', '⋯ More', '👤 Telegram contact')
    expect(chat.last()).toContain('needs a phone number')
    expect(sent('sendContact')).toEqual([])
  })

  it('is there for a viewer, too, who can delete nothing', async () => {
    await chat.addContact(PERSON)
    const viewer = chat.as(await chat.join('viewer'))
    await viewer.say('/contacts')
    await viewer.tap('Anna Berg · Northwind; Ltd', '⋯ More')
    expect(viewer.labels()).toEqual(['👤 Telegram contact', '📇 vCard', '« Back'])
    await viewer.tap('📇 vCard')
    expect(sent('sendDocument')).toHaveLength(1)
  })

  it('of somebody else’s contact is refused where members see only their own', async () => {
    await chat.addContact(PERSON)
    const rep = await chat.join('rep')
    await chat.as(rep).say('/contacts')
    await chat.as(rep).tap('Anna Berg · Northwind; Ltd', '⋯ More')
    const buttons = ['👤 Telegram contact', '📇 vCard'].map((label) => chat.bot.telegram.button(rep.id, label).data)
    await chat.letSee('own')
    for (const data of buttons) {
      chat.bot.passTime(10_000)
      await chat.bot.handle(rep.tapData(data))
    }
    expect([...sent('sendContact'), ...sent('sendDocument')]).toEqual([])
    expect(chat.as(rep).last()).toContain('no longer here')
  })
})
