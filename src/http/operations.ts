/** GET /livez, /readyz and /health: cheap, without secrets, open to probes. */
import { Hono } from 'hono'

import type { Health } from './health.ts'
import type { HttpEnv } from './problem.ts'

const NO_STORE = { 'cache-control': 'no-store' }

export function createOperations(health: Health): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>()

  // No I/O: a database outage is no reason to restart this process.
  app.get('/livez', (c) => c.json({ status: 'alive' }, 200, NO_STORE))

  app.get('/readyz', async (c) => {
    const readiness = await health.readiness()
    return readiness.ready
      ? c.json({ status: 'ready' }, 200, NO_STORE)
      : c.json({ status: 'not ready', reason: readiness.reason }, 503, { ...NO_STORE, 'retry-after': '5' })
  })

  app.get('/health', async (c) => c.json(await health.report(), 200, NO_STORE))

  return app
}
