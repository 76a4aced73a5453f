/** The type of Telegram accounts, with what people type for one. */
import { telegram } from '../../../src/services/fields/types/telegram.ts'
import { about, type TypeCase } from './field-types.ts'

export const TELEGRAM_CASES: readonly TypeCase[] = [
  {
    kind: 'telegram',
    field: telegram({ about }),
    read: [
      ['@Anna_K', { userId: null, username: 'Anna_K' }],
      ['anna_k', { userId: null, username: 'anna_k' }],
      ['https://t.me/anna_k?start=1', { userId: null, username: 'anna_k' }],
      ['telegram.me/anna_k/', { userId: null, username: 'anna_k' }],
      ['tg://resolve?domain=anna_k', { userId: null, username: 'anna_k' }],
      ['tg://user?id=123456789', { userId: 123_456_789, username: null }],
      ['id 123456789', { userId: 123_456_789, username: null }],
      ['ID:123456789', { userId: 123_456_789, username: null }],
      ['@anna_k, id 123456789', { userId: 123_456_789, username: 'anna_k' }],
    ],
    accepted: [
      [
        { userId: 2 ** 52 - 1, username: null },
        { userId: 2 ** 52 - 1, username: null },
      ],
    ],
    unreadable: [
      [' ', 'empty'],
      ['@an', 'not-a-telegram'],
      ['@1anna', 'not-a-telegram'],
      ['+380 67 123 45 67', 'not-a-telegram'],
      ['380671234567', 'not-a-telegram'],
      ['t.me/+380671234567', 'not-a-telegram'],
      ['t.me/joinchat/abc', 'not-a-telegram'],
      ['anna@example.com', 'not-a-telegram'],
      ['Anna Kovalenko', 'not-a-telegram'],
      ['id 0', 'not-a-telegram'],
      [`id ${2 ** 52}`, 'not-a-telegram'],
      [`@${'a'.repeat(33)}`, 'not-a-telegram'],
    ],
    unacceptable: [
      [{ userId: null, username: null }, 'not-a-telegram'],
      [{ userId: -5, username: null }, 'not-a-telegram'],
      [{ userId: 5, username: 'a b' }, 'not-a-telegram'],
    ],
  },
]
