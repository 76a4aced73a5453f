/** Numbers with an extension in the chat: shown, copied, edited, searched, shared, and two people of one switchboard. */
import { describe, expect, test } from 'vitest'

import { sharedDatabase } from '../support/database.ts'
import { linesChat } from '../support/lines-chat.ts'

const database = sharedDatabase()

const SHOWN = '+1 202 555 0143 ext. 12'
const WORDS = {
  en: { edit: '✏️ Edit', phone: '📞 Phone', save: '✅ Save', same: 'same phone' },
  uk: { edit: '✏️ Змінити', phone: '📞 Телефон', save: '✅ Зберегти', same: 'той самий телефон' },
} as const

async function scene(locale: 'en' | 'uk') {
  const chat = await linesChat(database(), { locale })
  const buttons = () => chat.bot.telegram.messages(chat.owner.id).at(-1)?.buttons.flat() ?? []
  const copied = () => buttons().flatMap((button) => ('copy_text' in button ? [button.copy_text.text] : []))
  const numbers = async () => (await chat.contacts()).map(({ phones }) => phones.map(({ e164 }) => e164))
  const share = async (contact: object) => {
    chat.bot.passTime(60_000)
    await chat.bot.handle(chat.owner.send({ contact }))
  }
  return { ...chat, copied, numbers, share }
}

const vcard = (tel: string, name = 'Ada Byron') =>
  ['BEGIN:VCARD', 'VERSION:3.0', `FN:${name}`, tel, 'END:VCARD'].join('\n')

describe.each(['en', 'uk'] as const)('in %s', (locale) => {
  const words = WORDS[locale]

  test.each(['Ada Byron +1 202 555 0143 ext. 12', 'Ada Byron +12025550143;ext=12', 'Ada Byron +1 (202) 555-0143 x12'])(
    'a line “%s” is a contact whose card shows and copies the extension',
    async (line) => {
      const { bot, say, last, copied, numbers } = await scene(locale)
      await say(line)
      expect(await numbers()).toEqual([['+12025550143;ext=12']])
      expect(last()).toContain(SHOWN)
      expect(copied()).toContain(SHOWN)
      expect(bot.errors).toEqual([])
    },
  )

  test('it is edited, shown in the timeline, and undone', async () => {
    const { bot, addContact, say, tap, last, copied, numbers } = await scene(locale)
    await addContact({ name: 'Ada Byron', phones: '+1 202 555 0143' })
    await say('Ada Byron')
    await tap(words.edit)
    await tap(words.phone)
    await say(locale === 'uk' ? '+1 202 555 0143 дод. 12' : '+1 202 555 0143 x 12')
    expect(await numbers()).toEqual([['+12025550143;ext=12']])
    await say('Ada Byron')
    expect(last()).toContain(`+1 202 555 0143 → ${SHOWN}`)
    expect(copied()).toEqual([SHOWN])
    await say('/undo')
    expect(await numbers()).toEqual([['+12025550143']])
    expect(bot.errors).toEqual([])
  })

  test('the whole number opens its person, the number of the switchboard lists all of them', async () => {
    const { addContact, say, last, labels } = await scene(locale)
    await addContact({ name: 'Ada Byron', phones: '+1 202 555 0143 ext. 12' })
    await addContact({ name: 'Max Weber', phones: '+1 202 555 0143 ext. 13' })
    for (const typed of ['/find +1 202 555 0143 ext. 12', '/find +12025550143;ext=12', '+1 202 555 0143 ext. 12']) {
      await say(typed)
      expect(last(), typed).toContain('👤 Ada Byron')
    }
    for (const typed of ['/find +1 202 555 0143', '/find 555 0143', '/find 0143']) {
      await say(typed)
      expect(labels(), typed).toEqual(expect.arrayContaining(['Ada Byron', 'Max Weber']))
    }
  })

  test.each([
    ['TEL;VALUE=uri:tel:+1-202-555-0143;ext=12', '12025550143'],
    ['TEL;TYPE=WORK:+1 202 555 0143 ext. 12', '+12025550143'],
    ['TEL;TYPE=WORK:+12025550143\\,12', '+12025550143'],
    ['TEL;TYPE=CELL:+12025550143p12', '+12025550143'],
    ['TEL:+12025550143\\;12#', '12025550143'],
  ])('a shared card keeps it: %s', async (tel, phone_number) => {
    const { share, tap, numbers, last, addContact } = await scene(locale)
    await addContact({ name: 'Max Weber', phones: '+1 202 555 0143 ext. 13' })
    await share({ phone_number, first_name: 'Ada', last_name: 'Byron', vcard: vcard(tel) })
    expect(last()).toContain(SHOWN)
    expect(last()).not.toContain(words.same)
    await tap(words.save)
    expect(await numbers()).toEqual([['+12025550143;ext=13'], ['+12025550143;ext=12']])
  })

  test('the same extension is a likely duplicate, another one is not', async () => {
    const { share, last, addContact } = await scene(locale)
    await addContact({ name: 'Max Weber', phones: '+1 202 555 0143 ext. 13' })
    await share({ phone_number: '+12025550143', first_name: 'M', vcard: vcard('TEL:tel:+12025550143;ext=13', 'M') })
    expect(last()).toContain(`Max Weber: ${words.same}`)
  })
})

test('A card that the phone book shares without an extension keeps its number', async () => {
  const { share, tap, numbers } = await scene('en')
  await share({ phone_number: '+12025550143', first_name: 'Ada', vcard: vcard('TEL:+12025550199 ext. 12') })
  await tap('✅ Save')
  expect(await numbers()).toEqual([['+12025550143', '+12025550199;ext=12']])
})

test('A card in another chat shows the extension', async () => {
  const { bot, addContact, owner } = await scene('en')
  await addContact({ name: 'Ada Byron', phones: '+1 202 555 0143 ext. 12' })
  await bot.handle(owner.inline('Ada'))
  expect(JSON.stringify(bot.telegram.callsOf('answerInlineQuery').at(-1)?.payload)).toContain(SHOWN)
})
