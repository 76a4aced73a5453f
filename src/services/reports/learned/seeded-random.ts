/** Numbers that look random and are the same every time. */

/** The golden ratio's fraction, in 32 bits: the step of a Weyl sequence. */
const STEP = 0x9e3779b9
const TWO_TO_32 = 2 ** 32

/** Each call returns the next number, from 0 up to but not including 1 (a Weyl sequence, mixed as in MurmurHash3). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + STEP) >>> 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
    return ((mixed ^ (mixed >>> 16)) >>> 0) / TWO_TO_32
  }
}
