/** Reads a vCard, version 2.1, 3.0 or 4.0, as telephones and address books export it and as chats share it. Pure. */
import ICAL from 'ical.js'

import { withLabelText } from './address-labels.ts'
import { beginningOf } from './cut-text.ts'
import { withExtension } from './dialled-extension.ts'
import type { NameParts } from './names/split-name.ts'
import { groupLabels, plainParameters, vcardLabel } from './vcard-labels.ts'

export type VCardPerson = {
  readonly uid: string
  /** Empty also for a card whose name only repeats an address, a number or the company. */
  readonly name: string
  /** What N says, whether it makes up the name or not. */
  readonly parts: NameParts
  /** An extension stands behind its number as people write it, and a label behind that. */
  readonly phones: readonly string[]
  /** A label stands behind its address. */
  readonly emails: readonly string[]
  readonly company: string
  /** The first part of {@link VCardPerson.company}: the organisation without its departments. */
  readonly organisation: string
  /** What the person does: TITLE of the card. */
  readonly title: string
  /** One line each. */
  readonly addresses: readonly string[]
  /** ISO 8601, without the year if the card has none (`--04-12`); empty if there is none. */
  readonly birthday: string
  readonly links: readonly string[]
  /** Accounts in Telegram, as {@link parseTelegram} reads them. */
  readonly telegram: readonly string[]
  /** The groups of an address book, without those that its program makes itself. */
  readonly categories: readonly string[]
  readonly note: string
  readonly revised: string | null
}

const TELEGRAM_LINK = /^(?:https?:\/\/)?(?:www\.)?t(?:elegram)?\.me\/\w+\/?$/iu
/** Groups that Google makes itself. */
const OWN_GROUPS = /^(?:\* .*|myContacts)$/iu
const BINARY = /^(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY)[;:]/iu
/** Whether a line begins a picture, a sound or a key: the lines that are indented below it belong to it. */
export function beginsPicture(line: string): boolean {
  return BINARY.test(line)
}

/** In UTF-16 units, without pictures: a card has some hundreds. What is beyond it is cut off like the end of a cut card. */
const MAX_TEXT_LENGTH = 256 * 1024

/** A picture takes up nearly all of a card, so it goes before anything else is done with the text. */
function withoutPictures(card: string): string {
  let isPicture = false
  const kept: string[] = []
  for (const line of card.split('\n')) {
    if (!/^[ \t]/u.test(line)) isPicture = BINARY.test(line)
    if (!isPicture) kept.push(line)
  }
  return kept.join('\n')
}

/** Chats cut long cards (Telegram: 2,048 bytes). The last line may then be half a value, so it goes, and the card is closed. */
function closed(card: string): string {
  const isWhole = /^END:VCARD[ \t]*\r?\n?$/imu.test(card.slice(-32)) && card.length <= MAX_TEXT_LENGTH
  if (isWhole) return card
  const cut = beginningOf(card, MAX_TEXT_LENGTH)
  const lines = cut.split('\n').slice(0, -1)
  // Of a value that goes on over several lines nothing is sure any more.
  const last = lines.findLastIndex((line) => !/^[ \t]/u.test(line))
  const isFolded = /^[ \t]/u.test(cut.slice(cut.lastIndexOf('\n') + 1))
  return [...(isFolded ? lines.slice(0, last) : lines), 'END:VCARD'].join('\n')
}

/** Ends a line of quoted-printable text that goes on in the next. */
const SOFT_BREAK = /^([^:\r\n]*QUOTED-PRINTABLE[^\r\n]*)=\r?\n/gimu

/** Version 2.1 wraps lines of quoted-printable text with a “=” at their end, and says what is in them before the colon. */
function decodeQuotedPrintable(card: string): string {
  let unfolded = card
  for (let before = ''; before !== unfolded;) {
    before = unfolded
    unfolded = before.replace(SOFT_BREAK, '$1')
  }
  return unfolded.replace(
    /^([^:\r\n]*?);?(?:ENCODING=)?QUOTED-PRINTABLE([^:\r\n]*):(.*)$/gimu,
    (_, before, after, text) => {
      const charset = /CHARSET=([\w-]+)/iu.exec(`${before}${after}`)?.[1] ?? 'utf-8'
      const bytes = Buffer.from(
        String(text).replace(/=([\dA-F]{2})/giu, (__, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      )
      const decoded = decoderOf(charset).decode(bytes).replace(/\r?\n/gu, '\\n')
      return `${before}${after}:${decoded}`
    },
  )
}

function decoderOf(charset: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(charset)
  } catch {
    return new TextDecoder()
  }
}

/** Groups (`item1.TEL`) only tie labels to values. */
function normalize(card: string): string {
  const lines = decodeQuotedPrintable(closed(withoutPictures(card)))
    .replace(/\r?\n[ \t](?=\S)/gu, '')
    .split(/\r?\n/u)
    .map((line) => line.trimEnd())
    .filter((line) => line !== '' && !BINARY.test(line))
    .filter((line) => /^(?:[\w-]+\.)?[\w-]+(?:;[^:]*)?:/u.test(line))
  const labels = groupLabels(lines)
  return lines
    .map((line) => {
      const colon = line.indexOf(':')
      const [grouped = '', ...parameters] = line.slice(0, colon).split(';')
      const [, group = '', name = grouped] = /^([\w-]+)\.(.*)$/u.exec(grouped) ?? []
      return [name, ...plainParameters(parameters, labels.get(group.toLowerCase()))].join(';') + line.slice(colon)
    })
    .map((line) => (/^VERSION:/iu.test(line) ? 'VERSION:3.0' : line))
    .join('\r\n')
}

/** Values with parts are lists; those of dates and addresses can write themselves. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.flat().filter(Boolean).join(' ')
  return value === null || value === undefined ? '' : JSON.stringify(value).replace(/^"|"$/gu, '')
}

/** The parser leaves “\;” as it is, except in values that consist of parts. */
function unescaped(text: string): string {
  return text.replaceAll(String.raw`\;`, ';')
}

function textsOf(component: InstanceType<typeof ICAL.Component>, name: string): readonly string[] {
  return component.getAllProperties(name).flatMap((property) =>
    property
      .getValues()
      .map(textOf)
      .map((text: string) => (name === 'org' ? text : unescaped(text)))
      .map((text: string) => text.trim())
      .filter((text: string) => text !== ''),
  )
}

/** Numbers or addresses, each with its label as one types them together. @param plain what is done to the value alone */
function labelledIn(
  component: InstanceType<typeof ICAL.Component>,
  name: string,
  plain: (text: string) => string,
): readonly string[] {
  return component.getAllProperties(name).flatMap((property) => {
    const text = unescaped(textOf(property.getFirstValue())).trim()
    if (text === '') return []
    const label = vcardLabel((parameter) => property.getParameter(parameter))
    return [withLabelText(plain(text.replace(/^(?:tel|mailto):/iu, '')), label)]
  })
}

/** FN must be there, so a card without a name says something else in it, and leaves N empty. */
function standsForName(component: InstanceType<typeof ICAL.Component>, full: string): boolean {
  const parts: unknown = component.getFirstPropertyValue('n')
  const isNameless = Array.isArray(parts) && parts.flat().every((part) => textOf(part).trim() === '')
  const digits = (text: string): string => text.replace(/\D/gu, '')
  return (
    isNameless &&
    (['email', 'org', 'x-telegram'].some((name) => textsOf(component, name).includes(full)) ||
      textsOf(component, 'tel').some((phone) => digits(phone) !== '' && digits(phone) === digits(full)))
  )
}

/** The parts of N are family, given, additional, prefixes, suffixes. */
function partsIn(component: InstanceType<typeof ICAL.Component>): NameParts {
  const parts: unknown = component.getFirstPropertyValue('n')
  const [family = '', given = '', middle = ''] = Array.isArray(parts)
    ? parts.map((part) => textOf(part).replace(/\s+/gu, ' ').trim())
    : []
  return { family, given, middle }
}

function nameIn(component: InstanceType<typeof ICAL.Component>): string {
  const [full] = textsOf(component, 'fn')
  if (full !== undefined) return standsForName(component, full) ? '' : full
  const written: unknown = component.getFirstPropertyValue('n')
  if (!Array.isArray(written)) return textOf(written)
  const { family, given, middle } = partsIn(component)
  return [given, middle, family].filter((part) => part !== '').join(' ')
}

function organisationIn(component: InstanceType<typeof ICAL.Component>): string {
  const value: unknown = component.getFirstPropertyValue('org')
  return textOf(Array.isArray(value) ? value[0] : value).trim()
}

/** Post office box, extended address, street, town, region, code, country. */
function addressesIn(component: InstanceType<typeof ICAL.Component>): readonly string[] {
  return component
    .getAllProperties('adr')
    .flatMap((property) => property.getValues())
    .map((parts: unknown) =>
      (Array.isArray(parts) ? parts.flat() : [parts])
        .map((part) => textOf(part).replace(/\s+/gu, ' ').trim())
        .filter((part) => part !== '')
        .join(', '),
    )
    .filter((address) => address !== '')
}

/** In `IMPP:telegram:anna`, `X-TELEGRAM:anna`, or a link of `X-SOCIALPROFILE` or `URL` to `t.me`. */
function telegramIn(component: InstanceType<typeof ICAL.Component>): readonly string[] {
  const messengers = textsOf(component, 'impp').flatMap((text) => /^telegram:(?:\/\/)?(.+)$/iu.exec(text)?.[1] ?? [])
  const links = ['impp', 'x-socialprofile', 'url'].flatMap((name) => textsOf(component, name))
  return [...textsOf(component, 'x-telegram'), ...messengers, ...links.filter((link) => TELEGRAM_LINK.test(link))]
}

/** Read from the text: a date that is written in an odd way must not cost the whole card. */
function birthdayIn(card: string): string {
  const [, written = ''] = /^BDAY[^:\r\n]*:(.*)$/imu.exec(card) ?? []
  const [, year = '', month = '', day = ''] = /^(\d{4}|--)-?(\d{2})-?(\d{2})(?!\d)/u.exec(written.trim()) ?? []
  return day === '' ? '' : `${year}-${month}-${day}`.replace(/^---/u, '--')
}

function withoutBirthday(card: string): string {
  return card.replace(/^(?:BDAY|ANNIVERSARY)[^:\r\n]*:.*\r?\n/gimu, '')
}

/** @returns null for a card that cannot be read */
export function readVCard(card: string): VCardPerson | null {
  try {
    const text = normalize(card)
    const component = new ICAL.Component(ICAL.parse(withoutBirthday(text)) as unknown[])
    const [company = ''] = textsOf(component, 'org')
    return {
      uid: textsOf(component, 'uid')[0] ?? '',
      name: nameIn(component).trim(),
      parts: partsIn(component),
      phones: labelledIn(component, 'tel', withExtension),
      emails: labelledIn(component, 'email', (address) => address),
      company,
      organisation: organisationIn(component),
      title: textsOf(component, 'title')[0] ?? '',
      addresses: addressesIn(component),
      birthday: birthdayIn(text),
      links: textsOf(component, 'url').filter((link) => !TELEGRAM_LINK.test(link)),
      telegram: telegramIn(component),
      categories: textsOf(component, 'categories').filter((group) => !OWN_GROUPS.test(group)),
      note: textsOf(component, 'note').join('\n'),
      revised: textsOf(component, 'rev')[0] ?? null,
    }
  } catch {
    return null
  }
}
