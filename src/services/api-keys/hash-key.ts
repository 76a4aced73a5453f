/** What is stored of a key: without the server's pepper, a copy of the database is no list to try keys against. */
import { createHmac, timingSafeEqual } from 'node:crypto'

/** HMAC-SHA256, hexadecimal. */
export function hashKey(body: string, pepper: Uint8Array): string {
  return createHmac('sha256', pepper).update(body).digest('hex')
}

/** In constant time. */
export function isSameHash(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)]
  return a.length === b.length && timingSafeEqual(a, b)
}
