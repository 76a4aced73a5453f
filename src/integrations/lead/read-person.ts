/**
 * The person a lead is about, as far as the data is usable. The rest goes into the note, so that nothing is lost. Pure.
 */
import { isAppError } from '../../errors.ts'
import { beginningOf } from '../../language/cut-text.ts'
import { parseEmails } from '../../language/emails.ts'
import { parsePhones, type ReadPhone } from '../../language/phones.ts'
import { MAX_SINGLE_LINE_LENGTH, parseSingleLine } from '../../language/single-line.ts'
import { MAX_TAGS, parseTags } from '../../language/tags.ts'
import type { LeadPerson } from '../../services/leads/lead-providers.ts'
import type { Locale } from '../../locale.ts'
import type { LeadSettings } from './lead-settings.ts'
import { ownLabel } from './own-labels.ts'
import type { ParsedFields } from './read-field.ts'

/** The region is for numbers without a country code, the language for the labels of what cannot be read. */
type ReadingSettings = Pick<LeadSettings, 'region' | 'locale'>

/** `unread`: `label: value` of what could not be read. */
export type ReadPerson = { readonly person: LeadPerson; readonly unread: readonly string[] }

/** The result of `read`; if it throws a validation error, null and a line in `unread`. */
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

export function readTags(
  tags: readonly string[],
  locale: Locale,
): {
  readonly tags: readonly string[]
  readonly unread: readonly string[]
} {
  const unread: string[] = []
  const read = [...new Set(tags.flatMap((tag) => attempt(ownLabel('Tag', locale), tag, parseTags, unread) ?? []))]
  const others = read.slice(MAX_TAGS)
  return {
    tags: read.slice(0, MAX_TAGS),
    unread: others.length === 0 ? unread : [...unread, `${ownLabel('Tags', locale)}: ${others.join(', ')}`],
  }
}

/** WhatsApp and others write a number with its country's code, but without “+”. */
function readNumber(text: string, region: string): ReadPhone | undefined {
  const international = /^\d{11,15}$/u.test(text)
    ? attempt('', `+${text}`, (number) => parsePhones(number, region)[0], [])
    : null
  try {
    return parsePhones(text, region)[0]
  } catch (error) {
    if (international == null) throw error
    return { ...international, value: text }
  }
}

function telegramOf({ telegramUserId, telegramUsername }: ParsedFields): LeadPerson['telegram'] {
  if (telegramUserId === undefined && telegramUsername === undefined) return null
  return { userId: telegramUserId === undefined ? null : Number(telegramUserId), username: telegramUsername ?? null }
}

/** The name. If there is neither a name nor a way to reach anybody, an address or number that cannot be read. */
function nameOf(
  named: string,
  fields: ParsedFields,
  { email, phone, telegram }: Omit<LeadPerson, 'name' | 'parts'>,
): string {
  if (named !== '' || email !== null || phone !== null || telegram !== null) return named
  const unreadable = fields.phone ?? fields.email
  const name = unreadable === undefined ? undefined : beginningOf(unreadable, MAX_SINGLE_LINE_LENGTH)
  return attempt('Name', name, parseSingleLine, []) ?? ''
}

/** A first name alone tells nothing about parts: many forms get a whole name there. */
function partsOf({ firstName, lastName }: ParsedFields): LeadPerson['parts'] {
  const [given, family] = [firstName, lastName].map((part) => attempt('Name', part, parseSingleLine, []))
  return given == null || family == null ? null : { given, family }
}

/**
 * @returns null if there is neither a name nor a way to reach anybody
 */
export function readPerson(fields: ParsedFields, { region, locale }: ReadingSettings): ReadPerson | null {
  const label = (own: string) => ownLabel(own, locale)
  const unread: string[] = []
  const email = attempt(label('Email'), fields.email, (text) => parseEmails(text)[0], unread) ?? null
  const phone = attempt(label('Phone'), fields.phone, (text) => readNumber(text, region), unread) ?? null
  const telegram = telegramOf(fields)
  const company = attempt(label('Company'), fields.company, parseSingleLine, unread)
  const joined = [fields.firstName, fields.lastName].filter(Boolean).join(' ')
  const fitting = beginningOf(joined, MAX_SINGLE_LINE_LENGTH).trimEnd()
  if (fields.name === undefined && fitting !== joined) unread.push(`${label('Name')}: ${joined}`)
  const written = fields.name ?? (fitting === '' ? undefined : fitting)
  const named = attempt(label('Name'), written, parseSingleLine, unread) ?? ''
  const others = { email, phone, telegram, company }
  const name = nameOf(named, fields, others)
  const isAnybody = name !== '' || email !== null || phone !== null || telegram !== null
  return isAnybody ? { person: { name, parts: partsOf(fields), ...others }, unread } : null
}
