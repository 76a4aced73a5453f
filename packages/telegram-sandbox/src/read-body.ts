import type { Context } from 'hono'

import { uploadsOf } from './uploads.ts'

/** Why a body was not read to its end: its sender went away, or sent nothing for too long, or others need the memory. */
export type BodyFault = 'too-large' | 'no-room' | 'stalled' | 'aborted'

/** What a chunk takes besides its bytes: a sender decides how small chunks are. */
const CHUNK_COST = 256
const STALLED_MS = 15_000

/**
 * The body's bytes, or why there are none. Counts them as they arrive, since a chunked body has no length.
 * (hono's bodyLimit creates a new Request for such a body, which only works if the server replaces the global Request.)
 */
export async function readBody(context: Context, most: number): Promise<Uint8Array | BodyFault> {
  if (Number(context.req.header('content-length') ?? 0) > most) return 'too-large'
  const { body } = context.req.raw
  if (body === null) return new Uint8Array()
  const upload = uploadsOf(context).open()
  const reader = body.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  let isStalled = false
  const watch = setTimeout(() => {
    isStalled = true
    void reader.cancel()
  }, STALLED_MS)
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      watch.refresh()
      size += next.value.byteLength
      if (size > most) return 'too-large'
      if (!upload.take(next.value.byteLength + CHUNK_COST)) return 'no-room'
      chunks.push(next.value)
    }
    return isStalled ? 'stalled' : Buffer.concat(chunks)
  } catch {
    return 'aborted'
  } finally {
    clearTimeout(watch)
    upload.release()
  }
}
