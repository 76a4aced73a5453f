import { isDeepStrictEqual } from 'node:util'

/** Each of them once, at its first place. */
export function distinct<T>(list: readonly T[]): readonly T[] {
  return list.filter((one, index) => list.findIndex((other) => isDeepStrictEqual(other, one)) === index)
}
