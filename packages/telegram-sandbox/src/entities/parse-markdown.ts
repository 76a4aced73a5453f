import type { MessageEntity } from 'grammy/types'

import type { FormattedText } from './formatted-text.ts'
import { linkEntity } from './link-entity.ts'
import { byteOffset, cannotParse } from './parse-error.ts'

/** Telegram's legacy Markdown: no nesting. @throws BotApiError 400 if an entity has no end */
export function parseMarkdown(source: string): FormattedText {
  let text = ''
  const entities: MessageEntity[] = []
  let index = 0
  while (index < source.length) {
    const character = source[index] ?? ''
    if (character === '\\' && /^[_*`[]$/.test(source[index + 1] ?? '')) {
      text += source[index + 1]
      index += 2
      continue
    }
    if (!/^[_*`[]$/.test(character)) {
      text += character
      index += 1
      continue
    }
    const mark = source.startsWith('```', index) ? '```' : character
    const end = source.indexOf(mark === '[' ? ']' : mark, index + mark.length)
    if (end < 0) {
      throw cannotParse(`Can't find end of the entity starting at byte offset ${byteOffset(source, index)}`)
    }
    const inside = source.slice(index + mark.length, end)
    const place = { offset: text.length, length: inside.length }
    index = end + mark.length
    text += inside
    if (mark === '[') {
      const target = /^\(([^)]*)\)/.exec(source.slice(index))
      if (target === null) continue
      index += target[0].length
      const link = linkEntity(target[1] ?? '', place)
      if (link !== null && inside !== '') entities.push(link)
    } else if (inside !== '') {
      const type = mark === '*' ? 'bold' : mark === '_' ? 'italic' : mark === '`' ? 'code' : 'pre'
      entities.push({ type, ...place })
    }
  }
  return { text, entities }
}
