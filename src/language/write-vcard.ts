/**
 * Writes a person as a vCard 3.0 (RFC 2426), the version that telephones and address books all read, with the line folding
 * and escaping that RFC 6350 asks for as well. Pure.
 */
import type { Labelled } from './address-labels.ts'
import { type NameParts, splitName } from './names/split-name.ts'
import { extensionOf, mainNumberOf } from './phones.ts'
import { type TelegramAccount, wholeTelegramText } from './telegram-account.ts'
import { labelledLines } from './vcard-labels.ts'

/** The properties that hold one text, in the order in which they are written. */
export const VCARD_PROPERTIES = ['TITLE', 'ADR', 'URL', 'BDAY'] as const
export type VCardProperty = (typeof VCARD_PROPERTIES)[number]

export type WrittenPerson = {
  readonly uid: string
  /** Empty if it is not known. */
  readonly name: string
  /** What the name consists of, if that is known; else it is read from the name. */
  readonly parts: NameParts | null
  /** What stands for the name if there is none: an address, a number, a company. */
  readonly displayName: string
  readonly phones: readonly ({ /** With an extension as in RFC 3966. */ readonly e164: string } & Labelled)[]
  readonly emails: readonly ({ readonly value: string } & Labelled)[]
  readonly company: string | null
  /** An address is one line, a birthday an ISO 8601 date. */
  readonly properties: Readonly<Partial<Record<VCardProperty, string>>>
  readonly telegram: TelegramAccount | null
  readonly tags: readonly string[]
}

/** Octets of a line, without its line break. */
const MAX_LINE_OCTETS = 75
const END = '\r\n'

function escaped(text: string): string {
  return text.replaceAll(/[\\;,]/gu, String.raw`\$&`).replaceAll(/\r\n|\r|\n/gu, String.raw`\n`)
}

/** A character is never cut in two, since readers may decode line by line. */
function folded(line: string): string {
  let octets = 0
  let text = ''
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > MAX_LINE_OCTETS) {
      text += `${END} `
      octets = 1
    }
    text += character
    octets += size
  }
  return text
}

/** What is dialled after a pause is an extension: telephones know it by the comma. */
function dialled(e164: string): string {
  const extension = extensionOf(e164)
  return extension === null ? e164 : `${mainNumberOf(e164)},${extension}`
}

const one = (property: string, value: string | null): readonly string[] =>
  value === null || value === '' ? [] : [`${property}:${escaped(value)}`]

const labelled = (property: string, value: string, label: Labelled, group: string): readonly string[] =>
  labelledLines(property, label, group).map((line) => `${line.property}:${escaped(line.value ?? value)}`)

/** An address has parts, of which the third is the street; links and dates are not texts, and have no escapes. */
const VALUE_OF = {
  TITLE: escaped,
  ADR: (address) => `;;${escaped(address)};;;;`,
  URL: (link) => link,
  BDAY: (day) => day,
} as const satisfies Record<VCardProperty, (value: string) => string>

export function writeVCard(person: WrittenPerson): string {
  const { uid, name, parts, displayName, phones, emails, company, properties, telegram, tags } = person
  const { family, given, middle } = parts ?? splitName(name)
  const username = telegram?.username ?? null
  const lines = [
    'BEGIN:VCARD',
    'VERSION:3.0',
    ...one('UID', uid),
    `N:${[family, given, middle, '', ''].map(escaped).join(';')}`,
    `FN:${escaped(name === '' ? displayName : name)}`,
    ...phones.flatMap((phone, at) => labelled('TEL', dialled(phone.e164), phone, `tel${at + 1}`)),
    ...emails.flatMap((email, at) => labelled('EMAIL;TYPE=INTERNET', email.value, email, `email${at + 1}`)),
    ...one('ORG', company),
    ...VCARD_PROPERTIES.flatMap((property) => {
      const value = properties[property]
      return value === undefined ? [] : [`${property}:${VALUE_OF[property](value)}`]
    }),
    ...one('X-TELEGRAM', telegram && wholeTelegramText(telegram)),
    ...one('URL', username && `https://t.me/${username}`),
    ...(tags.length === 0 ? [] : [`CATEGORIES:${tags.map(escaped).join(',')}`]),
    'END:VCARD',
  ]
  return lines.map((line) => `${folded(line)}${END}`).join('')
}

/**
 * A card for a place with little room: what matters least is left out until it fits.
 *
 * @param maxOctets how much room there is
 * @returns null if not even the name and one number fit
 */
export function writeShortVCard(person: WrittenPerson, maxOctets: number): string | null {
  const [phone] = person.phones
  const plain = { ...person, tags: [], emails: person.emails.slice(0, 1), phones: phone === undefined ? [] : [phone] }
  const cards = [
    person,
    { ...person, tags: [] },
    plain,
    { ...plain, emails: [], company: null, properties: {}, telegram: null },
  ].map((each) => writeVCard(each))
  return cards.find((card) => Buffer.byteLength(card) <= maxOctets) ?? null
}
