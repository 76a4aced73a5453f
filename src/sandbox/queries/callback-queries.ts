import { randomInt } from 'node:crypto'

import type { TapAnswer } from '../control-api.ts'

type Answer = NonNullable<TapAnswer['answer']>

/** Telegram refuses answers after roughly this time. */
export const QUERY_LIFETIME_MS = 15_000

export type CallbackQueries = {
  /** A new query, and the promise of its answer: null when none came within the lifetime. */
  readonly open: (userId: number) => { readonly id: string; readonly answered: Promise<TapAnswer> }
  /** @returns the person who tapped, or null when the query is unknown, answered, or too old */
  readonly answer: (id: string, answer: Answer) => { readonly userId: number } | null
  readonly close: () => void
}

export function createCallbackQueries(lifetimeMs: number): CallbackQueries {
  const waiting = new Map<string, { readonly userId: number; readonly settle: (answer: TapAnswer) => void }>()
  return {
    open: (userId) => {
      const id = queryId(userId)
      const since = performance.now()
      const answered = new Promise<TapAnswer>((resolve) => {
        const timer = setTimeout(() => settle({ answer: null, answered_in_ms: null }), lifetimeMs)
        const settle = (answer: TapAnswer): void => {
          clearTimeout(timer)
          waiting.delete(id)
          resolve(
            answer.answer === null ? answer : { ...answer, answered_in_ms: Math.round(performance.now() - since) },
          )
        }
        waiting.set(id, { userId, settle })
      })
      return { id, answered }
    },
    answer: (id, answer) => {
      const query = waiting.get(id)
      query?.settle({ answer, answered_in_ms: 0 })
      return query === undefined ? null : { userId: query.userId }
    },
    close: () => {
      for (const { settle } of waiting.values()) settle({ answer: null, answered_in_ms: null })
    },
  }
}

/** As Telegram's: the person's id in the upper half, random below; larger than 2^53, so it must stay a text. */
export function queryId(userId: number): string {
  return ((BigInt(userId) << 32n) | BigInt(randomInt(2 ** 32))).toString()
}

/** The person whose query has this id; null when it is no id of a query. */
export function userOfQuery(id: string): number | null {
  return /^\d{1,24}$/.test(id) ? Number(BigInt(id) >> 32n) : null
}
