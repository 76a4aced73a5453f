/** How much of everything the bench of updates measures. */
export type Sizes = {
  readonly contacts: number
  /** Rounds of the product and of each floor in turns, so that a busy moment of the machine affects all of them. */
  readonly rounds: number
  /** For each round of one chat: its updates, and the pause between an answer and the next update. */
  readonly alone: { readonly updates: number; readonly pauseMs: number }
  /** How many chats offer updates as fast as they are answered, and for how long in each round. */
  readonly crowds: readonly number[]
  readonly crowdMs: number
  /** Many chats that tap at a person's pace. */
  readonly people: { readonly chats: number; readonly intervalMs: number; readonly tapsPerRound: number }
}

/** Takes six to seven minutes on two cores. */
export const SIZES: Sizes = {
  contacts: 1_000,
  rounds: 3,
  alone: { updates: 50, pauseMs: 20 },
  crowds: [30, 100],
  crowdMs: 2_000,
  people: { chats: 100, intervalMs: 2_000, tapsPerRound: 2 },
}

export const QUICK_SIZES: Sizes = {
  contacts: 200,
  rounds: 1,
  alone: { updates: 12, pauseMs: 20 },
  crowds: [10],
  crowdMs: 500,
  people: { chats: 10, intervalMs: 500, tapsPerRound: 1 },
}
