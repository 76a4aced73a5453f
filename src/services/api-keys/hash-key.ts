/** The hash stored for a key: without the server's pepper, a copy of the database cannot be used to test keys. */
import { createHmac, timingSafeEqual } from 'node:crypto'

/** HMAC-SHA256, in hexadecimal. */
export function hashKey(body: string, pepper: Uint8Array): string {
  return createHmac('sha256', pepper).update(body).digest('hex')
}

/** Compares in constant time. */
export function isSameHash(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)]
  return a.length === b.length && timingSafeEqual(a, b)
}
