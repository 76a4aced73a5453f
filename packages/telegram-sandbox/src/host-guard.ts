import { createMiddleware } from 'hono/factory'
import ipaddr from 'ipaddr.js'

/** No shorter or other forms, such as `127.1`: a browser asks for none. */
function isAddress(host: string): boolean {
  return ipaddr.IPv4.isValidFourPartDecimal(host) || ipaddr.IPv6.isValid(host)
}

function withoutBrackets(host: string): string {
  return host.replace(/^\[(.*)\]$/, '$1')
}

/** @param host a name or an address without a port, an IPv6 one with or without its brackets */
export function isLoopback(host: string): boolean {
  if (host === 'localhost') return true
  const address = withoutBrackets(host)
  return isAddress(address) && ipaddr.process(address).range() === 'loopback'
}

/**
 * Any page on the web can make a browser send requests to this machine and to others near it, and can give its own name any
 * address (DNS rebinding). Therefore a request must name this server by an address, as `localhost`, or by a name that it
 * was told, and nothing sent by another site's page is served except opening the chat.
 *
 * @param names under which the sandbox may be reached, without a port
 */
export function createHostGuard(names: readonly string[]) {
  const known = new Set(['localhost', ...names.map((name) => name.toLowerCase())])
  return createMiddleware(async (context, next) => {
    const host = context.req.header('host') ?? ''
    const name = host.replace(/:\d+$/, '').toLowerCase()
    if (!known.has(name) && !isAddress(withoutBrackets(name))) {
      return context.json(
        {
          error: `This sandbox does not answer to the name ${name}: open it by its address, such as http://127.0.0.1, or add the name to SANDBOX_HOSTS`,
        },
        403,
      )
    }
    const opens = context.req.method === 'GET' && context.req.path === '/'
    const origin = context.req.header('origin')
    const site = context.req.header('sec-fetch-site') ?? 'none'
    const foreign =
      (origin !== undefined && origin !== `http://${host}` && origin !== `https://${host}`) ||
      !['none', 'same-origin'].includes(site)
    if (foreign && !opens) return context.json({ error: 'Requests from pages of other sites are refused' }, 403)
    return next()
  })
}
