/** Receives a body into one buffer that grows with what has arrived, as long as there is room and progress. */
import type { Readable } from 'node:stream'

import { bodyFault } from './body-fault.ts'
import type { BodyShare } from './body-budget.ts'

export type ReceiveLimits = {
  readonly maxBytes: number
  /** In each period, at least this much must arrive unless the body ends. */
  readonly progress: { readonly bytes: number; readonly perMs: number }
}

/**
 * What a body costs at least: a connection and its stream take memory too. Also the first size of the buffer if the length
 * is not declared.
 */
const MIN_COST = 16 * 1024
/** A piece costs far more time than its bytes: so many may have any length, and all further ones this many bytes on average. */
const FREE_PIECES = 1_024
const MIN_PIECE_BYTES = 64

/**
 * One buffer and no list of chunks: a sender decides how small the chunks are, and each one costs far more than its bytes.
 *
 * @param declared the length in the header, if there is one; not above `maxBytes`
 * @throws HTTPException that `bodyFaultOf` recognises; the rest of the body is left unread
 */
export function receiveBody(
  source: Readable,
  declared: number | null,
  share: BodyShare,
  { maxBytes, progress }: ReceiveLimits,
): Promise<ArrayBuffer> {
  return new Promise((resolve, reject) => {
    const end = declared ?? maxBytes
    let buffer = new Uint8Array(Math.min(end, MIN_COST))
    let size = 0
    let pieces = 0
    let checked = 0
    const watch = setInterval(() => {
      if (size - checked < progress.bytes) fail(bodyFault('stalled'))
      checked = size
    }, progress.perMs)

    function finish(): void {
      clearInterval(watch)
      source.off('data', onData).off('end', onEnd).off('error', onGone).off('close', onGone)
    }
    function fail(error: Error): void {
      finish()
      source.pause()
      reject(error)
    }
    function onData(chunk: Uint8Array): void {
      const total = size + chunk.byteLength
      pieces += 1
      if (total > end) return fail(bodyFault('too-large'))
      if (pieces > FREE_PIECES + total / MIN_PIECE_BYTES) return fail(bodyFault('shredded'))
      if (total > buffer.byteLength) {
        const grown = Math.min(end, Math.max(total, buffer.byteLength * 2))
        if (!share.take(grown - Math.max(buffer.byteLength, MIN_COST))) return fail(bodyFault('no-room'))
        const larger = new Uint8Array(grown)
        larger.set(buffer.subarray(0, size))
        buffer = larger
      }
      buffer.set(chunk, size)
      size = total
    }
    function onEnd(): void {
      finish()
      resolve(size === buffer.byteLength ? buffer.buffer : buffer.slice(0, size).buffer)
    }
    function onGone(): void {
      fail(bodyFault('aborted'))
    }

    if (!share.take(MIN_COST)) return fail(bodyFault('no-room'))
    source.on('data', onData).on('end', onEnd).on('error', onGone).on('close', onGone)
  })
}
