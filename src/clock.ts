/** Time as a dependency, so that tests own it. */
export type Clock = {
  readonly now: () => Date
}

export const systemClock: Clock = { now: () => new Date() }
