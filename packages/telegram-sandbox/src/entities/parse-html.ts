import type { MessageEntity } from 'grammy/types'

import type { FormattedText } from './formatted-text.ts'
import { linkEntity } from './link-entity.ts'
import { byteOffset, cannotParse } from './parse-error.ts'

type OpenTag = {
  readonly tag: string
  readonly attributes: ReadonlyMap<string, string>
  readonly start: number
}

const SIMPLE: Readonly<Record<string, MessageEntity.CommonMessageEntity['type']>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  'tg-spoiler': 'spoiler',
  code: 'code',
}
const OTHERS = ['a', 'pre', 'span', 'blockquote', 'tg-emoji', 'tg-time']
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' }

/** @throws BotApiError 400 "can't parse entities: …", with the position in bytes */
export function parseHtml(source: string): FormattedText {
  let text = ''
  const entities: MessageEntity[] = []
  const open: OpenTag[] = []
  let index = 0
  while (index < source.length) {
    const character = source[index]
    if (character === '&') {
      const reference = readReference(source, index)
      text += reference.text
      index += reference.length
    } else if (character !== '<') {
      text += character
      index += 1
    } else {
      const end = source.indexOf('>', index)
      if (end < 0) throw cannotParse(`Unclosed start tag at byte offset ${byteOffset(source, index)}`)
      const inside = source.slice(index + 1, end)
      if (inside.startsWith('/')) {
        const closed = closeTag(source, index, inside.slice(1).trim().toLowerCase(), open)
        const entity = entityOf(closed, text)
        // <pre><code class="language-…"> is one block, which the inner tag has already made.
        const inner = entities.at(-1)
        const repeated = entity?.type === 'pre' && inner?.type === 'pre' && inner.offset === entity.offset
        if (entity !== null && !repeated) entities.push(entity)
      } else {
        open.push(openTag(source, index, inside, text.length))
      }
      index = end + 1
    }
  }
  const left = open.at(-1)
  if (left !== undefined) throw cannotParse(`Can't find end tag corresponding to start tag "${left.tag}"`)
  return { text, entities }
}

function openTag(source: string, index: number, inside: string, start: number): OpenTag {
  const tag = (/^[^\s/]*/.exec(inside)?.[0] ?? '').toLowerCase()
  const at = `at byte offset ${byteOffset(source, index)}`
  if (SIMPLE[tag] === undefined && !OTHERS.includes(tag)) throw cannotParse(`Unsupported start tag "${tag}" ${at}`)
  const attributes = new Map<string, string>()
  for (const [, name = '', quoted, single, bare] of inside
    .slice(tag.length)
    .matchAll(/([^\s=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g)) {
    attributes.set(name.toLowerCase(), decode(quoted ?? single ?? bare ?? ''))
  }
  if (tag === 'span' && attributes.get('class') !== 'tg-spoiler') {
    throw cannotParse(`Tag "span" must have class "tg-spoiler" ${at}`)
  }
  return { tag, attributes, start }
}

function closeTag(source: string, index: number, name: string, open: OpenTag[]): OpenTag {
  const closed = open.pop()
  const at = byteOffset(source, index)
  if (closed === undefined) throw cannotParse(`Unexpected end tag at byte offset ${at}`)
  if (name !== '' && name !== closed.tag) {
    throw cannotParse(`Unmatched end tag at byte offset ${at}, expected "</${closed.tag}>", found "</${name}>"`)
  }
  return closed
}

function entityOf({ tag, attributes, start }: OpenTag, text: string): MessageEntity | null {
  const place = { offset: start, length: text.length - start }
  if (place.length === 0) return null
  const simple = SIMPLE[tag]
  if (simple === 'code') {
    const language = /^language-(.+)$/.exec(attributes.get('class') ?? '')?.[1]
    return language === undefined ? { type: 'code', ...place } : { type: 'pre', language, ...place }
  }
  if (simple !== undefined) return { type: simple, ...place }
  switch (tag) {
    case 'a':
      return linkEntity(attributes.get('href') ?? text.slice(start), place)
    case 'pre':
      return { type: 'pre', ...place }
    case 'span':
      return { type: 'spoiler', ...place }
    case 'blockquote':
      return { type: attributes.has('expandable') ? 'expandable_blockquote' : 'blockquote', ...place }
    case 'tg-emoji':
      return { type: 'custom_emoji', custom_emoji_id: attributes.get('emoji-id') ?? '', ...place }
    case 'tg-time':
      return timeEntity(attributes, place)
    default:
      return null
  }
}

function timeEntity(
  attributes: ReadonlyMap<string, string>,
  place: { offset: number; length: number },
): MessageEntity | null {
  const unix = Number(attributes.get('unix'))
  if (!Number.isSafeInteger(unix) || unix <= 0) throw cannotParse('Invalid "unix" attribute of the tag "tg-time"')
  const format = (attributes.get('format') ?? '') as MessageEntity.DateTimeMessageEntity['date_time_format']
  return { type: 'date_time', unix_time: unix, date_time_format: format, ...place }
}

function readReference(source: string, index: number): { text: string; length: number } {
  const [whole = '&', decimal, hex, name] =
    /^&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));?/i.exec(source.slice(index, index + 12)) ?? []
  const code = decimal !== undefined ? Number(decimal) : hex !== undefined ? Number.parseInt(hex, 16) : 0
  if (code > 0 && code <= 0x10ffff) return { text: String.fromCodePoint(code), length: whole.length }
  const named = name === undefined ? undefined : NAMED[name]
  return named === undefined ? { text: '&', length: 1 } : { text: named, length: whole.length }
}

function decode(value: string): string {
  let text = ''
  for (let index = 0; index < value.length;) {
    const part = value[index] === '&' ? readReference(value, index) : { text: value[index] ?? '', length: 1 }
    text += part.text
    index += part.length
  }
  return text
}
