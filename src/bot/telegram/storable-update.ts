/**
 * Whether the database can store an update as it came. One that it cannot store would come again for ever: Telegram repeats
 * what is not acknowledged, and by polling nothing behind it would arrive.
 */

/** Updates have about a dozen levels. The database stores a hundred, and some are ours. */
const MAX_UPDATE_DEPTH = 64

type UnstorableReason = 'too-deep' | 'nul-in-key'

/** Without recursion, and no deeper than the limit. */
export function whyUnstorable(update: object): UnstorableReason | null {
  let level: readonly object[] = [update]
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > MAX_UPDATE_DEPTH) return 'too-deep'
    const below: object[] = []
    for (const part of level) {
      for (const [key, value] of Object.entries(part)) {
        if (key.includes('\0')) return 'nul-in-key'
        if (typeof value === 'object' && value !== null) below.push(value as object)
      }
    }
    level = below
  }
  return null
}
