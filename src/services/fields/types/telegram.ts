/** Somebody's account in Telegram. */
import { z } from 'zod'

import {
  checkAccount,
  completesAccount,
  differingAccount,
  handleOf,
  parseTelegram,
  type TelegramAccount,
  withKnown,
} from '../../../language/telegram-account.ts'
import type { StoredTelegram } from '../../../models/contact.ts'
import type { FieldOptions, FieldType } from '../field-type.ts'

type Account = TelegramAccount | null

function toStored(account: Account): StoredTelegram | undefined {
  if (account === null) return undefined
  const { userId, username } = account
  return {
    ...(userId !== null && { userId }),
    ...(username !== null && { username, handle: handleOf(username) }),
  }
}

function fromStored(stored: StoredTelegram | undefined): Account {
  if (stored === undefined) return null
  const { userId = null, username = null } = stored
  return userId === null && username === null ? null : { userId, username }
}

/** The words of an “@name”, and the name as a whole. */
const searchWords = (account: Account): readonly string[] => (account?.username == null ? [] : [`@${account.username}`])

export function telegram<const Options extends FieldOptions>(
  options: Options,
): FieldType<'telegram', Account, TelegramAccount, StoredTelegram> & Options {
  return {
    kind: 'telegram',
    blank: null,
    readable: true,
    read: parseTelegram,
    accept: (input, _references, present) => withKnown(checkAccount(input), present ?? null),
    completes: (input, value) => value !== null && completesAccount(input, value),
    fromStored,
    toStored,
    isFilled: (value) => value !== null,
    schema: z.object({ userId: z.int().nullable(), username: z.string().nullable() }).nullable(),
    toPublic: (value) => value,
    cells: { UserId: 'userId', Username: 'username' },
    filters: () => ({}),
    searchWords,
    saidBesides(input, value) {
      const text = differingAccount(input, value)
      return text === null ? [] : [text]
    },
    ...options,
  }
}
