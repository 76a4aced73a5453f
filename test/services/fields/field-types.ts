/** One field of every value type, with what people type for it, the resulting values, and what is refused. */
import type { FieldProblem } from '../../../src/errors.ts'
import type { CompanyId } from '../../../src/models/ids.ts'
import type { AnyField, FieldKind, ReadSettings, References } from '../../../src/services/fields/field-type.ts'
import { emails, phones } from '../../../src/services/fields/types/addresses.ts'
import { choice, state, yesNo } from '../../../src/services/fields/types/choice.ts'
import { choices } from '../../../src/services/fields/types/choices.ts'
import { day } from '../../../src/services/fields/types/day.ts'
import { link, MAX_LINK_LENGTH } from '../../../src/services/fields/types/link.ts'
import { longText, MAX_LONG_TEXT } from '../../../src/services/fields/types/long-text.ts'
import { money } from '../../../src/services/fields/types/money.ts'
import { MAX_NUMBER, number } from '../../../src/services/fields/types/number.ts'
import { tags } from '../../../src/services/fields/types/tags.ts'
import { text, title } from '../../../src/services/fields/types/text.ts'
import { time } from '../../../src/services/fields/types/time.ts'

export const SETTINGS: ReadSettings = {
  locale: 'en',
  currency: 'EUR',
  region: 'DE',
  timeZone: 'Europe/Berlin',
  now: new Date('2026-11-28T10:00:00Z'),
}

export const AN_ID = 'a'.repeat(24)

/** Every requested record exists. */
export const FOUND: References = {
  company: async () => AN_ID as CompanyId,
  contact: async (id) => id,
  member: async (id) => id,
}

export type TypeCase = {
  readonly kind: FieldKind
  readonly field: AnyField
  /** Typed texts with their values. */
  readonly read: readonly (readonly [typed: string, value: unknown])[]
  /** Other inputs that an edit can carry, with their values. */
  readonly accepted?: readonly (readonly [input: unknown, value: unknown])[]
  readonly unreadable?: readonly (readonly [typed: string, problem: FieldProblem])[]
  readonly unacceptable?: readonly (readonly [input: unknown, problem: FieldProblem])[]
  /** A record has it from the start. */
  readonly alwaysFilled?: true
}

export const about = 'For a test'
const COLOURS = ['red', 'green', 'blue'] as const
const long = (length: number) => 'x'.repeat(length)
export const LINE_PROBLEMS = [
  [' ', 'empty'],
  ['\u{200B}\u{2060}', 'empty'],
  [long(129), 'too-long'],
  ['?!', 'no-letters'],
] as const

export const VALUE_CASES: readonly TypeCase[] = [
  {
    kind: 'text',
    field: text({ about }),
    read: [
      ['  Head \n of\u{0} sales ', 'Head of sales'],
      ['<b>*x*</b> {$ne: 1}', '<b>*x*</b> {$ne: 1}'],
    ],
    unreadable: LINE_PROBLEMS,
    unacceptable: LINE_PROBLEMS,
  },
  {
    kind: 'text',
    field: title({ about, max: 5 }),
    read: [['Cafe\u{301}', 'Café']],
    unreadable: [['sixsix', 'too-long']],
    unacceptable: [['', 'empty']],
  },
  {
    kind: 'longText',
    field: longText({ about }),
    read: [
      [' one\r\ntwo\u{2028}three ', 'one\ntwo\nthree'],
      ['a\u{0}\u{7}\tb\u{202E}', 'a\tb'],
    ],
    unreadable: [
      [' \n ', 'empty'],
      [long(MAX_LONG_TEXT + 1), 'too-long'],
    ],
    unacceptable: [[long(MAX_LONG_TEXT + 1), 'too-long']],
  },
  {
    kind: 'number',
    field: number({ about }),
    read: [
      ['12', 12],
      ['-2.5', -2.5],
      ['−1,200.50', -1200.5],
      ['1.234', 1.234],
      ['1,234', 1234],
      ['1 234 567', 1_234_567],
      ['-0', 0],
    ],
    accepted: [[0, 0]],
    unreadable: [
      ['', 'not-a-number'],
      ['twelve', 'not-a-number'],
      ['1e5', 'not-a-number'],
      ['1,2,3', 'not-a-number'],
      ['0.1234567', 'not-a-number'],
      [String(MAX_NUMBER + 1), 'not-a-number'],
      ['9'.repeat(500), 'not-a-number'],
    ],
    unacceptable: [
      [Number.NaN, 'not-a-number'],
      [Infinity, 'not-a-number'],
      [0.1 + 0.2, 'not-a-number'],
      [1e12, 'not-a-number'],
    ],
  },
  {
    kind: 'money',
    field: money({ about }),
    read: [
      ['1,200.50', { minor: 120_050, currency: 'EUR' }],
      ['5k UAH', { minor: 500_000, currency: 'UAH' }],
    ],
    unreadable: [
      ['much', 'not-an-amount'],
      ['-5', 'negative-amount'],
      ['1.005', 'ambiguous-amount'],
      ['9'.repeat(30), 'too-large-amount'],
      ['0.125', 'too-precise-amount'],
    ],
    unacceptable: [
      [{ minor: -1, currency: 'EUR' }, 'negative-amount'],
      [{ minor: 1e17, currency: 'EUR' }, 'too-large-amount'],
      [{ minor: 1.5, currency: 'EUR' }, 'too-large-amount'],
      [{ minor: 1, currency: '$' }, 'not-an-amount'],
    ],
  },
  {
    kind: 'day',
    field: day({ about, coming: true }),
    read: [
      ['28 Nov', '2026-11-28'],
      ['tomorrow', '2026-11-29'],
    ],
    accepted: [['2020-02-29', '2020-02-29']],
    unreadable: [
      ['some day', 'not-a-date'],
      ['31.02.2027', 'no-such-day'],
      ['2020-01-01', 'past-date'],
    ],
    unacceptable: [
      ['2026-02-31', 'no-such-day'],
      ['tomorrow', 'not-a-date'],
      ['2026-1-1', 'not-a-date'],
    ],
  },
  {
    kind: 'time',
    field: time({ about }),
    read: [['tomorrow 10:00', '2026-11-29T09:00:00.000Z']],
    accepted: [['2026-11-29T10:00:00+01:00', '2026-11-29T09:00:00.000Z']],
    unreadable: [['some day', 'not-a-date']],
    unacceptable: [['soon', 'not-a-date']],
  },
  {
    kind: 'time',
    field: time({ about, required: true }),
    read: [['tomorrow 10:00', '2026-11-29T09:00:00.000Z']],
    alwaysFilled: true,
  },
  {
    kind: 'choice',
    field: choice(COLOURS, { about }),
    read: [[' green ', 'green']],
    unreadable: [
      ['', 'pick-one'],
      ['pink', 'pick-one'],
      ['toString', 'pick-one'],
    ],
    unacceptable: [['pink', 'pick-one']],
  },
  {
    kind: 'choice',
    field: state(COLOURS, { about }),
    read: [['blue', 'blue']],
    unreadable: [['pink', 'pick-one']],
    unacceptable: [['pink', 'pick-one']],
    alwaysFilled: true,
  },
  {
    kind: 'choices',
    field: choices(COLOURS, { about }),
    read: [
      ['blue, red, blue', ['red', 'blue']],
      ['green;', ['green']],
    ],
    accepted: [
      [
        ['blue', 'green'],
        ['green', 'blue'],
      ],
    ],
    unreadable: [
      ['', 'pick-one'],
      ['red, pink', 'pick-one'],
    ],
    unacceptable: [
      [[], 'pick-one'],
      [['red', 'pink'], 'pick-one'],
    ],
  },
  {
    kind: 'yesNo',
    field: yesNo({ about }),
    read: [
      ['yes', true],
      ['Ні', false],
    ],
    accepted: [
      [true, true],
      [false, false],
    ],
    unreadable: [['perhaps', 'pick-one']],
  },
  {
    kind: 'link',
    field: link({ about }),
    read: [
      ['example.com', 'https://example.com/'],
      [' HTTP://Example.com/a?b=c#d ', 'http://example.com/a?b=c#d'],
      ['https://пошта.укр/', 'https://xn--80a1acn3a.xn--j1amh/'],
    ],
    unreadable: [
      ['', 'not-a-link'],
      ['nowhere', 'not-a-link'],
      ['javascript:alert(1)', 'not-a-link'],
      ['javascript://example.com/%0aalert(1)', 'not-a-link'],
      ['data:text/html,x', 'not-a-link'],
      ['file:///etc/passwd', 'not-a-link'],
      ['tg://resolve?domain=x', 'not-a-link'],
      ['https://bank.example@evil.example', 'not-a-link'],
      ['https://a b.example', 'not-a-link'],
      [`https://example.com/${long(MAX_LINK_LENGTH)}`, 'too-long'],
      [`https://example.com/${'я'.repeat(500)}`, 'too-long'],
    ],
    unacceptable: [['javascript:alert(1)', 'not-a-link']],
  },
  {
    kind: 'phones',
    field: phones({ about }),
    read: [['030 901820', [{ value: '030 901820', e164: '+4930901820' }]]],
    unreadable: [['call me', 'not-a-phone']],
  },
  {
    kind: 'emails',
    field: emails({ about }),
    read: [['Anna@Example.com', [{ value: 'Anna@Example.com', normalized: 'anna@example.com' }]]],
    unreadable: [['anna at example', 'not-an-email']],
  },
  {
    kind: 'tags',
    field: tags({ about }),
    read: [['#VIP, berlin vip', ['vip', 'berlin']]],
    unreadable: [
      ['#', 'empty'],
      [long(33), 'too-long'],
      ['!!', 'no-letters'],
      [Array.from({ length: 21 }, (_, index) => `tag${index}`).join(' '), 'too-many'],
    ],
    unacceptable: [[Array.from({ length: 21 }, (_, index) => `tag${index}`), 'too-many']],
  },
]
