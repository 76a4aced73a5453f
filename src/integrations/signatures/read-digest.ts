/** Decodes a digest strictly: each digest has exactly one valid encoding, so that no changed byte passes. */

/**
 * @param size the digest's length in bytes
 * @returns the digest, or null if the text is not exactly its lower-case hex, or its padded base64
 */
export function readDigest(text: string, encoding: 'hex' | 'base64', size: number): Uint8Array | null {
  const textLength = encoding === 'hex' ? size * 2 : Math.ceil(size / 3) * 4
  if (text.length !== textLength) return null
  const bytes = Buffer.from(text, encoding)
  // Buffer skips invalid characters and ignores the spare bits before base64 padding. Encoding it again reveals that.
  return bytes.length === size && bytes.toString(encoding) === text ? bytes : null
}
