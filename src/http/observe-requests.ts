/** One log line and one measurement for every request. */
import type { MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'

import type { Logger } from '../logger.ts'
import type { HttpEnv } from './problem.ts'

export type ObservedRequest = {
  readonly method: string
  /** The route's pattern, so that ids and secrets in paths neither reach the log nor multiply the metrics. */
  readonly route: string
  readonly status: number
  readonly seconds: number
}

/** Requested every few seconds by probes: not worth a log line each. */
const PROBES = new Set(['/livez', '/readyz', '/health'])
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

export function observeRequests(log: Logger, observe: (request: ObservedRequest) => void): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    const began = performance.now()
    await next()
    // The matched route may be followed by catch-all middleware of an app that was mounted later.
    const matched = matchedRoutes(c).findLast(({ path }) => !path.endsWith('*'))?.path
    const request: ObservedRequest = {
      method: METHODS.has(c.req.method) ? c.req.method : 'other',
      route: matched ?? 'unmatched',
      status: c.res.status,
      seconds: (performance.now() - began) / 1000,
    }
    observe(request)
    const fields = {
      requestId: c.get('requestId'),
      method: request.method,
      route: request.route,
      status: request.status,
      ms: Math.round(request.seconds * 10_000) / 10,
    }
    if (PROBES.has(request.route)) log.debug(fields, 'Probe answered')
    else log.info(fields, 'Request answered')
  }
}
