import { describe, expect, it } from 'vitest'

import { changeText } from '../../../src/bot/text/change-text.ts'
import { fieldLabel, fieldWord } from '../../../src/bot/text/field-label.ts'
import { fieldQuestion } from '../../../src/bot/text/field-question.ts'
import { fieldParts } from '../../../src/bot/text/field-text.ts'
import { createTranslator } from '../../../src/bot/text/i18n.ts'
import { FIELD_KINDS, type AnyField, type FieldKind } from '../../../src/services/fields/field-type.ts'
import { text } from '../../../src/services/fields/types/text.ts'
import { FIELD_TABLES } from '../../support/kinds.ts'

const translator = createTranslator()
const words = { t: translator('en'), region: 'UA', timeZone: 'Europe/Kyiv', fields: FIELD_TABLES }

function fieldOf(kind: FieldKind) {
  const field: AnyField = { ...text({ about: 'A field' }), kind }
  return { kind: 'deal', name: 'extra', field } as const
}

const [ANNA, BEN] = [
  { id: 'a'.repeat(24), name: 'Anna' },
  { id: 'b'.repeat(24), name: 'Ben' },
]

const SHOWN = {
  text: ['Two *words*', ['Two *words*']],
  longText: ['Two\nlines', ['Two\nlines']],
  link: ['https://example.com', ['https://example.com']],
  number: [1234.5, ['1,234.5']],
  money: [{ minor: 120_050, currency: 'EUR' }, ['€1,200.50']],
  day: ['2026-12-07', ['7 Dec 2026']],
  time: ['2026-12-07T08:30:00.000Z', ['7 Dec 2026, 10:30']],
  choice: ['high', ['high']],
  choices: [
    ['high', 'low'],
    ['high', 'low'],
  ],
  yesNo: [true, ['yes']],
  phones: [[{ value: '0441234567', e164: '+380441234567' }], ['+380 44 123 4567']],
  emails: [[{ value: 'Anna@example.com', normalized: 'anna@example.com' }], ['Anna@example.com']],
  telegram: [{ userId: 5, username: 'anna_k' }, ['@anna_k']],
  tags: [['vip', 'web'], ['#vip #web']],
  member: [ANNA, ['Anna']],
  contact: [ANNA, ['Anna']],
  contacts: [
    [ANNA, BEN],
    ['Anna', 'Ben'],
  ],
  company: [ANNA, ['Anna']],
  deal: [ANNA, ['Anna']],
  items: [
    [
      { name: 'Web', quantity: 2.5, price: { minor: 150_000, currency: 'EUR' }, discount: { percent: 10 } },
      { name: 'Host', quantity: 1, price: { minor: 2_050, currency: 'EUR' }, discount: { minor: 50 } },
    ],
    ['Web 2.5 × €1,500 −10 %', 'Host 1 × €20.50 −€0.50'],
  ],
  recurring: [{ minor: 50_000, currency: 'EUR', per: 'month' }, ['€500 a month']],
  roles: [
    [
      { ...ANNA, role: 'decision-maker' },
      { ...BEN, role: 'knows <everybody>' },
    ],
    ['Anna – decision maker', 'Ben – knows <everybody>'],
  ],
} as const satisfies Record<FieldKind, readonly [value: unknown, parts: readonly string[]]>

describe.each(FIELD_KINDS)('a value of the type %s', (kind) => {
  it('is shown as people write it', () => {
    const [value, parts] = SHOWN[kind]
    expect(fieldParts(fieldOf(kind), value, words)).toEqual(parts)
  })

  it('has no line when it is empty or malformed', () => {
    for (const value of [null, undefined, '', [], {}, [null], Symbol('none')]) {
      expect(fieldParts(fieldOf(kind), value, words)).toEqual([])
    }
  })

  it('is asked for by its label alone, in both languages, on every occasion', () => {
    for (const locale of ['en', 'uk'] as const) {
      for (const occasion of [{ on: 'add' }, { on: 'edit', record: 'Shop' }, { on: 'fill', stage: 'Offer' }] as const) {
        expect(fieldQuestion(translator(locale), fieldOf(kind), occasion, '€ EUR')).toContain('extra')
      }
    }
  })
})

describe('a change in a timeline', () => {
  const money = (minor: number) => ({ minor, currency: 'EUR' })
  const nameless = { id: ANNA.id, name: null }
  const long = 'x'.repeat(500)

  it.each([
    ['a value that was there before', 'amount', money(500_000), money(600_000), '💰 Amount: €5,000 → €6,000'],
    ['the first value', 'amount', null, money(500_000), '💰 Amount: — → €5,000'],
    ['a value that was cleared', 'amount', money(500_000), null, '💰 Amount: €5,000 → —'],
    ['somebody', 'ownerId', ANNA, BEN, '👥 Owner: Anna → Ben'],
    ['somebody without a name', 'ownerId', nameless, BEN, '👥 Owner: … → Ben'],
    ['somebody as an id alone', 'ownerId', ANNA.id, null, '👥 Owner: … → —'],
    ['contacts of whom one may not be seen', 'contactIds', [ANNA, nameless], [ANNA], '👤 Contact: Anna, … → Anna'],
    ['tags', 'tags', ['vip'], ['vip', 'web'], '🏷 Tags: #vip → #vip #web'],
    ['a long text', 'title', 'Shop', long, `Title: Shop → ${'x'.repeat(59)}…`],
  ] as const)('tells %s', (_, path, from, to, told) => {
    expect(changeText('deal', { path, from, to }, words)).toBe(told)
  })

  it('says nothing about a path that is not a field, or that is derived from another', () => {
    expect(changeText('deal', { path: 'stage', from: null, to: ANNA }, words)).toBeNull()
    expect(changeText('task', { path: 'allDay', from: false, to: true }, words)).toBeNull()
  })

  it('tells who has a task or a contact now', () => {
    expect(changeText('task', { path: 'assigneeId', from: ANNA, to: BEN }, words)).toBe('Who: Anna → Ben')
    expect(changeText('contact', { path: 'ownerId', from: null, to: BEN }, words)).toBe('👥 Owner: — → Ben')
  })
})

describe('the label of a field', () => {
  it('is used in a sentence without its sign and in lower case', () => {
    const amount = { kind: 'deal', name: 'amount', field: FIELD_TABLES.deal.amount } as const
    expect(fieldLabel(words.t, amount)).toBe('💰 Amount')
    expect(fieldWord(words.t, amount)).toBe('amount')
    expect(fieldWord(words.t, { ...fieldOf('text'), name: 'VAT' })).toBe('VAT')
  })

  it('is what the team calls it, as the team wrote it, even if it looks like a key of the translations', () => {
    const own = { kind: 'deal', name: 'f1', field: text({ about: 'x', label: 'button-save' }) } as const
    expect(fieldLabel(words.t, own)).toBe('button-save')
    expect(fieldWord(words.t, { ...own, field: text({ about: 'x', label: 'Budget Code' }) })).toBe('Budget Code')
  })
})
