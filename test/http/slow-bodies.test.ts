import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

import { afterEach, describe, expect, it } from 'vitest'

import { DEFAULT_BODY_LIMITS } from '../../src/http/bound-bodies.ts'
import type { ObservedRequest } from '../../src/http/observe-requests.ts'
import { type HttpServer, serve, type ServeOptions } from '../../src/http/serve.ts'
import { httpApp } from '../support/http-app.ts'

const SECRET = 'a-secret-of-good-length'
const KIB = 1024
const MIB = KIB ** 2

const closing: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

type Options = {
  readonly bodies?: Partial<typeof DEFAULT_BODY_LIMITS>
  readonly limits?: ServeOptions['limits']
  readonly trustedProxies?: number
}

/** The product's application on a port, as Telegram and others reach it. */
async function started({ bodies, limits = {}, trustedProxies = 0 }: Options = {}) {
  const observed: ObservedRequest[] = []
  const received: unknown[] = []
  const made = httpApp({
    observe: (request) => void observed.push(request),
    bodies: { ...DEFAULT_BODY_LIMITS, ...bodies },
    trustedProxies,
    telegramUpdates: {
      secret: SECRET,
      receive: async (update) => {
        received.push(update)
        return 'stored'
      },
    },
  })
  const address = { host: '127.0.0.1', port: 0, portVariable: 'PORT', hostVariable: 'HOST' }
  const server: HttpServer = await serve({ app: made.app, ...address, limits })
  closing.push(() => server.close(0))
  return { ...made, observed, received, server }
}

function head(length: number | 'chunked', more = ''): string {
  const framing = length === 'chunked' ? 'Transfer-Encoding: chunked' : `Content-Length: ${length}`
  return `POST /telegram/webhook HTTP/1.1\r\nHost: x\r\nX-Telegram-Bot-Api-Secret-Token: ${SECRET}\r\n${more}${framing}\r\n\r\n`
}

/** A connection that sends exactly what it is told, and collects what comes back. */
async function raw({ port }: HttpServer) {
  const socket: Socket = connect(port, '127.0.0.1')
  socket.on('error', () => undefined)
  closing.push(() => void socket.destroy())
  await once(socket, 'connect')
  let answer = ''
  socket.on('data', (chunk: Buffer) => (answer += chunk.toString('latin1')))
  const ended = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  return { socket, ended, answer: () => answer, send: (text: string | Uint8Array) => socket.write(text) }
}

describe('bodies that are being received', () => {
  it('are refused with 503 and Retry-After once they take the memory of one sender, and accepted again later', async () => {
    const { server, received, lines } = await started({ bodies: { bytesPerSender: 300 * KIB } })
    const first = await raw(server)
    first.send(head(MIB))
    first.send(new Uint8Array(200 * KIB))
    const answers = Array.from({ length: 3 }, async () => {
      const other = await raw(server)
      other.send(head(MIB))
      other.send(new Uint8Array(300 * KIB))
      await expect.poll(other.answer).toMatch(/^HTTP\/1\.1 503 [^]*retry-after: 5/iu)
    })
    await Promise.all(answers)
    expect(lines().filter(({ level }) => level === 'warn')).toHaveLength(1)
    first.socket.destroy()
    await first.ended
    const later = async () => {
      const headers = { 'x-telegram-bot-api-secret-token': SECRET }
      const body = JSON.stringify({ update_id: 1, text: 'x'.repeat(150 * KIB) })
      return (await fetch(`${server.url}/telegram/webhook`, { method: 'POST', headers, body })).status
    }
    await expect.poll(later).toBe(200)
    expect(received.length).toBeGreaterThan(0)
  })

  it('of one sender leave room for others, whose addresses the proxies tell', async () => {
    const { server } = await started({ bodies: { bytesPerSender: 100 * KIB }, trustedProxies: 1 })
    const greedy = await raw(server)
    greedy.send(head(MIB, 'X-Forwarded-For: 203.0.113.7\r\n'))
    greedy.send(new Uint8Array(60 * KIB))
    const send = async (from: string) => {
      const headers = { 'x-telegram-bot-api-secret-token': SECRET, 'x-forwarded-for': from }
      const body = JSON.stringify({ update_id: 1, text: 'x'.repeat(60 * KIB) })
      return (await fetch(`${server.url}/telegram/webhook`, { method: 'POST', headers, body })).status
    }
    await expect.poll(() => send('203.0.113.7')).toBe(503)
    expect(await send('203.0.113.8')).toBe(200)
  })

  it('count for all senders together', async () => {
    const { server } = await started({ bodies: { bytes: 100 * KIB }, trustedProxies: 1 })
    const one = await raw(server)
    one.send(head(MIB, 'X-Forwarded-For: 203.0.113.7\r\n'))
    one.send(new Uint8Array(80 * KIB))
    const other = await raw(server)
    other.send(head(MIB, 'X-Forwarded-For: 203.0.113.8\r\n'))
    other.send(new Uint8Array(80 * KIB))
    await expect.poll(() => `${one.answer()}${other.answer()}`).toMatch(/^HTTP\/1\.1 503 /u)
  })

  it('count without a declared length as well', async () => {
    const { server } = await started({ bodies: { bytesPerSender: 32 * KIB } })
    const sender = await raw(server)
    sender.send(head('chunked'))
    sender.send(`400\r\n${'x'.repeat(KIB)}\r\n`.repeat(40))
    await expect.poll(sender.answer).toMatch(/^HTTP\/1\.1 503 /u)
  })

  it('are cut when they come in very many small pieces, each of which costs more than its bytes', async () => {
    const { server, messages } = await started()
    const sender = await raw(server)
    sender.send(head('chunked'))
    sender.send('1\r\nx\r\n'.repeat(2_000))
    await sender.ended
    expect(sender.answer()).toMatch(/^HTTP\/1\.1 400 [^]*TOO_MANY_CHUNKS/u)
    expect(messages()).not.toContain('Request failed')
  })

  it('are cut when nothing more comes, or next to nothing', async () => {
    const { server, messages } = await started({ bodies: { progress: { bytes: 100, perMs: 100 } } })
    const silent = await raw(server)
    silent.send(head(MIB))
    silent.send(new Uint8Array(400 * KIB))
    const dripping = await raw(server)
    dripping.send(head(MIB))
    const drip = setInterval(() => dripping.send('x'), 20)
    closing.push(() => clearInterval(drip))
    await Promise.all([silent.ended, dripping.ended])
    for (const { answer } of [silent, dripping]) expect(answer()).toMatch(/^HTTP\/1\.1 408 /u)
    expect(messages()).not.toContain('Request failed')
  })

  it('have a time for all of it, however steadily they come', async () => {
    const { server } = await started({ limits: { headersMs: 200, requestMs: 300 } })
    const steady = await raw(server)
    steady.send(head(MIB))
    const drip = setInterval(() => steady.send(new Uint8Array(100)), 20)
    closing.push(() => clearInterval(drip))
    await steady.ended
    expect(steady.answer()).toMatch(/^HTTP\/1\.1 408 |^$/u)
  })

  it('that their sender breaks off are no failure of ours', async () => {
    const { server, observed, lines, received } = await started()
    const sender = await raw(server)
    sender.send(head(MIB))
    sender.send(new Uint8Array(10 * KIB))
    await expect.poll(() => observed.length, { interval: 5, timeout: 50 }).toBe(0)
    sender.socket.resetAndDestroy()
    await expect.poll(() => observed).toHaveLength(1)
    expect(observed[0]?.status).toBeLessThan(500)
    expect(lines().map(({ level }) => level)).not.toContain('error')
    expect(lines()).toContainEqual(
      expect.objectContaining({ level: 'debug', fault: 'aborted', msg: 'A body was not read to its end' }),
    )
    expect(received).toEqual([])
  })
})

describe('connections', () => {
  it('that send no request are cut', async () => {
    const { server } = await started({ limits: { headersMs: 200, requestMs: 300 } })
    const silent = await raw(server)
    silent.send('POST /telegram/webhook HTTP/1.1\r\nHost')
    await silent.ended
    expect(silent.answer()).toMatch(/^HTTP\/1\.1 408 /u)
  })

  it('of one address are limited, and a closed one makes room', async () => {
    const { server } = await started({ limits: { connectionsPerSender: 2 } })
    const [first] = [await raw(server), await raw(server)]
    const refused = await raw(server)
    await refused.ended
    expect(refused.answer()).toMatch(/^HTTP\/1\.1 503 [^]*Retry-After: 5/u)
    first?.socket.destroy()
    await expect.poll(async () => (await fetch(`${server.url}/livez`).catch(() => null))?.status).toBe(200)
  })

  it('are limited for all addresses together', async () => {
    const { server } = await started({ limits: { connections: 2, connectionsPerSender: Infinity } })
    await raw(server)
    await raw(server)
    const refused = await raw(server)
    await refused.ended
    expect(refused.answer()).toBe('')
  })
})
