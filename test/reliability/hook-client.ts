/** A client of outgoing webhooks: verifies each message, and keeps a copy of the records by their versions. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import { Webhook } from 'standardwebhooks'
import { onTestFinished } from 'vitest'

import type { WebhookBody } from '../support/webhook-receiver.ts'

/** A record as it was last told: null for a deleted one. */
export type Copied = { readonly version: number; readonly record: Readonly<Record<string, unknown>> | null }

export type HookClient = {
  readonly url: string
  /** By resource and id. */
  readonly copy: ReadonlyMap<string, Copied>
  readonly counts: { received: number; repeated: number; refused: number; late: number }
  secret: string
}

/** Every how many-th message is refused, so that some are sent again. */
const REFUSED_EACH = 97

export async function startHookClient(): Promise<HookClient> {
  const copy = new Map<string, Copied>()
  const seen = new Set<string>()
  const counts = { received: 0, repeated: 0, refused: 0, late: 0 }
  const client = { url: '', copy, counts, secret: '' }

  function apply({ data }: WebhookBody): void {
    const key = `${data.resource}:${data.id}`
    const known = copy.get(key)
    // Messages may come again, and after a crash an older one may come late.
    if (known !== undefined && known.version > data.version) counts.late += 1
    else copy.set(key, { version: data.version, record: data.record ?? null })
  }

  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8')
      const headers = request.headers as Record<string, string>
      // Throws, and with it the test, for a message that is not ours.
      const body = new Webhook(client.secret).verify(text, headers) as WebhookBody
      counts.received += 1
      if (counts.received % REFUSED_EACH === 0) {
        counts.refused += 1
        return void response.writeHead(503).end()
      }
      const id = headers['webhook-id'] ?? ''
      if (seen.has(id)) counts.repeated += 1
      seen.add(id)
      apply(body)
      response.end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  client.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  return client
}
