import type { MessageEntity } from 'grammy/types'

import type { FormattedText } from './formatted-text.ts'
import { linkEntity } from './link-entity.ts'
import { byteOffset, cannotParse } from './parse-error.ts'

type Style = 'Bold' | 'Italic' | 'Underline' | 'Strikethrough' | 'Spoiler' | 'TextUrl' | 'CustomEmoji'
type OpenStyle = { readonly style: Style; readonly mark: string; readonly start: number; readonly at: number }

const RESERVED = new Set('_*[]()~`>#+-=|{}.!')
/** Longer marks first. */
const MARKS: readonly (readonly [string, Style])[] = [
  ['__', 'Underline'],
  ['||', 'Spoiler'],
  ['_', 'Italic'],
  ['*', 'Bold'],
  ['~', 'Strikethrough'],
]
const TYPES = {
  Bold: 'bold',
  Italic: 'italic',
  Underline: 'underline',
  Strikethrough: 'strikethrough',
  Spoiler: 'spoiler',
} as const

/** @throws BotApiError 400 "can't parse entities: …": a reserved character that is not escaped, or an entity without an end */
export function parseMarkdownV2(source: string): FormattedText {
  let text = ''
  const entities: MessageEntity[] = []
  const open: OpenStyle[] = []
  let quoteStart: number | null = null
  /** Start of the line whose > has already been read. */
  let markedAt = -1
  let index = 0

  const endQuote = (expandable: boolean): void => {
    if (quoteStart !== null && text.length > quoteStart) {
      const type = expandable ? 'expandable_blockquote' : 'blockquote'
      entities.push({ type, offset: quoteStart, length: text.length - quoteStart })
    }
    quoteStart = null
  }

  while (index < source.length) {
    const atLineStart = (text === '' || text.endsWith('\n')) && text.length !== markedAt
    const quoteMark = atLineStart ? (/^(\*\*)?>/.exec(source.slice(index, index + 3))?.[0] ?? null) : null
    if (atLineStart && quoteStart !== null && (quoteMark === null || quoteMark.length > 1)) endQuote(false)
    if (quoteMark !== null) {
      quoteStart ??= text.length
      markedAt = text.length
      index += quoteMark.length
      continue
    }
    const character = source[index] ?? ''
    const next = source[index + 1]
    if (character === '\\' && next !== undefined && next.charCodeAt(0) > 0 && next.charCodeAt(0) <= 126) {
      text += next
      index += 2
    } else if (character === '`') {
      const code = readCode(source, index)
      if (code.text !== '') entities.push({ ...code.entity, offset: text.length, length: code.text.length })
      text += code.text
      index = code.end
    } else if (
      quoteStart !== null &&
      source.startsWith('||', index) &&
      /^\|\|(\n|$)/.test(source.slice(index, index + 3)) &&
      !open.some(({ style }) => style === 'Spoiler')
    ) {
      endQuote(true)
      index += 2
    } else if (character === '[' || source.startsWith('![', index)) {
      const emoji = character === '!'
      const mark = emoji ? '![' : '['
      open.push({ style: emoji ? 'CustomEmoji' : 'TextUrl', mark, start: text.length, at: index })
      index += mark.length
    } else if (character === ']' && (open.at(-1)?.style === 'TextUrl' || open.at(-1)?.style === 'CustomEmoji')) {
      const opened = open.pop()
      const target = readTarget(source, index + 1)
      if (opened !== undefined && target !== null) {
        const entity = targetEntity(opened, target.address, text.length)
        if (entity !== null) entities.push(entity)
      }
      index = target === null ? index + 1 : target.end
    } else {
      const mark = MARKS.find(([sign]) => source.startsWith(sign, index))
      if (mark !== undefined) {
        const [sign, style] = mark
        const opened = open.at(-1)
        if (opened?.style === style) {
          open.pop()
          const length = text.length - opened.start
          if (length > 0 && style in TYPES) {
            entities.push({ type: TYPES[style as keyof typeof TYPES], offset: opened.start, length })
          }
        } else {
          open.push({ style, mark: sign, start: text.length, at: index })
        }
        index += sign.length
      } else if (RESERVED.has(character)) {
        throw cannotParse(`Character '${character}' is reserved and must be escaped with the preceding '\\'`)
      } else {
        text += character
        index += 1
      }
    }
  }
  endQuote(false)
  const left = open.at(-1)
  if (left !== undefined) {
    throw cannotParse(`Can't find end of ${left.style} entity at byte offset ${byteOffset(source, left.at)}`)
  }
  return { text, entities }
}

function readCode(
  source: string,
  start: number,
): { text: string; end: number; entity: { type: 'code' } | { type: 'pre'; language?: string } } {
  const fence = source.startsWith('```', start) ? '```' : '`'
  let index = start + fence.length
  let language: string | undefined
  if (fence === '```') {
    const line = /^([^\s`\\]+)\n/.exec(source.slice(index))
    if (line !== null) {
      language = line[1]
      index += line[0].length
    } else if (source[index] === '\n') index += 1
  }
  let text = ''
  while (index < source.length && !source.startsWith(fence, index)) {
    if (source[index] === '\\' && index + 1 < source.length) index += 1
    text += source[index] ?? ''
    index += 1
  }
  if (index >= source.length) {
    const name = fence === '`' ? 'Code' : language === undefined ? 'Pre' : 'PreCode'
    throw cannotParse(`Can't find end of ${name} entity at byte offset ${byteOffset(source, start)}`)
  }
  const entity =
    fence === '`'
      ? { type: 'code' as const }
      : { type: 'pre' as const, ...(language === undefined ? {} : { language }) }
  return { text, end: index + fence.length, entity }
}

function readTarget(source: string, start: number): { address: string; end: number } | null {
  if (source[start] !== '(') return null
  let address = ''
  let index = start + 1
  while (index < source.length && source[index] !== ')') {
    if (source[index] === '\\' && index + 1 < source.length) index += 1
    address += source[index] ?? ''
    index += 1
  }
  if (index >= source.length) throw cannotParse(`Can't find end of a URL at byte offset ${byteOffset(source, start)}`)
  return { address, end: index + 1 }
}

function targetEntity(opened: OpenStyle, address: string, end: number): MessageEntity | null {
  const place = { offset: opened.start, length: end - opened.start }
  if (place.length === 0) return null
  if (opened.style === 'TextUrl') return linkEntity(address, place)
  const emoji = /^tg:\/\/emoji\?id=(\d+)$/.exec(address)?.[1]
  return emoji === undefined ? null : { type: 'custom_emoji', custom_emoji_id: emoji, ...place }
}
