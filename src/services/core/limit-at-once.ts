/** Lets a bounded number of calls run at once; the others wait for their turn in the order they came. */
export type LimitAtOnce = <T>(work: () => Promise<T>) => Promise<T>

export function createLimitAtOnce(most: number): LimitAtOnce {
  const waiting: (() => void)[] = []
  let running = 0
  return async (work) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve))
    else running += 1
    try {
      return await work()
    } finally {
      // The place is handed on rather than freed, so that nobody who comes now gets in before those who wait.
      const next = waiting.shift()
      if (next === undefined) running -= 1
      else next()
    }
  }
}
