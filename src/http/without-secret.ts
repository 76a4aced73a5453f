/** Removes a secret from a body before it is stored: some senders repeat the address that they call. */

/** @param secret the one in the called path, if any */
export function withoutSecret(body: Uint8Array, secret: string): Uint8Array {
  const wanted = Buffer.from(secret, 'latin1')
  const kept = Buffer.from(body)
  if (wanted.length === 0 || !kept.includes(wanted)) return body
  // As many bytes as before, so that whatever states the length of a part stays right.
  for (let at = kept.indexOf(wanted); at >= 0; at = kept.indexOf(wanted, at)) kept.fill('x', at, at + wanted.length)
  return kept
}
