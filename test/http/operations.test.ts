import { describe, expect, it } from 'vitest'

import { createHealth } from '../../src/http/health.ts'
import { httpApp } from '../support/http-app.ts'

const never = () => new Promise<void>(() => {})
const fails = () => Promise.reject(new Error('connect mongodb://root:pw@db'))

async function get(app: ReturnType<typeof httpApp>['app'], path: string) {
  const response = await app.request(path)
  const body: unknown = await response.json()
  return { status: response.status, body, headers: response.headers }
}

describe('GET /livez', () => {
  it('is 200 whatever the state of the parts, without asking them', async () => {
    const { app, health } = httpApp()
    let asked = 0
    health.addPart('database', async () => void (asked += 1), true)
    health.setDraining()
    expect(await get(app, '/livez')).toMatchObject({ status: 200, body: { status: 'alive' } })
    expect(asked).toBe(0)
  })
})

describe('GET /readyz', () => {
  it('is 503 until everything is started', async () => {
    const { app, health } = httpApp()
    expect(await get(app, '/readyz')).toMatchObject({ status: 503, body: { reason: 'starting' } })
    health.setReady()
    expect(await get(app, '/readyz')).toMatchObject({ status: 200, body: { status: 'ready' } })
  })

  it('is 503 while draining, for good', async () => {
    const { app, health } = httpApp()
    health.setReady()
    health.setDraining()
    health.setReady()
    expect(await get(app, '/readyz')).toMatchObject({ status: 503, body: { reason: 'draining' } })
  })

  it.each([
    ['fails', fails],
    ['does not answer in time', never],
  ])('is 503 while the database %s, and names the part without internal details', async (_, check) => {
    const { app, health } = httpApp()
    health.addPart('database', check, true)
    health.setReady()
    const { status, body, headers } = await get(app, '/readyz')
    expect(status).toBe(503)
    expect(headers.get('retry-after')).toBe('5')
    expect(body).toEqual({ status: 'not ready', reason: 'down: database' })
  })

  it('is 200 again when the database is back', async () => {
    const { app, health } = httpApp()
    let up = false
    health.addPart('database', () => (up ? Promise.resolve() : fails()), true)
    health.setReady()
    expect((await get(app, '/readyz')).status).toBe(503)
    up = true
    expect((await get(app, '/readyz')).status).toBe(200)
  })

  it('does not mind a part that is not needed', async () => {
    const { app, health } = httpApp()
    health.addPart('telegram', fails, false)
    health.setReady()
    expect((await get(app, '/readyz')).status).toBe(200)
  })

  it('checks a part once for many concurrent probes', async () => {
    const { app, health } = httpApp()
    let asked = 0
    // It answers once all have asked.
    health.addPart('database', () => new Promise((resolve) => (asked++, setImmediate(resolve))), true)
    health.setReady()
    const answers = await Promise.all(Array.from({ length: 20 }, async () => app.request('/readyz')))
    expect(answers.every(({ status }) => status === 200)).toBe(true)
    expect(asked).toBe(1)
  })
})

describe('GET /health', () => {
  it('is 200 with version, uptime and the state of each part', async () => {
    let now = 0
    const health = createHealth({ version: '1.2.3', clock: { now: () => new Date(now) }, checkTimeoutMs: 20 })
    const { app } = httpApp({ health })
    health.addPart('database', async () => 'MongoDB 8.0.4', true)
    health.addPart('telegram', never, false)
    health.addPart('sandbox', fails, false)
    health.setReady()
    now = 61_900
    const { status, body } = await get(app, '/health')
    expect(status).toBe(200)
    expect(body).toEqual({
      status: 'degraded',
      version: '1.2.3',
      uptimeSeconds: 61,
      parts: {
        database: { state: 'up', note: 'MongoDB 8.0.4' },
        telegram: { state: 'down', note: 'no answer within 20 ms' },
        sandbox: { state: 'down' },
      },
    })
  })

  it('is 200 while starting and while draining too', async () => {
    const { app, health } = httpApp()
    expect(await get(app, '/health')).toMatchObject({ status: 200, body: { status: 'starting' } })
    health.setDraining()
    expect(await get(app, '/health')).toMatchObject({ status: 200, body: { status: 'draining' } })
  })
})
