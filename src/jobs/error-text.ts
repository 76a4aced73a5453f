/** An error in a form that may be stored in the database and shown to an admin: short and without secrets. */
import { codeOf } from '../errors.ts'
import type { QueueItemError } from '../models/queue-item.ts'

const MAX_MESSAGE_LENGTH = 500

/** Secrets that may appear in error messages of the Telegram client, fetch or the database driver. */
const SECRETS: readonly RegExp[] = [
  /(?<!\d)\d{5,}:[A-Za-z0-9_-]{20,}/g, // a bot token, also inside an address
  /\b(?:Bearer|Basic)\s+[A-Za-z0-9._~+/=-]+/gi,
  /\bwhsec_[A-Za-z0-9+/=]+/g,
  /\bcs_live_[A-Za-z0-9_]+/g,
  /(?<=:\/\/)[^/\s:@]+:[^/\s@]+(?=@)/g, // user and password of a connection string
]

export function withoutSecrets(text: string): string {
  return SECRETS.reduce((cleaned, secret) => cleaned.replaceAll(secret, '[secret]'), text)
}

/** @param at when it failed */
export function queueItemError(error: unknown, at: Date): QueueItemError {
  const message = withoutSecrets(error instanceof Error ? error.message : String(error))
  return { code: codeOf(error), message: message.slice(0, MAX_MESSAGE_LENGTH), at }
}
