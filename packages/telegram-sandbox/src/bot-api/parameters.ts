/** A call's parameters. They come as JSON, or as texts that may contain JSON (query, form, multipart); both read the same. */
import { badRequest } from './bot-api-error.ts'

export type Upload = { readonly name: string; readonly type: string; readonly content: Uint8Array }

export type Parameters = {
  readonly values: Readonly<Record<string, unknown>>
  readonly uploads: ReadonlyMap<string, Upload>
}

/** A text, or undefined. As in Telegram, numbers and booleans are read as their text. */
export function textOf({ values }: Parameters, name: string): string | undefined {
  const value = values[name]
  if (value === undefined || value === null) return undefined
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** A whole number; undefined if it is missing or not a whole number. */
export function integerOf(parameters: Parameters, name: string): number | undefined {
  const text = textOf(parameters, name)
  if (text === undefined || !/^-?\d{1,16}$/.test(text.trim())) return undefined
  return Number(text)
}

export function flagOf(parameters: Parameters, name: string): boolean {
  const text = textOf(parameters, name)?.trim().toLowerCase()
  return text === 'true' || text === 'yes' || text === 't' || text === '1'
}

/** An object or array, given as such or as JSON text. @throws BotApiError 400 `refusal` if the text is not JSON */
export function jsonOf({ values }: Parameters, name: string, refusal: string): unknown {
  const value = values[name]
  if (typeof value !== 'string') return value ?? undefined
  if (value.trim() === '') return undefined
  try {
    return JSON.parse(value) as unknown
  } catch {
    throw badRequest(refusal)
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
