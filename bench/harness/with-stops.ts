/** Starts several things one after another and stops them in reverse order, whatever happens between. */

/** Registers how to stop what has just been started. */
export type Later = (stop: () => unknown) => void

export async function withStops<T>(work: (later: Later) => Promise<T>): Promise<T> {
  const stops: (() => unknown)[] = []
  try {
    return await work((stop) => void stops.push(stop))
  } finally {
    for (const stop of stops.toReversed()) await stop()
  }
}
