/** Reads a contact card as a chat shares it, with its vCard, into typed fields; the rest becomes lines of a note. Pure. */
import { splitLabel, withLabelText, withoutLabelText } from './address-labels.ts'
import { withExtension } from './dialled-extension.ts'
import { parseEmails } from './emails.ts'
import { fieldProblemOf } from './field-problem.ts'
import type { NameParts } from './names/split-name.ts'
import { extensionOf, formatPhone, mainNumberOf, parsePhones } from './phones.ts'
import { readVCard } from './read-vcard.ts'
import type { SaidPerson } from './said-person.ts'
import { parseSingleLine } from './single-line.ts'
import { handleOf, parseTelegram, telegramText } from './telegram-account.ts'

export type SentCard = {
  /** The first name, which may be all of a name. */
  readonly given: string
  /** The last name; empty if there is none. */
  readonly family: string
  /** International, with or without its plus. */
  readonly phone: string
  readonly vcard: string | null
}

/** Of the person only what the parsers accept. */
export type ReadContactCard = {
  readonly person: SaidPerson
  readonly note: string
}

/** What a contact holds at most; the rest goes into the note. */
const MAX_VALUES = 10

function isUsable(text: string, parse: (text: string) => unknown): boolean {
  try {
    parse(text)
    return true
  } catch (error) {
    if (fieldProblemOf(error) === null) throw error
    return false
  }
}

type Sorted = { readonly usable: readonly string[]; readonly rest: readonly string[] }

/** @param parse reads a list of values into what they are compared by */
function sorted(values: readonly string[], parse: (text: string) => readonly string[]): Sorted {
  const usable = new Map<string, string>()
  const rest: string[] = []
  for (const value of values) {
    if (!isUsable(value, parse)) {
      rest.push(value)
      continue
    }
    const [key = value] = parse(value)
    const known = usable.get(key)
    // The number that the chat sends has no label; the same one in the vCard may.
    if (known !== undefined) usable.set(key, splitLabel(known).label === undefined ? value : known)
    else if (usable.size < MAX_VALUES) usable.set(key, value)
    else rest.push(value)
  }
  return { usable: [...usable.values()], rest }
}

/**
 * Numbers with an extension as they are read, since address books write them in their own ways. The chat sends a number without its
 * extension, which only the vCard has: then the bare number is that of the switchboard, which would make all its people look
 * alike.
 */
function withReadable({ usable, rest }: Sorted, e164Of: (text: string) => string): Sorted {
  const extended = usable.map(e164Of).filter((e164) => extensionOf(e164) !== null)
  const switchboards = extended.map(mainNumberOf)
  const kept = usable.filter((text) => !switchboards.includes(e164Of(text)))
  const readable = (text: string): string => {
    const e164 = e164Of(text)
    return extended.includes(e164) ? withLabelText(formatPhone(e164), splitLabel(text)) : text
  }
  return { usable: kept.map(readable), rest }
}

/** A line that a field takes; empty for anything else. */
const line = (text: string): string => (isUsable(text, (one) => parseSingleLine(one)) ? parseSingleLine(text) : '')

const wordsOf = (text: string): string => text.split(/\s+/u).filter(Boolean).toSorted().join(' ')

/**
 * The first of these that makes up the name. A first name alone tells nothing about parts: many people keep a whole name
 * there.
 */
function partsOf(name: string, known: readonly NameParts[]): NameParts | null {
  const usable = known.map(({ given, middle, family }) => ({
    given: line(given),
    middle: line(middle),
    family: line(family),
  }))
  const isWhole = ({ given, middle, family }: NameParts): boolean =>
    given !== '' && family !== '' && wordsOf([given, middle, family].join(' ')) === wordsOf(name)
  return usable.find(isWhole) ?? null
}

/** @param region ISO 3166-1 alpha-2: of numbers in the vCard without a country code */
export function readContactCard({ given, family, phone, vcard }: SentCard, region: string): ReadContactCard {
  const person = vcard === null ? null : readVCard(vcard)
  const international = phone === '' || phone.startsWith('+') ? phone : `+${phone}`
  const numbers = [international, ...(person?.phones ?? [])].map(withExtension)
  const read = (text: string) => parsePhones(text, region).map(({ e164 }) => e164)
  const phones = withReadable(sorted(numbers, read), (text) => read(text)[0] ?? text)
  const emails = sorted(person?.emails ?? [], (text) => parseEmails(text).map(({ normalized }) => normalized))
  const accounts = sorted(person?.telegram ?? [], (text) => [handleOf(telegramText(parseTelegram(text)))])
  const [telegram = null, ...otherAccounts] = accounts.usable
  const sent = [given, family].filter((part) => part !== '').join(' ')
  const lines = { name: line(sent) || line(person?.name ?? ''), company: line(person?.organisation ?? '') }
  // Only the vCard may know a middle name.
  const parts = partsOf(lines.name, [...(person === null ? [] : [person.parts]), { given, middle: '', family }])
  const job = line(person?.title ?? '')
  const note = [
    ...phones.rest.filter((one) => one !== '').map((one) => `📞 ${withoutLabelText(one)}`),
    ...emails.rest.map((one) => `✉️ ${withoutLabelText(one)}`),
    ...(person?.addresses ?? []).map((one) => `🏠 ${one}`),
    ...(person === null || person.birthday === '' ? [] : [`🎂 ${person.birthday.replace(/^--/u, '')}`]),
    ...[...(person?.links ?? []), ...otherAccounts, ...accounts.rest].map((one) => `🔗 ${one}`),
    ...(person === null || person.note === '' ? [] : [person.note]),
  ]
  return {
    person: {
      name: lines.name,
      parts,
      phones: phones.usable,
      emails: emails.usable,
      telegram,
      company: lines.company || null,
      job: job || null,
      tags: [],
    },
    note: note.join('\n').normalize('NFC'),
  }
}
