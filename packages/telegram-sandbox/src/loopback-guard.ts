import { createMiddleware } from 'hono/factory'
import ipaddr from 'ipaddr.js'

/** @param host a name or an address without a port, an IPv6 one with or without its brackets */
export function isLoopback(host: string): boolean {
  if (host === 'localhost') return true
  const address = host.replace(/^\[(.*)\]$/, '$1')
  // No shorter or other forms, such as `127.1`: a browser asks for none.
  const isAddress = ipaddr.IPv4.isValidFourPartDecimal(address) || ipaddr.IPv6.isValid(address)
  return isAddress && ipaddr.process(address).range() === 'loopback'
}

/**
 * A page anywhere on the web can make a browser send requests to this machine. So: on loopback only requests to a loopback
 * name are served (DNS rebinding has another), and nothing that another site's page sent, beyond opening the chat.
 */
export function createLoopbackGuard(boundTo: string) {
  const checkHost = isLoopback(boundTo)
  return createMiddleware(async (context, next) => {
    const host = context.req.header('host') ?? ''
    if (checkHost && !isLoopback(host.replace(/:\d+$/, ''))) {
      return context.json(
        { error: `This sandbox serves this machine alone; open it as http://127.0.0.1, not as ${host}` },
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
