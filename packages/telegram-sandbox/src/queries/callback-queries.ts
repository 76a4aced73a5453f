import { randomInt } from 'node:crypto'

import type { TapAnswer } from '../control-api.ts'

type Answer = NonNullable<TapAnswer['answer']>

/** Telegram refuses answers after roughly this time. */
export const QUERY_LIFETIME_MS = 15_000

export type CallbackQueries = {
  /** A new query and the promise of its answer: null if none comes within the lifetime. */
  readonly open: (userId: number) => { readonly id: string; readonly answered: Promise<TapAnswer> }
  /** The first answer is shown; later ones are accepted and ignored. @returns false if unknown or too old */
  readonly answer: (id: string, answer: Answer) => boolean
  readonly close: () => void
}

type Settle = (answer: Answer | null) => void

export function createCallbackQueries(lifetimeMs: number): CallbackQueries {
  const young = new Map<string, { readonly settle: Settle; readonly timer: NodeJS.Timeout }>()
  const end = (id: string): void => {
    const query = young.get(id)
    clearTimeout(query?.timer)
    young.delete(id)
    query?.settle(null)
  }
  return {
    open: (userId) => {
      const id = queryId(userId)
      const since = performance.now()
      const answered = new Promise<TapAnswer>((resolve) => {
        // A promise keeps what it was resolved with first.
        const settle: Settle = (answer) =>
          resolve({ answer, answered_in_ms: answer === null ? null : Math.round(performance.now() - since) })
        young.set(id, { settle, timer: setTimeout(() => end(id), lifetimeMs) })
      })
      return { id, answered }
    },
    answer: (id, answer) => {
      const query = young.get(id)
      query?.settle(answer)
      return query !== undefined
    },
    close: () => {
      for (const id of young.keys()) end(id)
    },
  }
}

/** As in Telegram: the person's id in the upper half, random bits below; larger than 2^53, so it must stay a string. */
export function queryId(userId: number): string {
  return ((BigInt(userId) << 32n) | BigInt(randomInt(2 ** 32))).toString()
}

/** The person whose query has this id; null if it is not a query's id. */
export function userOfQuery(id: string): number | null {
  return /^\d{1,24}$/.test(id) ? Number(BigInt(id) >> 32n) : null
}
