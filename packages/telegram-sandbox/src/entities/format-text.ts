import type { MessageEntity } from 'grammy/types'
import { z } from 'zod'

import { badRequest } from '../bot-api/bot-api-error.ts'
import { isObject, jsonOf, textOf } from '../bot-api/parameters.ts'
import type { Parameters } from '../bot-api/parameters.ts'
import { detectEntities, sortEntities } from './detect-entities.ts'
import type { FormattedText } from './formatted-text.ts'
import { parseHtml } from './parse-html.ts'
import { parseMarkdownV2 } from './parse-markdown-v2.ts'
import { parseMarkdown } from './parse-markdown.ts'

const entitySchema = z.looseObject({ type: z.string(), offset: z.int(), length: z.int() })

export type TextSource = {
  readonly text: string
  readonly parseMode: string | undefined
  readonly entities: unknown
}

/** A call's text or caption with its parse_mode or entities. */
export function textSourceOf(parameters: Parameters, textName: string, entitiesName: string): TextSource {
  return {
    text: textOf(parameters, textName) ?? '',
    parseMode: textOf(parameters, 'parse_mode'),
    entities: jsonOf(parameters, entitiesName, `can't parse ${entitiesName} JSON object`),
  }
}

/**
 * The text as people see it: markup parsed, entities checked and completed, white space trimmed.
 * @throws BotApiError 400 "can't parse entities: …", "unsupported parse_mode", or an entity out of bounds
 */
export function formatText(source: TextSource): FormattedText {
  const raw = source.text.replaceAll('\r', '')
  // Telegram's check and wording for text that is not UTF-8: a lone surrogate cannot be sent.
  if (/\p{Cs}/u.test(raw)) throw badRequest('text must be encoded in UTF-8')
  const parsed = parse(raw, source)
  const cleaned = { text: parsed.text.replaceAll(/[\u0000-\u0009\u000b-\u001f]/g, ' '), entities: parsed.entities }
  const trimmed = trim(cleaned)
  return { text: trimmed.text, entities: detectEntities(trimmed.text, trimmed.entities) }
}

function parse(raw: string, { parseMode, entities }: TextSource): FormattedText {
  switch ((parseMode ?? '').toLowerCase()) {
    case '':
      return { text: raw, entities: readEntities(raw, entities) }
    case 'none':
      return { text: raw, entities: [] }
    case 'html':
      return parseHtml(raw)
    case 'markdownv2':
      return parseMarkdownV2(raw)
    case 'markdown':
      return parseMarkdown(raw)
    default:
      throw badRequest('unsupported parse_mode')
  }
}

function readEntities(text: string, given: unknown): MessageEntity[] {
  if (given === undefined || given === null) return []
  if (!Array.isArray(given)) throw badRequest("can't parse entities JSON object")
  const entities = given.map((entity: unknown) => {
    const result = entitySchema.safeParse(entity)
    if (!result.success || !isObject(entity))
      throw badRequest("can't parse MessageEntity: expected an Object with type, offset and length")
    return result.data as unknown as MessageEntity
  })
  const checked = entities.filter(({ length }) => length > 0)
  for (const entity of checked) checkBounds(text, entity)
  return sortEntities(checked)
}

function checkBounds(text: string, { offset, length }: MessageEntity): void {
  const end = offset + length
  if (offset < 0 || offset > text.length || splitsPair(text, offset)) {
    throw badRequest(`entity begins in a middle of a UTF-16 symbol at byte offset ${offset}`)
  }
  if (end > text.length) {
    throw badRequest(
      `entity beginning at UTF-16 offset ${offset} ends after the end of the text at UTF-16 offset ${text.length}`,
    )
  }
  if (splitsPair(text, end)) {
    throw badRequest(
      `entity beginning at UTF-16 offset ${offset} ends in a middle of a UTF-16 symbol at byte offset ${end}`,
    )
  }
}

/** Whether this offset would split a surrogate pair. */
function splitsPair(text: string, index: number): boolean {
  const before = text.charCodeAt(index - 1)
  const after = text.charCodeAt(index)
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff
}

function trim({ text, entities }: FormattedText): FormattedText {
  const cut = text.length - text.trimStart().length
  const kept = text.trim()
  const moved: MessageEntity[] = []
  for (const entity of entities) {
    const start = Math.max(0, entity.offset - cut)
    const end = Math.min(kept.length, entity.offset + entity.length - cut)
    if (end > start) moved.push({ ...entity, offset: start, length: end - start })
  }
  return { text: kept, entities: sortEntities(moved) }
}
