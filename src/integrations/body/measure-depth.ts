/**
 * Scans JSON without parsing it, so that a body nested ten thousand levels deep is refused before anything recurses
 * into it.
 */

const [QUOTE, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN_RECORD, CLOSE_RECORD] = [
  0x22, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d,
] as const

/**
 * Whether lists and records are nested deeper than allowed. Scans the bytes once and stops at the first level that is
 * too deep. The result is meaningless for anything but JSON, which the parser refuses.
 */
export function isDeeperThan(json: Uint8Array, maxDepth: number): boolean {
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
      if (depth > maxDepth) return true
    } else if (byte === CLOSE_LIST || byte === CLOSE_RECORD) {
      depth -= 1
    }
  }
  return false
}
