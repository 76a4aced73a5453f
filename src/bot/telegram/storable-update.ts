/**
 * Whether an update can be stored and worked on at all. One that cannot would come again for ever: Telegram repeats what is
 * not acknowledged, and by polling nothing behind it would arrive.
 */

/** Updates have about a dozen levels. */
const MAX_UPDATE_DEPTH = 64

/**
 * In UTF-16 units, keys included; Telegram's updates have some thousands. Escaped and encrypted, each may take eight bytes, and a
 * document holds 16 MiB.
 */
const MAX_UPDATE_LENGTH = 1024 * 1024

type UnstorableReason = 'too-deep' | 'too-long' | 'nul-in-key'

/** Without recursion, and no further than the limits. */
export function whyUnstorable(update: object): UnstorableReason | null {
  let level: readonly object[] = [update]
  let length = 0
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > MAX_UPDATE_DEPTH) return 'too-deep'
    const below: object[] = []
    for (const part of level) {
      for (const [key, value] of Object.entries(part)) {
        if (key.includes('\0')) return 'nul-in-key'
        length += key.length + (typeof value === 'string' ? value.length : 1)
        if (length > MAX_UPDATE_LENGTH) return 'too-long'
        if (typeof value === 'object' && value !== null) below.push(value as object)
      }
    }
    level = below
  }
  return null
}
