/** Reads people from vCard files, versions 2.1, 3.0 and 4.0, as telephones and address books export them. */
import ICAL from 'ical.js'

import { decodeChunks } from './decode-text.ts'

export type VCardPerson = {
  readonly uid: string
  readonly name: string
  readonly phones: readonly string[]
  readonly emails: readonly string[]
  readonly company: string
  /** What the person does: TITLE of the card. */
  readonly title: string
  readonly note: string
  readonly revised: string | null
}

/** A card may hold a photo; beyond this it is not read. */
const MAX_CARD_LENGTH = 4 * 1024 * 1024
const END = /^END:VCARD[ \t]*\r?$/imu

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

/** Parameters without a name (`TEL;CELL:`) are types; groups (`item1.TEL`) only tie labels to values. */
function normalize(card: string): string {
  return decodeQuotedPrintable(card)
    .replace(/\r?\n[ \t](?=\S)/gu, '')
    .split(/\r?\n/u)
    .map((line) => line.trimEnd())
    .filter((line) => line !== '' && !/^(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY)[;:]/iu.test(line))
    .filter((line) => /^(?:[\w-]+\.)?[\w-]+(?:;[^:]*)?:/u.test(line))
    .map((line) => {
      const colon = line.indexOf(':')
      const [name = '', ...parameters] = line.slice(0, colon).split(';')
      const kept = parameters.filter((one) => one.includes('=') && !/^(?:CHARSET|ENCODING)=/iu.test(one))
      return [name.replace(/^[\w-]+\./u, ''), ...kept].join(';') + line.slice(colon)
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

function textsOf(component: InstanceType<typeof ICAL.Component>, name: string): readonly string[] {
  return component.getAllProperties(name).flatMap((property) =>
    property
      .getValues()
      .map(textOf)
      .map((text: string) => text.trim())
      .filter((text: string) => text !== ''),
  )
}

/** The parts of N are family, given, additional, prefixes, suffixes. */
function nameIn(component: InstanceType<typeof ICAL.Component>): string {
  const [full] = textsOf(component, 'fn')
  if (full !== undefined) return full
  const parts: unknown = component.getFirstPropertyValue('n')
  if (!Array.isArray(parts)) return textOf(parts)
  const [family = '', given = '', additional = ''] = parts.map((part) => [part].flat().join(' '))
  return [given, additional, family].filter((part) => part !== '').join(' ')
}

/** @returns null for a card that cannot be read */
export function readCard(card: string): VCardPerson | null {
  try {
    const component = new ICAL.Component(ICAL.parse(normalize(card)) as unknown[])
    const [company = ''] = textsOf(component, 'org')
    const strip = (text: string): string => text.replace(/^(?:tel|mailto):/iu, '')
    return {
      uid: textsOf(component, 'uid')[0] ?? '',
      name: nameIn(component).trim(),
      phones: textsOf(component, 'tel').map(strip),
      emails: textsOf(component, 'email').map(strip),
      company,
      title: textsOf(component, 'title')[0] ?? '',
      note: textsOf(component, 'note').join('\n'),
      revised: textsOf(component, 'rev')[0] ?? null,
    }
  } catch {
    return null
  }
}

/** Yields every card; those that cannot be read are left out. @throws Error for a card larger than four megabytes */
export async function* vCardPeople(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<VCardPerson> {
  let waiting = ''
  for await (const text of decodeChunks(chunks)) {
    waiting += text
    for (let end = END.exec(waiting); end !== null; end = END.exec(waiting)) {
      const stop = end.index + end[0].length
      const begin = waiting.search(/^BEGIN:VCARD/imu)
      const person = begin === -1 ? null : readCard(waiting.slice(begin, stop).trim())
      if (person !== null) yield person
      waiting = waiting.slice(stop)
    }
    if (waiting.length > MAX_CARD_LENGTH) throw new Error('A card is too large')
  }
}
