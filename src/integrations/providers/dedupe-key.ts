/** Decides whether two deliveries of a source are the same. */
import { createHash } from 'node:crypto'

import { readAll } from '../body/json-path.ts'
import { type Json, textOf } from '../body/json.ts'
import type { DedupeRule } from './provider.ts'

/** Within this time equal bodies without an id are one delivery: a retry, or a double click. */
export const SAME_BODY_WINDOW_MS = 10 * 60 * 1000

export type DedupeKey = {
  /** Unique within the source. */
  readonly key: string
  /**
   * Only for keys by body: the key of the previous window. A delivery with that key, received less than {@link
   * SAME_BODY_WINDOW_MS} ago, is the same one too.
   */
  readonly previousKey?: string
}

const MAX_VALUE_LENGTH = 200

const sha256 = (data: Uint8Array | string) => createHash('sha256').update(data).digest('hex')

/** The kind comes first, so that no sender's id can pass for the hash of a body. */
function idKey(value: string): DedupeKey {
  return { key: value.length > MAX_VALUE_LENGTH ? `id#${sha256(value)}` : `id:${value}` }
}

/** An id that JavaScript cannot represent exactly would equal neighbouring ids. */
function exactText(value: Json): string | undefined {
  return typeof value === 'number' && !Number.isSafeInteger(value) ? undefined : textOf(value)
}

/** Undefined unless every path leads to a value. */
function combined(payload: Json, paths: readonly string[]): string | undefined {
  const values = paths.map((path) => readAll(payload, path).map(exactText))
  const complete = values.length > 0 && values.every((found) => found.length > 0 && !found.includes(undefined))
  return complete ? values.flat().join(' ') : undefined
}

function ruledValue(rule: DedupeRule, delivery: Delivery): string | undefined {
  if (rule.from === 'header') {
    return rule.headers.map((header) => delivery.headers.get(header)?.trim() ?? '').find((value) => value !== '')
  }
  const { payload, headers } = delivery
  if (payload === undefined) return undefined
  const value = combined(payload, rule.paths) ?? combined(payload, rule.otherwise ?? [])
  const event = rule.header === undefined ? '' : (headers.get(rule.header)?.trim() ?? '')
  return value === undefined || event === '' ? value : `${event} ${value}`
}

export type Delivery = {
  readonly headers: Pick<Headers, 'get'>
  readonly rawBody: Uint8Array
  /** Undefined if the body could not be parsed: it is then identified by its bytes. */
  readonly payload: Json | undefined
  readonly now: Date
}

/**
 * The key by the provider's rule or, if the rule finds nothing, by the bytes of the body within a window of ten
 * minutes.
 */
export function dedupeKey(rule: DedupeRule, delivery: Delivery): DedupeKey {
  const value = ruledValue(rule, delivery)
  if (value !== undefined) return idKey(value)
  const hash = sha256(delivery.rawBody)
  const window = Math.floor(delivery.now.getTime() / SAME_BODY_WINDOW_MS)
  return { key: `body:${hash}:${window}`, previousKey: `body:${hash}:${window - 1}` }
}
