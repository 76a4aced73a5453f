/** One field of each type that says what is sold, and to whom. */
import { contactRoles } from '../../../src/services/fields/types/contact-roles.ts'
import { lineItems } from '../../../src/services/fields/types/line-items.ts'
import { recurring } from '../../../src/services/fields/types/recurring.ts'
import { about, AN_ID, type TypeCase } from './field-types.ts'

const EUR = (minor: number) => ({ minor, currency: 'EUR' })
const WEBSITE = { name: 'Website', quantity: 2, price: EUR(150_000), discount: { percent: 10 } }
const HOSTING = { name: 'Hosting', quantity: 12, price: EUR(2_000), discount: null }

export const SOLD_CASES: readonly TypeCase[] = [
  {
    kind: 'items',
    field: lineItems({ about }),
    read: [
      ['Website 2 x 1500 -10%', [WEBSITE]],
      ['Website 2 x 1500 -10%\n\nHosting 12 x 20', [WEBSITE, HOSTING]],
      ['Website 2 x 1500 EUR -10%; Hosting 12 x 20 EUR', [WEBSITE, HOSTING]],
    ],
    accepted: [[[{ ...HOSTING, discount: { percent: 0 } }], [HOSTING]]],
    unreadable: [
      [' ', 'empty'],
      ['Website', 'not-an-item'],
      ['Website 2 x 1500\nHosting', 'not-an-item'],
      ['Website x 1\n'.repeat(51), 'too-many'],
    ],
    unacceptable: [
      [[{ ...HOSTING, quantity: Number.NaN }], 'not-a-quantity'],
      [[{ ...HOSTING, quantity: -1 }], 'not-a-quantity'],
      [[{ ...HOSTING, price: EUR(-1) }], 'negative-amount'],
      [[{ ...HOSTING, price: EUR(0.5) }], 'too-large-amount'],
      [[{ ...HOSTING, price: EUR(1e15) }], 'too-large-amount'],
      [[{ ...HOSTING, discount: { minor: 0.5 } }], 'not-a-discount'],
      [[{ ...HOSTING, discount: { minor: 24_001 } }], 'not-a-discount'],
      [[HOSTING, { ...HOSTING, price: { minor: 1, currency: 'USD' } }], 'other-currency'],
    ],
  },
  {
    kind: 'recurring',
    field: recurring({ about }),
    read: [
      ['500', { ...EUR(50_000), per: 'month' }],
      ['$6k a year', { minor: 600_000, currency: 'USD', per: 'year' }],
    ],
    accepted: [
      [
        { ...EUR(1), per: 'year' },
        { ...EUR(1), per: 'year' },
      ],
    ],
    unreadable: [
      ['monthly', 'not-an-amount'],
      ['-5 a month', 'negative-amount'],
      ['1.234 a month', 'ambiguous-amount'],
    ],
    unacceptable: [
      [{ ...EUR(1), per: 'week' }, 'pick-one'],
      [{ ...EUR(1e16), per: 'month' }, 'too-large-amount'],
    ],
  },
  {
    kind: 'roles',
    field: contactRoles({ about, partOf: 'contact' }),
    read: [],
    accepted: [
      [[{ contact: AN_ID, role: 'user' }], [{ contact: AN_ID, role: 'user' }]],
      [[{ contact: AN_ID, role: ' our  friend ' }], [{ contact: AN_ID, role: 'our friend' }]],
    ],
    unreadable: [['user', 'pick-one']],
    unacceptable: [[[{ contact: AN_ID, role: '' }], 'empty']],
  },
]
