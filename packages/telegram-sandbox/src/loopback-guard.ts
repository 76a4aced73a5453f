import { createMiddleware } from 'hono/factory'

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

export function isLoopback(host: string): boolean {
  return LOOPBACK.includes(host) || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host)
}

/**
 * Any page on the web can make a browser send requests to this machine. Therefore, on loopback only requests to a loopback
 * host name are served (DNS rebinding uses another), and nothing sent by another site's page except opening the chat.
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
