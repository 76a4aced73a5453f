/** The address that a request came from, in one form for each sender. */
import { isIP } from 'node:net'

import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'

const GROUPS = 8
/** Of an IPv6 address, the first four groups are the network: whoever has one line has all addresses in it. */
const NETWORK_GROUPS = 4
/** `[2001:db8::1]:443`, as some proxies write it, and `203.0.113.7:1234`. */
const BRACKETED = /^\[([^\]]*)\](?::\d{1,5})?$/u
const WITH_PORT = /^(\d{1,3}(?:\.\d{1,3}){3}):\d{1,5}$/u
const MAPPED = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/iu

function networkOf(address: string): string {
  const [head = '', tail] = address.split('::')
  const groups = (text: string | undefined): string[] => (text === undefined || text === '' ? [] : text.split(':'))
  const first = groups(head)
  // An IPv4 address at the end stands for two groups; it is never within the first four.
  const last = groups(tail).flatMap((group) => (group.includes('.') ? ['0', '0'] : [group]))
  const filled = tail === undefined ? [] : Array.from({ length: GROUPS - first.length - last.length }, () => '0')
  const all = [...first, ...filled, ...last].map((group) => Number.parseInt(group, 16).toString(16))
  return `${all.slice(0, NETWORK_GROUPS).join(':')}::/64`
}

/** An IPv4 address, or the network of an IPv6 one: what counts as one sender. Null if it is not an address. */
function senderOf(written: string): string | null {
  const bare = BRACKETED.exec(written)?.[1] ?? WITH_PORT.exec(written)?.[1] ?? written
  const address = MAPPED.exec(bare)?.[1] ?? bare.replace(/%.*$/u, '')
  const family = isIP(address)
  if (family === 0) return null
  return family === 4 ? address : networkOf(address)
}

/**
 * @param trustedProxies how many proxies before us add the address they saw to X-Forwarded-For: only what they wrote is
 *   believed, and everything left of it may be the sender's invention
 */
export function clientAddress(c: Context, trustedProxies: number): string {
  if (trustedProxies > 0) {
    const chain = (c.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim())
    const seen = senderOf(chain.at(-trustedProxies) ?? '')
    if (seen !== null) return seen
  }
  // Without a connection (a call inside the process) there is no address.
  if (c.env?.incoming === undefined) return 'unknown'
  return senderOf(getConnInfo(c).remote.address ?? '') ?? 'unknown'
}
