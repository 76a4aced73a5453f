/** Reads the encodings of a digest strictly: each digest has one way to be written, so that no changed byte passes. */

/**
 * @param size bytes of the digest
 * @returns the digest, or null if the text is not exactly its lower-case hex, or its padded base64
 */
export function readDigest(text: string, encoding: 'hex' | 'base64', size: number): Uint8Array | null {
  const most = encoding === 'hex' ? size * 2 : Math.ceil(size / 3) * 4
  if (text.length !== most) return null
  const bytes = Buffer.from(text, encoding)
  // Buffer skips what it does not know, and ignores the spare bits before base64's padding: written again, it shows.
  return bytes.length === size && bytes.toString(encoding) === text ? bytes : null
}
