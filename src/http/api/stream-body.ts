/** A response body produced on demand: no faster than the network takes it, and only as long as somebody reads it. */
import type { Logger } from '../../logger.ts'
import type { PublicRecord } from '../../services/export/resource.ts'
import type { RecordStream } from '../../services/export/stream-records.ts'

export type StreamBodyDeps = {
  readonly records: RecordStream
  readonly head: string
  readonly encode: (records: readonly PublicRecord[]) => string
  readonly log: Logger
}

/** Records encoded at a time: about 64 KiB of text, a good chunk size for sockets. */
const PER_CHUNK = 128

/** Loads the first records before it returns, so that a database outage can still be reported as a problem document. */
export async function createStreamBody(deps: StreamBodyDeps): Promise<ReadableStream<Uint8Array>> {
  const { records, encode, log } = deps
  const encoder = new TextEncoder()
  let { head } = deps
  let batch = await records.next()
  let sent = 0
  // Loads the next batch while this one is written.
  let ahead = next()

  function next(): Promise<readonly PublicRecord[]> {
    const coming = batch.length === 0 ? Promise.resolve([]) : records.next()
    // Errors are handled where it is awaited.
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
          // The status has already been sent: cut the connection, so that nobody takes a partial response for a
          // complete one.
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
