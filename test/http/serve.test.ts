import { Hono } from 'hono'
import { afterEach, describe, expect, it } from 'vitest'

import { AppError } from '../../src/errors.ts'
import { type HttpServer, serve, type ServeOptions } from '../../src/http/serve.ts'
import { httpApp } from '../support/http-app.ts'

const servers: HttpServer[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close(0)))
})

const VARIABLES = { portVariable: 'PORT', hostVariable: 'HOST' }

async function started(app: ServeOptions['app'] = new Hono().get('/', (c) => c.text('here')), host = '127.0.0.1') {
  const server = await serve({ app, host, port: 0, ...VARIABLES })
  servers.push(server)
  return server
}

async function refusal(options: { host: string; port: number }): Promise<AppError> {
  const error: unknown = await serve({ app: new Hono(), ...options, ...VARIABLES }).catch((thrown: unknown) => thrown)
  if (!(error instanceof AppError)) throw new Error('Was not refused')
  return error
}

describe('serve', () => {
  it('listens on a free port for 0 and returns the address', async () => {
    const { url } = await started()
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(await (await fetch(url)).text()).toBe('here')
  })

  it('returns an address that can be opened when it listens on all interfaces', async () => {
    const { url, port } = await started(undefined, '0.0.0.0')
    expect(url).toBe(`http://127.0.0.1:${port}`)
  })

  it('refuses a port in use with one line that names the port and the variable', async () => {
    const { port } = await started()
    const error = await refusal({ host: '127.0.0.1', port })
    expect(error.code).toBe('UNAVAILABLE')
    expect(error.message).toBe(
      `Port ${port} on 127.0.0.1 is in use by another program: stop that one, or set PORT to a free port`,
    )
  })

  it('refuses an address of another machine and names the variable', async () => {
    expect((await refusal({ host: '203.0.113.7', port: 0 })).message).toMatch(/^203\.0\.113\.7 .* set HOST to one/)
  })
})

describe('the application on a port', () => {
  it('refuses large bodies, with and without a declared length, and reads small ones', async () => {
    const { app } = httpApp()
    app.post('/echo', async (c) => c.text(String((await c.req.text()).length)))
    const { url } = await started(app)
    const send = (body: string | ReadableStream) => fetch(`${url}/echo`, { method: 'POST', body, duplex: 'half' })
    const large = 'x'.repeat(1024 * 1024 + 1)
    expect((await send(large)).status).toBe(413)
    expect((await send(new Blob([large]).stream())).status).toBe(413)
    expect(await (await send(new Blob(['small']).stream())).text()).toBe('5')
    expect(await (await send('small')).text()).toBe('5')
  })
})

describe('close', () => {
  it('lets a request in progress finish and accepts no new one', async () => {
    let finish = () => {}
    const held = new Promise<void>((resolve) => (finish = resolve))
    let arrived = () => {}
    const arrival = new Promise<void>((resolve) => (arrived = resolve))
    const app = new Hono().get('/', async (c) => {
      arrived()
      await held
      return c.text('finished')
    })
    const server = await started(app)
    const answer = fetch(server.url).then((response) => response.text())
    await arrival
    const closed = server.close(10_000)
    await expect(fetch(server.url)).rejects.toThrow('fetch failed')
    finish()
    expect(await answer).toBe('finished')
    await closed
  })

  it('cuts off a request that exceeds the time limit', async () => {
    let arrived = () => {}
    const arrival = new Promise<void>((resolve) => (arrived = resolve))
    const app = new Hono().get('/', () => {
      arrived()
      return new Promise<Response>(() => {})
    })
    const server = await started(app)
    const answer = fetch(server.url).catch(() => 'cut')
    await arrival
    await server.close(10)
    expect(await answer).toBe('cut')
  })

  it('can be called twice', async () => {
    const server = await started()
    await server.close(0)
    await expect(server.close(0)).resolves.toBeUndefined()
  })
})
