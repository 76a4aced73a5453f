/** GET /metrics for Prometheus: a separate application, so that it can listen where only operators reach it. */
import { Hono } from 'hono'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { requestId } from 'hono/request-id'
import type { Registry } from 'prom-client'

import type { Logger } from '../logger.ts'
import { type HttpEnv, problemOf, problemResponse } from './problem.ts'

export function createMetricsApp({
  registry,
  log,
}: {
  readonly registry: Registry
  readonly log: Logger
}): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>()
  app.use(requestId({ limitLength: 128 }))
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (c, methods) =>
        problemResponse(c, { status: 405, code: 'METHOD_NOT_ALLOWED', headers: { allow: methods.join(', ') } }),
    }),
  )
  app.get('/metrics', async (c) => c.body(await registry.metrics(), 200, { 'content-type': registry.contentType }))
  app.notFound((c) => problemResponse(c, { status: 404, code: 'NOT_FOUND', detail: 'Metrics are at /metrics' }))
  app.onError((error, c) => {
    log.error({ error, requestId: c.get('requestId') }, 'Metrics could not be collected')
    return problemResponse(c, problemOf(error))
  })
  return app
}
