/** The bytes of a stored body: a lean read returns the driver's own Binary, whatever the schema says. */
export function storedBytes(stored: Buffer | { readonly buffer: Uint8Array }): Uint8Array {
  return Buffer.isBuffer(stored) ? stored : stored.buffer
}
