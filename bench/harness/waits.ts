/** Counts rounds of operations that follow one another: what runs side by side is waited for once. */

export type Span = { readonly startedAt: number; readonly endedAt: number }

/** How many times there is something in flight after a moment with nothing in flight. */
export function countWaits(spans: readonly Span[]): number {
  let waits = 0
  let busyUntil = Number.NEGATIVE_INFINITY
  for (const { startedAt, endedAt } of spans.toSorted((a, b) => a.startedAt - b.startedAt)) {
    if (startedAt >= busyUntil) waits += 1
    busyUntil = Math.max(busyUntil, endedAt)
  }
  return waits
}
