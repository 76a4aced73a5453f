/** The address of a request's sender, normalised so that each sender has one form. */
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import ipaddr from 'ipaddr.js'

/** The first 64 bits of an IPv6 address are the network: one subscriber controls all addresses in it. */
const NETWORK_BITS = 64
/** Some proxies write `[2001:db8::1]:443` and `203.0.113.7:1234`. */
const BRACKETED = /^\[([^\]]*)\](?::\d{1,5})?$/u
const WITH_PORT = /^(\d{1,3}(?:\.\d{1,3}){3}):\d{1,5}$/u

/** An IPv4 address, or the network of an IPv6 address, counts as one sender. Null if it is not an address. */
export function senderOf(written: string): string | null {
  const bare = BRACKETED.exec(written)?.[1] ?? WITH_PORT.exec(written)?.[1] ?? written
  const text = bare.replace(/%.*$/u, '')
  // ipaddr.js also reads `127.1` and `0x7f000001`, which no proxy writes.
  if (!ipaddr.IPv4.isValidFourPartDecimal(text) && !ipaddr.IPv6.isValid(text)) return null
  // An IPv4 address mapped into IPv6 is that IPv4 address.
  const address = ipaddr.process(text).toString()
  return address.includes(':')
    ? `${ipaddr.IPv6.networkAddressFromCIDR(`${address}/${NETWORK_BITS}`).toString()}/${NETWORK_BITS}`
    : address
}

/**
 * @param trustedProxies how many proxies in front of us add the address they saw to X-Forwarded-For. Only their entries
 * are trusted; the sender may have invented everything to the left of them
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
