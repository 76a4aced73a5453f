/** Medians and percentiles. Pure. */

/** Moves the values about until all before that place are at most as large as the one there, and all behind it at least. */
function select(values: Float64Array, place: number): number {
  const at = (index: number): number => values[index] ?? 0
  let [low, high] = [0, values.length - 1]
  while (low < high) {
    const middle = at((low + high) >>> 1)
    let [left, right] = [low, high]
    while (left <= right) {
      while (at(left) < middle) left += 1
      while (at(right) > middle) right -= 1
      if (left > right) break
      const moved = at(left)
      values[left] = at(right)
      values[right] = moved
      left += 1
      right -= 1
    }
    if (place <= right) high = right
    else if (place >= left) low = left
    else break
  }
  return at(place)
}

/** Of two values in the middle, what lies between them; null without values. */
export function medianOf(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const moved = new Float64Array(values)
  const low = select(moved, Math.floor((values.length - 1) / 2))
  const high = select(moved, Math.floor(values.length / 2))
  return (low + high) / 2
}

/** The smallest value that at least that share of all values do not exceed; null without values. */
export function percentileOf(values: readonly number[], share: number): number | null {
  if (values.length === 0) return null
  return select(new Float64Array(values), Math.max(0, Math.ceil(share * values.length) - 1))
}
