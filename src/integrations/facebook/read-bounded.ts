/** Reads an answer's body up to a size, so that no server can fill our memory. */

/** @returns null for a larger one; the rest of it is not read. @throws what the network throws */
export async function readBounded(response: Response, most: number): Promise<Uint8Array | null> {
  if (response.body === null) return new Uint8Array()
  const reader: ReadableStreamDefaultReader<Uint8Array> = response.body.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return Buffer.concat(chunks)
    size += value.byteLength
    if (size > most) {
      await reader.cancel()
      return null
    }
    chunks.push(value)
  }
}
