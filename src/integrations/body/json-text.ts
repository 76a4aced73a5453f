/** JSON that a sender put into a text, such as Jotform's `rawRequest`. */
import type { Json } from './json.ts'
import { isDeeperThan } from './measure-depth.ts'
import { MAX_BODY_DEPTH } from './parse-body.ts'

const MAX_TEXT_LENGTH = 256 * 1024

/** The record or list that a text holds; anything else as it is. */
export function openJsonText(value: Json): Json {
  if (typeof value !== 'string' || value.length < 2 || value.length > MAX_TEXT_LENGTH) return value
  if (!/^\s*(?:\{[^]*\}|\[[^]*\])\s*$/u.test(value)) return value
  try {
    if (isDeeperThan(Buffer.from(value, 'utf8'), MAX_BODY_DEPTH)) return value
    const opened = JSON.parse(value, (key, part: Json) => (key === '__proto__' ? undefined : part)) as Json
    return typeof opened === 'object' && opened !== null ? opened : value
  } catch {
    return value
  }
}
