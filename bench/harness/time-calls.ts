/** Times calls one by one, alternating with their floor, so that a busy moment of the machine affects both. */

export type CallPair = {
  readonly value: (round: number) => Promise<unknown>
  readonly floor?: (round: number) => Promise<unknown>
}

export type TimedCalls = { readonly ms: readonly number[]; readonly floorMs?: readonly number[] }

/** @param warmUp uncounted rounds at the start */
export async function timeCalls(calls: CallPair, rounds: number, warmUp = Math.ceil(rounds / 5)): Promise<TimedCalls> {
  const ms: number[] = []
  const floorMs: number[] = []
  for (let round = 0; round < warmUp + rounds; round += 1) {
    const value = await timed(() => calls.value(round))
    const floor = calls.floor === undefined ? undefined : await timed(() => calls.floor?.(round))
    if (round < warmUp) continue
    ms.push(value)
    if (floor !== undefined) floorMs.push(floor)
  }
  return calls.floor === undefined ? { ms } : { ms, floorMs }
}

/** @param share 0.5 for the median, 0.95, 0.99 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

async function timed(run: () => Promise<unknown> | undefined): Promise<number> {
  const begun = performance.now()
  await run()
  return performance.now() - begun
}
