/** What was searched for and can be added: the button carries a short text; a long one is in the list of results itself. */
import { parsePhones } from '../../language/phones.ts'
import { MAX_SINGLE_LINE_LENGTH, parseSingleLine } from '../../language/single-line.ts'
import { readLine } from '../../language/lines/read-line.ts'
import type { TypedContact } from '../../services/contacts/add-contact.ts'
import { dialogueSettings } from '../dialogues/dialogue-settings.ts'
import type { KnownTask } from '../dialogues/dialogues.ts'
import type { BotContext } from './bot-context.ts'

/** The first line of the list, without its sign; null if Telegram no longer shows us the message. */
function queryOf({ callbackQuery, t }: BotContext): string | null {
  const message = callbackQuery?.message
  if (message === undefined || !('text' in message)) return null
  const [title = ''] = message.text?.split('\n', 1) ?? []
  const sign = t('found-title', { query: '' }).trim()
  return title.startsWith(sign) ? title.slice(sign.length).trim() : null
}

const isNameable = (text: string): boolean => /\p{L}/u.test(text) && text.length <= MAX_SINGLE_LINE_LENGTH

const inE164 = (phones: readonly string[], region: string): string =>
  parsePhones(phones.join(', '), region)
    .map(({ e164 }) => e164)
    .join(', ')

/**
 * The fields of a new contact, as far as the query has them.
 *
 * @param carried by the button; empty if it was too long
 */
export function contactInQuery(ctx: BotContext, carried: string): TypedContact {
  const query = carried || queryOf(ctx)
  if (query === null) return {}
  const settings = dialogueSettings(ctx)
  const [read] = readLine(query, { ...settings, now: new Date(settings.now) }).readings
  if (read.kind !== 'contact') return isNameable(query) ? { name: query } : {}
  const { name, phones, emails } = read
  return {
    ...(isNameable(name) && { name }),
    ...(phones.length > 0 && { phones: inE164(phones, settings.region) }),
    ...(emails.length > 0 && { emails: emails.join(', ') }),
  }
}

/** The title of a new task. */
export function taskInQuery(ctx: BotContext, carried: string): KnownTask {
  const query = carried || queryOf(ctx)
  return query === null || !isNameable(query) ? {} : { title: parseSingleLine(query) }
}
