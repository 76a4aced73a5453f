/** Whom a lead is about, as far as it can be used: what cannot goes into the note, so that nobody's words are lost. Pure. */
import type { ContactRecord, StoredEmail, StoredPhone } from '../../models/contact.ts'
import { parseEmails } from '../../language/emails.ts'
import { parsePhones } from '../../language/phones.ts'
import { MAX_TAGS, parseTags } from '../../language/tags.ts'
import { isAppError } from '../../errors.ts'
import { parseSingleLine } from '../../language/single-line.ts'
import type { IncomingLead } from './lead-providers.ts'

export type LeadPerson = {
  readonly name: string
  readonly email: StoredEmail | null
  readonly phone: StoredPhone | null
  readonly telegram: NonNullable<ContactRecord['telegram']> | null
  readonly company: string | null
  readonly jobTitle: string | null
  readonly tags: readonly string[]
  /** `label: value` of what could not be read. */
  readonly unread: readonly string[]
}

/** What `read` makes of a text; null, and a line in `unread`, when it refuses it. */
function attempt<T>(label: string, text: string | undefined, read: (text: string) => T, unread: string[]): T | null {
  if (text === undefined) return null
  try {
    return read(text)
  } catch (error) {
    if (!isAppError(error)) throw error
    unread.push(`${label}: ${text}`)
    return null
  }
}

function readTags(tags: readonly string[], unread: string[]): readonly string[] {
  const read = tags.flatMap((tag) => attempt('Tag', tag, parseTags, unread) ?? [])
  return [...new Set(read)].slice(0, MAX_TAGS)
}

function telegramOf({ telegramUserId, telegramUsername }: IncomingLead, unread: string[]): LeadPerson['telegram'] {
  if (telegramUserId !== undefined) {
    return { userId: Number(telegramUserId), ...(telegramUsername !== undefined && { username: telegramUsername }) }
  }
  // Names in Telegram change hands: only the id says who it is.
  if (telegramUsername !== undefined) unread.push(`Telegram: @${telegramUsername}`)
  return null
}

/**
 * @param region ISO 3166-1 alpha-2: how a number without a country code is read
 * @param tags those of the source, which every lead of it gets
 * @returns null when nothing names or reaches anybody
 */
export function readPerson(lead: IncomingLead, region: string, tags: readonly string[]): LeadPerson | null {
  const unread: string[] = []
  const email = attempt('Email', lead.email, (text) => parseEmails(text)[0], unread) ?? null
  const phone = attempt('Phone', lead.phone, (text) => parsePhones(text, region)[0], unread) ?? null
  const telegram = telegramOf(lead, unread)
  const company = attempt('Company', lead.company, parseSingleLine, unread)
  const jobTitle = attempt('Job', lead.jobTitle, parseSingleLine, unread)
  const typed = attempt('Name', lead.name, parseSingleLine, unread) ?? ''
  const handle =
    lead.telegramUsername === undefined ? telegram && `Telegram ${telegram.userId}` : `@${lead.telegramUsername}`
  const name = typed === '' && email === null && phone === null ? (handle ?? '') : typed
  const unreadable = lead.phone ?? lead.email
  if (name === '' && email === null && phone === null) {
    if (unreadable === undefined || !/[\p{L}\p{N}]/u.test(unreadable)) return null
    // An address or a number that cannot be read may still tell a person who it is.
    return {
      name: unreadable,
      email,
      phone,
      telegram,
      company,
      jobTitle,
      tags: readTags([...tags, ...lead.tags], unread),
      unread,
    }
  }
  return { name, email, phone, telegram, company, jobTitle, tags: readTags([...tags, ...lead.tags], unread), unread }
}
