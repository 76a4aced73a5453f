/** A response body that is made while it is read: no faster than the network takes it, and no longer than somebody reads. */
import type { Logger } from '../../logger.ts'
import type { PublicRecord } from '../../services/export/resource.ts'
import type { RecordStream } from '../../services/export/stream-records.ts'

export type StreamBodyDeps = {
  readonly records: RecordStream
  readonly head: string
  readonly encode: (records: readonly PublicRecord[]) => string
  readonly log: Logger
}

/** Records that are encoded at a time: some 64 KiB of text, a chunk that sockets like. */
const PER_CHUNK = 128

/** Loads the first records before it returns, so that a database that does not answer is a problem document yet. */
export async function createStreamBody(deps: StreamBodyDeps): Promise<ReadableStream<Uint8Array>> {
  const { records, encode, log } = deps
  const encoder = new TextEncoder()
  let { head } = deps
  let batch = await records.next()
  let sent = 0
  // The next batch is on its way while this one is written.
  let ahead = next()

  function next(): Promise<readonly PublicRecord[]> {
    const coming = batch.length === 0 ? Promise.resolve([]) : records.next()
    // Judged where it is awaited.
    coming.catch(() => {})
    return coming
  }

  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          if (sent >= batch.length && batch.length > 0) {
            batch = await ahead
            ahead = next()
            sent = 0
          }
          const part = batch.slice(sent, sent + PER_CHUNK)
          sent += part.length
          const text = head + (part.length === 0 ? '' : encode(part))
          head = ''
          if (text !== '') controller.enqueue(encoder.encode(text))
          if (part.length > 0) return
          controller.close()
        } catch (error) {
          // The status is out already: the connection is cut, so that nobody takes the part for the whole.
          log.error({ error }, 'An export was cut off')
          await records.close().catch(() => {})
          controller.error(error)
        }
      },
      cancel: () => records.close(),
    },
    { highWaterMark: 0 },
  )
}
