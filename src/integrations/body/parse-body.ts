/** Parses the raw bytes of a request into plain data, or returns one of a closed set of problems. */
import { isDeeperThan } from './measure-depth.ts'
import { type FormField, formRecord, MAX_FORM_FIELDS } from './form-record.ts'
import { type Json, property } from './json.ts'
import { readMultipart } from './read-multipart.ts'

export type BodyProblem =
  | 'empty'
  | 'not-utf8'
  | 'not-json'
  /** JSON, but a bare string, number, true, false or null. */
  | 'not-a-record'
  | 'too-deep'
  | 'not-a-form'
  /** Neither JSON nor a form, by its content type. */
  | 'unsupported-type'

export type ParsedBody =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly reason: BodyProblem }

export const MAX_BODY_DEPTH = 64
const FORM_TYPE = 'application/x-www-form-urlencoded'
const MULTIPART_TYPE = 'multipart/form-data'
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

/** JSON in a field of a form; undefined if it is invalid, or neither an object nor a list. Never throws. */
export function parseJsonField(value: Json | undefined): Json | undefined {
  if (typeof value !== 'string') return undefined
  const parsed = parseJson(Buffer.from(value, 'utf8'), value)
  return parsed.ok ? parsed.value : undefined
}

function parseUrlEncoded(text: string): ParsedBody {
  const pairs = text.split('&').filter((pair) => pair !== '')
  if (pairs.length > MAX_FORM_FIELDS) return fail('not-a-form')
  try {
    return formOf(
      pairs.map((pair): FormField => {
        const [name = '', ...rest] = pair.split('=')
        const [key = '', value = ''] = [name, rest.join('=')].map((part) =>
          decodeURIComponent(part.replaceAll('+', ' ')),
        )
        return [key, value]
      }),
    )
  } catch {
    return fail('not-a-form')
  }
}

function formOf(fields: readonly FormField[] | null): ParsedBody {
  const value = fields === null ? null : formRecord(fields)
  return value === null ? fail('not-a-form') : { ok: true, value }
}

/** The JSON in a field of a form, if the provider puts it there. */
function inField(form: ParsedBody, jsonField: string | undefined): ParsedBody {
  if (!form.ok || jsonField === undefined) return form
  const inner = property(form.value, jsonField)
  return typeof inner === 'string' ? parseJson(Buffer.from(inner, 'utf8'), inner) : form
}

/**
 * Parses a JSON body or a form, URL-encoded or multipart. Never throws, and takes time linear in the body's length.
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
  if (type === MULTIPART_TYPE) return inField(formOf(readMultipart(raw, contentType ?? '')), options.jsonField)
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(raw)
  } catch {
    return fail('not-utf8')
  }
  if (text.trim() === '') return fail('empty')
  if (type === FORM_TYPE && !/^\s*[[{]/u.test(text)) return inField(parseUrlEncoded(text), options.jsonField)
  if (type !== '' && type !== FORM_TYPE && type !== 'text/plain' && !JSON_TYPE.test(type))
    return fail('unsupported-type')
  return parseJson(raw, text)
}
