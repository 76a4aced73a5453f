/** Writes a ZIP in memory, up to a size: what is in it is then on no disk. */
import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'

import { ZipFile } from 'yazl'

export type ZipWriter = {
  /** Bytes so far. */
  readonly size: () => number
  /** Adds a text file, piece by piece. Resolves when all of it is read. */
  readonly addText: (path: string, pieces: AsyncIterable<string>) => Promise<void>
  /** Stored as it is: photos and documents are compressed already. */
  readonly addBytes: (path: string, bytes: Uint8Array) => Promise<void>
  /** Null if it has become larger than the limit. */
  readonly finish: () => Promise<Uint8Array | null>
}

export function createZipWriter(maxBytes: number): ZipWriter {
  const zip = new ZipFile()
  const chunks: Uint8Array[] = []
  let size = 0

  const failed = new Promise<never>((_, reject) => {
    zip.once('error', reject)
  })
  // Every step waits for it; a failure between two steps must not end the process.
  failed.catch(() => null)

  async function collect(): Promise<void> {
    for await (const chunk of zip.outputStream) {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
      size += bytes.length
      if (size <= maxBytes) chunks.push(bytes)
      else chunks.length = 0
    }
  }
  const collecting = collect()

  async function add(path: string, source: Readable, compress: boolean): Promise<void> {
    zip.addReadStream(source, path, { compress })
    await Promise.race([finished(source, { writable: false }), failed])
  }

  return {
    size: () => size,
    addText: (path, pieces) => add(path, Readable.from(pieces), true),
    addBytes: (path, bytes) => add(path, Readable.from([bytes]), false),
    async finish() {
      zip.end()
      await Promise.race([collecting, failed])
      return size > maxBytes ? null : Buffer.concat(chunks)
    },
  }
}
