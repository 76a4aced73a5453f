/** Receivers that misbehave: none of them holds us up, fills our memory or leads us elsewhere. */
import { createServer as createTlsServer } from 'node:https'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

import { describe, expect, it, onTestFinished, vi } from 'vitest'

import { systemClock } from '../../../src/clock.ts'
import { createWebhookSender, type WebhookSenderDeps } from '../../../src/integrations/outgoing/webhook-sender.ts'
import { startReceiver, status } from '../../support/webhook-receiver.ts'
import { TEST_SECRET_BOX } from '../../support/test-core.ts'
import { makeCertificate } from '../../support/tls-certificate.ts'

const TIMEOUT_MS = 400
const { signal } = new AbortController()

function sender(more: Partial<WebhookSenderDeps> = {}) {
  return createWebhookSender({
    secretBox: TEST_SECRET_BOX,
    clock: systemClock,
    allowedHosts: ['127.0.0.1', 'localhost'],
    timeoutMs: TIMEOUT_MS,
    ...more,
  })
}

const message = (url: string, secret: string) => ({ url, id: 'msg_1', body: '{"type":"x"}', secrets: [secret] })

async function send(url: string, more: Partial<WebhookSenderDeps> = {}) {
  const one = sender(more)
  return one.send(message(url, one.makeSecret()), signal)
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

/** A server that does what it wants with the connection, once a request has come. */
async function rawServer(answer: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.once('data', () => answer(socket))
  })
  const port = await listen(server)
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return `http://127.0.0.1:${port}/`
}

describe('a receiver', () => {
  it('that answers after the time is over has not answered', async () => {
    const receiver = await startReceiver()
    receiver.reply = (_request, response) => void setTimeout(() => response.end(), TIMEOUT_MS * 3)
    expect(await send(receiver.url)).toMatchObject({ kind: 'unanswered', problem: 'timeout' })
  })

  it('that never ends its answer has not answered', async () => {
    const receiver = await startReceiver()
    receiver.reply = (_request, response) => void response.writeHead(200).write('a')
    expect(await send(receiver.url)).toMatchObject({ kind: 'unanswered', problem: 'timeout' })
  })

  it('that answers with a gigabyte is cut off, and what it sent costs nothing', async () => {
    let sent = 0
    const url = await rawServer((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 1073741824\r\n\r\n')
      const chunk = Buffer.alloc(65_536, 97)
      const more = (): void => {
        while (!socket.destroyed && sent < 1_073_741_824) {
          sent += chunk.length
          if (!socket.write(chunk)) return void socket.once('drain', more)
        }
      }
      more()
    })
    const answer = await send(url, { timeoutMs: 5_000 })
    expect(answer).toMatchObject({ kind: 'answered', status: 200 })
    expect(answer.kind === 'answered' ? answer.text : '').toHaveLength(500)
    await sleep(100)
    expect(sent).toBeLessThan(32 * 1024 * 1024)
  })

  it('that redirects to this machine is not followed', async () => {
    const elsewhere = await startReceiver()
    const receiver = await startReceiver()
    receiver.reply = status(307, { location: elsewhere.url })
    expect(await send(receiver.url)).toMatchObject({ kind: 'answered', status: 307 })
    expect(elsewhere.received).toEqual([])
  })

  it('that closes half-way has not answered', async () => {
    const url = await rawServer((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf')
      setTimeout(() => socket.destroy(), 20)
    })
    expect(await send(url)).toMatchObject({ kind: 'unanswered', problem: 'closed' })
  })

  it('that closes without a word has not answered', async () => {
    const url = await rawServer((socket) => socket.destroy())
    expect(await send(url)).toMatchObject({ kind: 'unanswered', problem: 'closed' })
  })

  it('that does not speak HTTP is named so', async () => {
    const url = await rawServer((socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n'))
    expect(await send(url)).toMatchObject({ kind: 'unanswered', problem: 'not-http' })
  })

  it('that sends ten thousand header lines is cut off', async () => {
    const lines = Array.from({ length: 10_000 }, (_, number) => `x-${number}: ${'a'.repeat(20)}`).join('\r\n')
    const url = await rawServer((socket) => socket.write(`HTTP/1.1 200 OK\r\n${lines}\r\n\r\n`))
    expect(await send(url)).toMatchObject({ kind: 'unanswered', problem: 'not-http' })
  })

  it('that nobody runs cannot be reached', async () => {
    const server = createServer()
    const port = await listen(server)
    await new Promise((resolve) => server.close(resolve))
    expect(await send(`http://127.0.0.1:${port}/`)).toMatchObject({ kind: 'unanswered', problem: 'not-reached' })
  })

  it('whose answer holds zero bytes and half characters is shown as text', async () => {
    const receiver = await startReceiver()
    receiver.reply = (_request, response) => void response.end(Buffer.from([0, 0x61, 0xf0, 0x9f]))
    const answer = await send(receiver.url)
    expect(answer.kind === 'answered' ? answer.text : '').toMatch(/^a\u{fffd}/u)
  })
})

describe('a name', () => {
  it('that leads to a private address when the connection is made is refused, whatever it led to before', async () => {
    const receiver = await startReceiver()
    const addresses = ['8.8.8.8', '127.0.0.1']
    const resolve = async () => [{ address: addresses.shift() ?? '127.0.0.1', family: 4 }]
    const one = sender({ allowedHosts: [], resolve })
    const url = await one.checkUrl(`https://rebind.example.com:${receiver.port}/`)
    expect(await one.send(message(url, one.makeSecret()), signal)).toMatchObject({
      kind: 'unanswered',
      problem: 'address-refused',
    })
    expect(receiver.received).toEqual([])
  })

  it('that nobody knows is not found', async () => {
    const resolve = () => Promise.reject(new Error('ENOTFOUND'))
    expect(await send('https://nowhere.example.com/', { allowedHosts: [], resolve })).toMatchObject({
      problem: 'name-not-found',
    })
    await expect(sender({ resolve }).checkUrl('https://nowhere.example.com/')).rejects.toMatchObject({
      details: { problem: 'name-not-found', given: 'nowhere.example.com' },
    })
  })

  it('is not taken from a proxy of the environment', async () => {
    const proxy = await startReceiver()
    for (const name of ['HTTP_PROXY', 'http_proxy']) vi.stubEnv(name, proxy.url)
    onTestFinished(() => void vi.unstubAllEnvs())
    const receiver = await startReceiver()
    expect(await send(receiver.url)).toMatchObject({ kind: 'answered', status: 200 })
    expect(proxy.received).toEqual([])
  })
})

describe('TLS', () => {
  const certificate = () => makeCertificate('hooks.example.com')

  async function tlsServer(pair: { key: Buffer; cert: Buffer }) {
    const seen: (string | undefined)[] = []
    const server = createTlsServer(pair, (request, response) => {
      seen.push(request.headers.host)
      response.end('fine')
    })
    const port = await listen(server)
    onTestFinished(() => {
      server.closeAllConnections()
      server.close()
    })
    return { port, seen }
  }

  const resolve = async () => [{ address: '127.0.0.1', family: 4 }]

  it('goes to the checked address with the name in SNI, Host and the certificate', async () => {
    const pair = certificate()
    const { port, seen } = await tlsServer(pair)
    const host = `hooks.example.com:${port}`
    const more = { allowedHosts: [host], resolve, ca: pair.cert.toString(), timeoutMs: 5_000 }
    expect(await send(`https://${host}/`, more)).toMatchObject({ kind: 'answered', status: 200, text: 'fine' })
    expect(seen).toEqual([host])
  })

  it('with a certificate for another name, or of an unknown authority, is refused', async () => {
    const pair = certificate()
    const { port, seen } = await tlsServer(pair)
    const other = `other.example.com:${port}`
    const known = { allowedHosts: [other], resolve, ca: pair.cert.toString(), timeoutMs: 5_000 }
    expect(await send(`https://${other}/`, known)).toMatchObject({ kind: 'unanswered', problem: 'tls' })
    const host = `hooks.example.com:${port}`
    const unknown = { allowedHosts: [host], resolve, timeoutMs: 5_000 }
    expect(await send(`https://${host}/`, unknown)).toMatchObject({ kind: 'unanswered', problem: 'tls' })
    expect(seen).toEqual([])
  })
})
