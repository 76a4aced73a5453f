import { badRequest } from '../bot-api/bot-api-error.ts'
import type { BotApiError } from '../bot-api/bot-api-error.ts'

export function cannotParse(reason: string): BotApiError {
  return badRequest(`can't parse entities: ${reason}`)
}

/** Telegram reports positions in bytes of UTF-8. */
export function byteOffset(source: string, index: number): number {
  return Buffer.byteLength(source.slice(0, index))
}
