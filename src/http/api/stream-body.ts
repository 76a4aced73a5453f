/** A response body produced on demand: no faster than the network takes it, and only as long as somebody reads it. */
import type { Logger } from '../../logger.ts'
import type { PublicRecord } from '../../services/export/resource.ts'
import type { RecordStream } from '../../services/export/stream-records.ts'

export type StreamBodyDeps = {
  readonly records: RecordStream
  readonly head: string
  readonly encode: (records: readonly PublicRecord[]) => string
  /** A body of which nothing is taken for so long is cut. Milliseconds. */
  readonly stalledMs: number
  /** Ends the connection, so that nobody takes a part of the response for all of it. Without one, the stream fails. */
  readonly cut?: (() => void) | undefined
  /** Called once, when the body has ended in whatever way. */
  readonly onEnd: () => void
  readonly log: Logger
}

/** Encoded at a time: records until the text is long enough, which is a good chunk size for sockets. */
const PER_STEP = 16
const CHUNK_LENGTH = 64 * 1024

/**
 * Loads the first records before it returns, so that a database outage can still be reported as a problem document.
 *
 * @throws what the records throw; `onEnd` is not called then
 */
export async function createStreamBody(deps: StreamBodyDeps): Promise<ReadableStream<Uint8Array>> {
  const { records, encode, stalledMs, cut, onEnd, log } = deps
  const encoder = new TextEncoder()
  let { head } = deps
  let batch = await records.next()
  let sent = 0
  // Loads the next batch while this one is written.
  let ahead = next()
  let hasEnded = false
  let watch: NodeJS.Timeout | undefined

  function next(): Promise<readonly PublicRecord[]> {
    const coming = batch.length === 0 ? Promise.resolve([]) : records.next()
    // Errors are handled where it is awaited.
    coming.catch(() => {})
    return coming
  }

  function end(): void {
    clearTimeout(watch)
    if (hasEnded) return
    hasEnded = true
    batch = []
    ahead = Promise.resolve([])
    onEnd()
  }

  function breakOff(controller: ReadableStreamDefaultController<Uint8Array>, error: unknown): void {
    end()
    records.close().catch(() => {})
    if (cut === undefined) controller.error(error)
    else cut()
  }

  function awaitReader(controller: ReadableStreamDefaultController<Uint8Array>): void {
    watch = setTimeout(() => {
      log.info({ stalledMs }, 'An export was cut off: its reader has stopped reading')
      breakOff(controller, new Error('The reader has stopped reading'))
    }, stalledMs)
  }

  /** The next records as text; empty after the last. */
  async function nextText(): Promise<string> {
    if (sent >= batch.length && batch.length > 0) {
      batch = await ahead
      ahead = next()
      sent = 0
    }
    let text = head
    head = ''
    while (sent < batch.length && text.length < CHUNK_LENGTH) {
      text += encode(batch.slice(sent, sent + PER_STEP))
      sent += PER_STEP
    }
    return text
  }

  return new ReadableStream<Uint8Array>(
    {
      start: awaitReader,
      async pull(controller) {
        clearTimeout(watch)
        try {
          const text = await nextText()
          if (hasEnded) return
          if (text === '') {
            end()
            controller.close()
          } else {
            controller.enqueue(encoder.encode(text))
            awaitReader(controller)
          }
        } catch (error) {
          // A reader that goes away closes the cursor that is being waited for.
          if (hasEnded) return
          log.error({ error }, 'An export was cut off')
          breakOff(controller, error)
        }
      },
      cancel() {
        end()
        return records.close()
      },
    },
    { highWaterMark: 0 },
  )
}
