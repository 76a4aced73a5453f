/** Reproducible random numbers: a failed run names its seed, and RELIABILITY_SEED repeats it. */
export type Random = {
  readonly seed: number
  /** A whole number from `from` to `to`, both included. */
  readonly between: (from: number, to: number) => number
}

/** Mulberry32: small, and even enough to choose moments. */
export function seededRandom(): Random {
  const given = Number(process.env['RELIABILITY_SEED'])
  const seed = Number.isInteger(given) && given > 0 ? given : 1 + Math.floor(Math.random() * 1_000_000)
  let state = seed
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return { seed, between: (from, to) => from + Math.floor(next() * (to - from + 1)) }
}
