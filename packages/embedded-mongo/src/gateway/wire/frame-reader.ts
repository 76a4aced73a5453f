/** Cuts a byte stream into whole messages. Both protocols here (MongoDB's and PostgreSQL's) prefix a length. */

export type FrameFormat = {
  /** Bytes that `frameLength` needs. */
  readonly headerLength: number
  /** Length of the whole frame in bytes, header included. */
  readonly frameLength: (bytes: Buffer, offset: number) => number
  /** Frames longer than this, or shorter than their header, are an error: the rest of the stream cannot be trusted. */
  readonly maxLength: number
}

/** @throws RangeError from the returned function if a frame announces an impossible length. */
export function createFrameReader(format: FrameFormat, onFrame: (frame: Buffer) => void): (chunk: Buffer) => void {
  // Chunks are joined only once a frame is complete: joining on every chunk would copy a large batch many times over.
  let chunks: Buffer[] = []
  let held = 0
  let wanted = format.headerLength

  return (chunk) => {
    chunks.push(chunk)
    held += chunk.length
    while (held >= wanted) {
      const bytes = chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks, held)
      let offset = 0
      wanted = format.headerLength
      while (bytes.length - offset >= format.headerLength) {
        const length = format.frameLength(bytes, offset)
        if (length < format.headerLength || length > format.maxLength) {
          throw new RangeError(`A message announces ${length} bytes, which is not possible`)
        }
        if (bytes.length - offset < length) {
          wanted = length
          break
        }
        onFrame(bytes.subarray(offset, offset + length))
        offset += length
      }
      chunks = offset === bytes.length ? [] : [bytes.subarray(offset)]
      held = bytes.length - offset
    }
  }
}
