/** Parses the raw bytes of a request into plain data, or returns one of a closed set of problems. */
import { isDeeperThan } from './measure-depth.ts'
import { isJsonRecord, type Json, property } from './json.ts'

export type BodyProblem =
  | 'empty'
  | 'not-utf8'
  | 'not-json'
  /** JSON, but a bare string, number, true, false or null. */
  | 'not-a-record'
  | 'too-deep'
  | 'not-a-form'
  /** Neither JSON nor an URL-encoded form, by its content type. */
  | 'unsupported-type'

export type ParsedBody =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly reason: BodyProblem }

export const MAX_BODY_DEPTH = 64
const MAX_FORM_FIELDS = 1000
const FORM_TYPE = 'application/x-www-form-urlencoded'
const JSON_TYPE = /^(?:application|text)\/(?:[\w.-]+\+)?json$/u

const fail = (reason: BodyProblem) => ({ ok: false, reason }) as const

function parseJson(raw: Uint8Array, text: string): ParsedBody {
  if (isDeeperThan(raw, MAX_BODY_DEPTH)) return fail('too-deep')
  try {
    const value = JSON.parse(text) as Json
    if (typeof value !== 'object' || value === null) return fail('not-a-record')
    // The key may be escaped, so any Unicode escape counts. Only then is a reviver used, because it is slow.
    if (!/__proto__|\\u/u.test(text)) return { ok: true, value }
    return { ok: true, value: JSON.parse(text, (key, part: Json) => (key === '__proto__' ? undefined : part)) as Json }
  } catch {
    return fail('not-json')
  }
}

/** A field given several times becomes a list. */
function parseForm(text: string): ParsedBody {
  const pairs = text.split('&').filter((pair) => pair !== '')
  if (pairs.length > MAX_FORM_FIELDS) return fail('not-a-form')
  const fields = new Map<string, string[]>()
  try {
    for (const pair of pairs) {
      const [name = '', ...rest] = pair.split('=')
      const [key = '', value = ''] = [name, rest.join('=')].map((part) => decodeURIComponent(part.replaceAll('+', ' ')))
      if (key !== '' && key !== '__proto__') fields.set(key, [...(fields.get(key) ?? []), value])
    }
  } catch {
    return fail('not-a-form')
  }
  if (fields.size === 0) return fail('not-a-form')
  return {
    ok: true,
    value: Object.fromEntries(
      [...fields].map(([key, values]) => [key, values.length === 1 ? (values[0] ?? '') : values]),
    ),
  }
}

/**
 * Parses a JSON or URL-encoded body. Never throws, and takes time linear in the body's length.
 *
 * A body that begins like JSON is read as JSON even if the content type says form, which is curl's default. The same
 * goes for a missing type and text/plain.
 *
 * @param contentType the header as it came, or null
 * @param options.jsonField the field of a form in which the provider puts its JSON, such as GitHub's `payload`
 */
export function parseBody(
  raw: Uint8Array,
  contentType: string | null,
  options: { readonly jsonField?: string } = {},
): ParsedBody {
  const type = (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(raw)
  } catch {
    return fail('not-utf8')
  }
  if (text.trim() === '') return fail('empty')
  if (type === FORM_TYPE && !/^\s*[[{]/u.test(text)) {
    const form = parseForm(text)
    if (!form.ok || options.jsonField === undefined || !isJsonRecord(form.value)) return form
    const inner = property(form.value, options.jsonField)
    return typeof inner === 'string' ? parseJson(Buffer.from(inner, 'utf8'), inner) : form
  }
  if (type !== '' && type !== FORM_TYPE && type !== 'text/plain' && !JSON_TYPE.test(type))
    return fail('unsupported-type')
  return parseJson(raw, text)
}
