/** The address that a request came from. */
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'

/**
 * @param trustedProxies how many proxies before us add the address they saw to X-Forwarded-For: only what they wrote is
 *   believed, and everything left of it may be the sender's invention
 */
export function clientAddress(c: Context, trustedProxies: number): string {
  if (trustedProxies > 0) {
    const chain = (c.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim())
    const seen = chain.at(-trustedProxies)
    if (seen !== undefined && seen !== '') return seen
  }
  // Without a connection (a call inside the process) there is no address.
  return c.env?.incoming === undefined ? 'unknown' : (getConnInfo(c).remote.address ?? 'unknown')
}
