/** Whether an IP address belongs to the public internet: messages go nowhere else, or anybody could make us call our own network. */
import ipaddr from 'ipaddr.js'

/** The only addresses of IPv6 that are assigned to hosts of the internet. */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3')
/** RFC 6052: a network without IPv4 writes IPv4 addresses like this. */
const NAT64 = ipaddr.IPv6.parseCIDR('64:ff9b::/96')
const IPV4_BYTES = 4

/**
 * Special ranges are refused by what ipaddr.js knows of IANA's registries: private, loopback, link-local (with the clouds'
 * metadata), shared, multicast, documentation and reserved addresses, and tunnels such as 6to4 and Teredo.
 *
 * @param text an address as a resolver gives it; anything else is not public
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false
  const address = ipaddr.parse(text)
  if (address instanceof ipaddr.IPv4) return isPublicIpv4(address)
  if (address.zoneId !== undefined) return false
  if (address.match(NAT64)) return isPublicIpv4(new ipaddr.IPv4(address.toByteArray().slice(-IPV4_BYTES)))
  return address.range() === 'unicast' && address.match(GLOBAL_IPV6)
}

function isPublicIpv4(address: ipaddr.IPv4): boolean {
  return address.range() === 'unicast'
}
