/** Whatever is written as a vCard is read again. */
import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'

import { withLabelText } from '../../src/language/address-labels.ts'
import { readVCard } from '../../src/language/read-vcard.ts'
import { splitName } from '../../src/language/names/split-name.ts'
import { writeShortVCard, writeVCard } from '../../src/language/write-vcard.ts'

/** One line, as fields hold them: without spaces around it, and none of the characters that lines cannot have. */
const line = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 120 })
  .map((text) =>
    text
      .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]/gu, '')
      .replaceAll(/\s+/gu, ' ')
      .normalize('NFC')
      .trim(),
  )
  .filter((text) => text !== '')
const hard = fc.constantFrom('a;b', 'a,b', 'a\\b', 'a\\nb', 'a:b', 'END:VCARD', 'Ї'.repeat(80), '👩‍👩‍👧'.repeat(20), '"x"')
const labelled = fc.constantFrom(
  {},
  { label: 'mobile' },
  { label: 'work' },
  { label: 'other' },
  { label: 'Бухгалтерія' },
)
const phone = fc
  .tuple(fc.constantFrom('+380441234567', '+12025550143;ext=12', '+493012345678'), labelled)
  .map(([e164, label]) => ({ e164, ...label }))
const email = fc
  .tuple(fc.constantFrom('a@example.com', 'їжак@приклад.укр'), labelled)
  .map(([value, label]) => ({ value, ...label }))
const person = fc.record({
  uid: fc.constant('64b0f0f0f0f0f0f0f0f0f0f0'),
  name: fc.oneof(line, hard),
  parts: fc.constant(null),
  displayName: fc.constant('shown'),
  phones: fc.uniqueArray(phone, { maxLength: 3, selector: ({ e164 }) => e164 }),
  emails: fc.uniqueArray(email, { maxLength: 2, selector: ({ value }) => value }),
  company: fc.option(fc.oneof(line, hard)),
  properties: fc.record(
    {
      TITLE: fc.oneof(line, hard),
      ADR: fc.oneof(line, hard),
      URL: fc.constantFrom('https://example.com', 'https://example.com/a,b;c?d=1'),
      BDAY: fc.constantFrom('1990-01-02', '2004-02-29'),
    },
    { requiredKeys: [] },
  ),
  telegram: fc.option(fc.constantFrom({ userId: 7, username: 'anna_berg' }, { userId: null, username: 'anna_berg' })),
  tags: fc.uniqueArray(fc.constantFrom('vip', 'новий', 'a_b'), { maxLength: 3 }),
})

test.prop([person])('a card is read back to the same values, in lines of at most 75 octets', (written) => {
  const card = writeVCard(written)
  for (const one of card.split('\r\n')) {
    expect(Buffer.byteLength(one)).toBeLessThanOrEqual(75)
    // No character is cut in two.
    expect(Buffer.from(one).toString()).toBe(one)
  }
  const { name, phones, emails, company, properties, telegram, tags, uid } = written
  expect(readVCard(card)).toMatchObject({
    uid,
    name,
    phones: phones.map((one) => withLabelText(one.e164.replace(';ext=', ' ext. '), one)),
    emails: emails.map((one) => withLabelText(one.value, one)),
    organisation: company ?? '',
    title: properties.TITLE ?? '',
    addresses: properties.ADR === undefined ? [] : [properties.ADR],
    links: properties.URL === undefined ? [] : [properties.URL],
    birthday: properties.BDAY ?? '',
    telegram: telegram === null ? [] : [expect.stringContaining('@anna_berg'), 'https://t.me/anna_berg'],
    categories: tags,
  })
})

test.prop([person, fc.integer({ min: 300, max: 2_048 })])('a short card has no more than its room', (written, room) => {
  const card = writeShortVCard(written, room)
  if (card !== null) expect(Buffer.byteLength(card)).toBeLessThanOrEqual(room)
})

test('a card without a name is read as one', () => {
  const nobody = {
    uid: '1',
    name: '',
    parts: null,
    company: null,
    properties: {},
    telegram: null,
    tags: [],
    emails: [],
    phones: [],
  }
  const byEmail = { ...nobody, displayName: 'a@example.com', emails: [{ value: 'a@example.com' }] }
  const byPhone = { ...nobody, displayName: '+380 44 123 4567', phones: [{ e164: '+380441234567' }] }
  const byCompany = { ...nobody, displayName: 'Northwind', company: 'Northwind' }
  for (const one of [byEmail, byPhone, byCompany]) expect(readVCard(writeVCard(one))).toMatchObject({ name: '' })
})

test.each([
  ['Анна Берг', 'Анна', '', 'Берг'],
  ['Анна', 'Анна', '', ''],
  ['Коваленко Олена Петрівна', 'Олена', 'Петрівна', 'Коваленко'],
  ['Олена Петрівна Коваленко', 'Олена', 'Петрівна', 'Коваленко'],
  ['Іван Петрович', 'Іван', 'Петрович', ''],
  ['Anna Maria Berg', 'Anna Maria', '', 'Berg'],
  ['', '', '', ''],
])('the parts of “%s” go where address books look for them', (name, given, middle, family) => {
  expect(splitName(name)).toEqual({ given, middle, family })
})
