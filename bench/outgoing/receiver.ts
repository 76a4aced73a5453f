/** A receiver in a process of its own: answers at once, and counts messages that come after a later one of their record. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type ReceiverMessage =
  | { readonly kind: 'ready'; readonly url: string }
  | { readonly kind: 'counted'; readonly violations: number }

const versions = new Map<string, number>()
let violations = 0

const server = createServer((incoming, outgoing) => {
  const chunks: Buffer[] = []
  incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
  incoming.on('end', () => {
    const { data } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { data: { id: string; version: number } }
    if (data.version < (versions.get(data.id) ?? 0)) violations += 1
    versions.set(data.id, data.version)
    outgoing.end()
  })
})

const tell = (message: ReceiverMessage): void => void process.send?.(message)

server.listen(0, '127.0.0.1', () => {
  tell({ kind: 'ready', url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` })
})
process.on('message', (message) => {
  if (message === 'forget') {
    versions.clear()
    violations = 0
  } else tell({ kind: 'counted', violations })
})
process.on('disconnect', () => process.exit())
