/** Serves one file by https with an ETag, as a web server does, and can break off in the middle. */
import type { ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'

import { makeCertificate } from '../tls-certificate.ts'

export type FileServer = {
  /** `host:port`, by which the certificate knows it. */
  readonly host: string
  readonly ca: string
  /** Resolves every name to this machine. */
  readonly resolve: () => Promise<{ readonly address: string; readonly family: number }[]>
  readonly put: (content: string, etag: string | null, modified?: Date) => void
  /** Sends only so many characters and then nothing, until it breaks off. */
  readonly pauseAfter: (length: number) => void
  /** Closes the connections that are waiting. From now on files are sent whole. */
  readonly breakOff: () => void
  /** The status of each answer, with what was asked for. */
  readonly answers: { readonly status: number; readonly known: string | undefined }[]
  readonly close: () => Promise<void>
}

const HOSTNAME = 'files.example.com'

export async function startFileServer(): Promise<FileServer> {
  const certificate = makeCertificate(HOSTNAME)
  const answers: FileServer['answers'] = []
  let file = { content: '', etag: null as string | null, modified: null as Date | null }
  let length: number | null = null
  const paused = new Set<ServerResponse>()
  const server = createServer(certificate, ({ headers }, response) => {
    const { content, etag, modified } = file
    const known = headers['if-none-match'] ?? headers['if-modified-since']
    const isKnown = known !== undefined && (known === etag || known === modified?.toUTCString())
    const status = isKnown ? 304 : 200
    answers.push({ status, known })
    response.writeHead(status, {
      ...(etag !== null && { etag }),
      ...(modified !== null && { 'last-modified': modified.toUTCString() }),
      ...(!isKnown && { 'content-type': 'text/csv', 'content-length': Buffer.byteLength(content) }),
    })
    if (isKnown) return void response.end()
    if (length === null) return void response.end(content)
    response.write(content.slice(0, length))
    paused.add(response)
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  return {
    host: `${HOSTNAME}:${(server.address() as AddressInfo).port}`,
    ca: certificate.cert.toString(),
    resolve: async () => [{ address: '127.0.0.1', family: 4 }],
    put: (content, etag, modified) => void (file = { content, etag, modified: modified ?? null }),
    pauseAfter: (given) => void (length = given),
    breakOff() {
      length = null
      for (const response of paused) response.destroy()
      paused.clear()
    },
    answers,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => void server.close(resolve))
    },
  }
}
