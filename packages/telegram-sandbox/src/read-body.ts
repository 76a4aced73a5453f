import type { Context } from 'hono'

/**
 * The body's bytes, or null if there are more than `most`. Counts them as they arrive, since a chunked body has no length.
 * (hono's bodyLimit creates a new Request for such a body, which only works if the server replaces the global Request.)
 */
export async function readBody(context: Context, most: number): Promise<Uint8Array | null> {
  if (Number(context.req.header('content-length') ?? 0) > most) return null
  const { body } = context.req.raw
  if (body === null) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.byteLength
    if (size > most) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
