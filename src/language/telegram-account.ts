/** A person's account in Telegram as people write it: `@anna`, `t.me/anna`, or `id 123456789` for one without a username. Pure. */
import { fieldProblem } from './field-problem.ts'
import { withoutInvisible } from './single-line.ts'

/** At least one of the two is known. The id stays with the person; a username can be changed and given to somebody else. */
export type TelegramAccount = {
  readonly userId: number | null
  /** As written, without “@”. */
  readonly username: string | null
}

/** Bot API: a user's id has at most 52 significant bits. */
const MAX_USER_ID = 2 ** 52 - 1

const LINK = /^(?:https?:\/\/)?(?:www\.)?t(?:elegram)?\.me\/@?(?<name>\w+)\/?(?:\?\S*)?$/iu
const APP_LINK = /^tg:\/\/(?:resolve\?domain=(?<name>\w+)|user\?id=(?<id>\d+))(?:&\S*)?$/iu
const TYPED = /^@?(?<name>\w+)$/u
const ID = /\bid[\s:]*(?<id>\d+)\b/iu

export function isUsername(text: string): boolean {
  return /^[a-z]\w{3,31}$/iu.test(text)
}

export function isUserId(id: number): boolean {
  return Number.isInteger(id) && id > 0 && id <= MAX_USER_ID
}

/** What usernames are compared by: Telegram ignores their case. */
export function handleOf(username: string): string {
  return username.toLowerCase()
}

/** @throws AppError VALIDATION (not-a-telegram) */
export function checkAccount({ userId, username }: TelegramAccount): TelegramAccount {
  const known = userId !== null || username !== null
  if (!known || (userId !== null && !isUserId(userId)) || (username !== null && !isUsername(username)))
    throw fieldProblem('not-a-telegram', { given: username ?? String(userId) })
  return { userId, username }
}

/** @throws AppError VALIDATION (empty, not-a-telegram) */
export function parseTelegram(text: string): TelegramAccount {
  const typed = withoutInvisible(text).trim()
  if (typed === '') throw fieldProblem('empty')
  const app = APP_LINK.exec(typed)?.groups
  // “@anna id 123” names both; a link holds its id itself.
  const id = app === undefined ? ID.exec(typed)?.groups?.['id'] : app['id']
  const rest = app === undefined && id !== undefined ? typed.replace(ID, '').replace(/[\s,;]+/gu, '') : typed
  const name = app === undefined ? (LINK.exec(rest) ?? TYPED.exec(rest))?.groups?.['name'] : app['name']
  const account = { userId: id === undefined ? null : Number(id), username: name ?? null }
  const isWhole = rest === '' || app !== undefined || name !== undefined
  if (!isWhole) throw fieldProblem('not-a-telegram', { given: typed })
  try {
    return checkAccount(account)
  } catch {
    throw fieldProblem('not-a-telegram', { given: typed })
  }
}

/** As it can be typed: by the username, or else by the id. */
export function telegramText({ userId, username }: TelegramAccount): string {
  return username === null ? `id ${userId ?? ''}` : `@${username}`
}

/** Both parts, as they can be typed. */
export function wholeTelegramText({ userId, username }: TelegramAccount): string {
  return [...(username === null ? [] : [`@${username}`]), ...(userId === null ? [] : [`id ${userId}`])].join(' ')
}

function sameHandle(a: string, b: string): boolean {
  return handleOf(a) === handleOf(b)
}

/** Whether both are the same person's. An id decides; usernames only if one of the ids is not known. */
export function isSameAccount(a: TelegramAccount, b: TelegramAccount): boolean {
  if (a.userId !== null && b.userId !== null) return a.userId === b.userId
  return a.username !== null && b.username !== null && sameHandle(a.username, b.username)
}

/**
 * An account as it is given, with what is known of it already. One that states only the part that was missing adds to it; one
 * that states another part is another account.
 */
export function withKnown(given: TelegramAccount, known: TelegramAccount | null): TelegramAccount {
  if (known === null) return given
  const completes =
    (given.userId === null && known.username === null) || (given.username === null && known.userId === null)
  if (!completes && !isSameAccount(given, known)) return given
  return { userId: given.userId ?? known.userId, username: given.username ?? known.username }
}

/** Whether an account adds to a known one of the same person, and changes nothing in it. */
export function completesAccount(given: TelegramAccount, known: TelegramAccount): boolean {
  if (!isSameAccount(given, known)) return false
  const renamed = given.username !== null && known.username !== null && !sameHandle(given.username, known.username)
  const adds = (given.userId !== null && known.userId === null) || (given.username !== null && known.username === null)
  return adds && !renamed
}

/** The parts of an account that differ from a known one, as text; null if there are none. */
export function differingAccount(given: TelegramAccount, known: TelegramAccount | null): string | null {
  const userId = given.userId === null || given.userId === known?.userId ? null : given.userId
  const isKnown = given.username === null || (known?.username != null && sameHandle(given.username, known.username))
  const username = isKnown ? null : given.username
  const parts = [...(userId === null ? [] : [String(userId)]), ...(username === null ? [] : [`@${username}`])]
  return parts.length === 0 ? null : parts.join(' ')
}
