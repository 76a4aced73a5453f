/** A load balancer in front of several processes: each request goes to the next one that can be reached. */
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

import { onTestFinished } from 'vitest'

import { TELEGRAM_WEBHOOK_PATH } from '../../src/http/telegram-webhook.ts'

export type Balancer = {
  readonly url: string
  /** The processes by slot; null while the process of that slot is down. */
  readonly set: (place: number, url: string | null) => void
  /** How many requests of each kind each slot has answered. */
  readonly answered: readonly Readonly<Answered>[]
}

type Answered = { updates: number; leads: number }

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** @returns whether the process answered; nothing was sent back otherwise */
function passOn(to: string, incoming: IncomingMessage, body: Buffer, outgoing: ServerResponse): Promise<boolean> {
  return new Promise((resolve) => {
    const { method, headers, url } = incoming
    const passed = request(new URL(url ?? '/', to), { method, headers, agent: false }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      // Cut off in the middle of its answer: to the caller it has not answered.
      answer.on('error', () => resolve(false))
      answer.on('end', () => {
        outgoing.writeHead(answer.statusCode ?? 502, { 'content-type': answer.headers['content-type'] ?? 'text/plain' })
        outgoing.end(Buffer.concat(chunks))
        resolve(true)
      })
    })
    passed.on('error', () => resolve(false))
    passed.end(body)
  })
}

/** Closed when the test ends. A request that no process answers gets 502, as behind any load balancer. */
export async function startBalancer(places: number): Promise<Balancer> {
  const processes: (string | null)[] = Array.from({ length: places }, () => null)
  const answered = Array.from({ length: places }, (): Answered => ({ updates: 0, leads: 0 }))
  let turn = 0
  const server = createServer((incoming, outgoing) => {
    void (async () => {
      const body = await bodyOf(incoming)
      for (let tried = 0; tried < places; tried++) {
        const place = turn++ % places
        const url = processes[place]
        if (url === null || url === undefined) continue
        if (await passOn(url, incoming, body, outgoing)) {
          const counts = answered[place]
          if (counts !== undefined) counts[incoming.url === TELEGRAM_WEBHOOK_PATH ? 'updates' : 'leads'] += 1
          return
        }
      }
      outgoing.writeHead(502).end()
    })().catch(() => outgoing.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    set: (place, url) => void (processes[place] = url),
    answered,
  }
}
