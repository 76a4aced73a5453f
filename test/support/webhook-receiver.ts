/** A receiver of outgoing webhooks: remembers what came, and answers as the test wants. */
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

import { onTestFinished } from 'vitest'

export type Received = {
  readonly headers: IncomingHttpHeaders
  readonly text: string
  readonly body: WebhookBody
}

export type WebhookBody = {
  readonly type: string
  readonly timestamp: string
  readonly data: {
    readonly resource: string
    readonly id: string
    readonly version: number
    readonly deleted: boolean
    readonly record?: Readonly<Record<string, unknown>>
    readonly deletedAt?: string
    readonly changes: readonly unknown[]
  }
}

export type Reply = (request: IncomingMessage, response: ServerResponse, received: Received) => void

export type WebhookReceiver = {
  readonly url: string
  readonly port: number
  readonly received: Received[]
  /** From now on it answers like this. */
  reply: Reply
}

export const status =
  (code: number, headers: Readonly<Record<string, string>> = {}, text = ''): Reply =>
  (_request, response) =>
    void response.writeHead(code, headers).end(text)

/** Closed when the test ends. It answers 200 until the test says otherwise. */
export async function startReceiver(): Promise<WebhookReceiver> {
  const received: Received[] = []
  const receiver = { url: '', port: 0, received, reply: status(200) }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8')
      const one: Received = { headers: request.headers, text, body: JSON.parse(text) as WebhookBody }
      received.push(one)
      receiver.reply(request, response, one)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  receiver.port = (server.address() as AddressInfo).port
  receiver.url = `http://127.0.0.1:${receiver.port}/hook`
  return receiver
}
