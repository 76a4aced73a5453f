/** Looks at a JSON text without parsing it: a body nested ten thousand deep is refused before anything recurses into it. */

const [QUOTE, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN_RECORD, CLOSE_RECORD] = [
  0x22, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d,
] as const

/**
 * Whether lists and records are nested deeper than allowed. A single scan of the bytes, stopped at the first that is too deep. The
 * answer for anything but JSON means nothing: the parser refuses it.
 */
export function isDeeperThan(json: Uint8Array, most: number): boolean {
  let depth = 0
  let inText = false
  for (let index = 0; index < json.length; index += 1) {
    const byte = json[index]
    if (inText) {
      if (byte === BACKSLASH) index += 1
      else if (byte === QUOTE) inText = false
    } else if (byte === QUOTE) {
      inText = true
    } else if (byte === OPEN_LIST || byte === OPEN_RECORD) {
      depth += 1
      if (depth > most) return true
    } else if (byte === CLOSE_LIST || byte === CLOSE_RECORD) {
      depth -= 1
    }
  }
  return false
}
