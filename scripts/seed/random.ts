/** Reproducible random numbers from a seed: mulberry32, good enough for made-up people. */

export type Chance = {
  /** From 0 up to, but not including, 1. */
  readonly share: () => number
  /** A whole number from 0 up to, but not including, `below`. */
  readonly below: (below: number) => number
  /** @throws RangeError for an empty list */
  readonly of: <T>(list: readonly T[]) => T
}

export function createChance(seed: number): Chance {
  let state = seed >>> 0
  const share = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number): number => Math.floor(share() * limit)
  return {
    share,
    below,
    of: (list) => {
      if (list.length === 0) throw new RangeError('Nothing to choose from')
      return list[below(list.length)] as (typeof list)[number]
    },
  }
}
