/**
 * A button that opens somebody's chat by their id works only if the bot has seen the person and they allow it. Telegram refuses
 * the whole message for such a button, and only Telegram knows: then the message is sent without it.
 */
import type { PreparedRequest } from './telegram-request.ts'
import type { Refusal } from './telegram-refusal.ts'

const REFUSED = /BUTTON_USER_(?:INVALID|PRIVACY_RESTRICTED)/u
const BY_ID = 'tg://user?id='

type Button = { readonly url?: unknown }
type Rows = readonly (readonly Button[])[]

function opensById({ url }: Button): boolean {
  return typeof url === 'string' && url.startsWith(BY_ID)
}

function rowsIn(body: Readonly<Record<string, unknown>>): Rows | null {
  const markup = body['reply_markup']
  const rows = typeof markup === 'object' && markup !== null ? Reflect.get(markup, 'inline_keyboard') : null
  return Array.isArray(rows) ? (rows as Rows) : null
}

/** The request without such buttons; null if the refusal is about something else, or there are none. */
export function withoutRefusedPeople(request: PreparedRequest, refusal: Refusal | null): PreparedRequest | null {
  const { body } = request.init
  if (refusal === null || !REFUSED.test(refusal.description) || typeof body !== 'string') return null
  const sent = JSON.parse(body) as Record<string, unknown>
  const rows = rowsIn(sent)
  if (rows === null || !rows.flat().some(opensById)) return null
  const kept = rows.map((row) => row.filter((button) => !opensById(button))).filter((row) => row.length > 0)
  const markup = { ...Object(sent['reply_markup']), inline_keyboard: kept }
  return { ...request, init: { ...request.init, body: JSON.stringify({ ...sent, reply_markup: markup }) } }
}
