import type { InlineQueryResult } from 'grammy/types'

import { queryId } from './callback-queries.ts'

export type InlineResponse = {
  readonly results: readonly InlineQueryResult[]
  readonly is_personal: boolean
  readonly cache_time: number
  readonly next_offset: string
  readonly button: { readonly text: string; readonly start_parameter?: string; readonly web_app_url?: string } | null
}
type Query = { readonly userId: number; readonly query: string; readonly response: InlineResponse }

export type InlineQueries = {
  readonly open: (userId: number, query: string) => { readonly id: string; readonly answered: Promise<Query | null> }
  /** @returns the person who typed, or null if the query is unknown, answered or too old */
  readonly answer: (id: string, response: InlineResponse) => { readonly userId: number } | null
  /** An answered query, for choosing from it. */
  readonly find: (id: string) => Query | null
  readonly close: () => void
}

/** How many answered queries can still be chosen from. */
const KEPT = 500

export function createInlineQueries(lifetimeMs: number): InlineQueries {
  const waiting = new Map<
    string,
    { readonly userId: number; readonly settle: (response: InlineResponse | null) => void }
  >()
  const answeredQueries = new Map<string, Query>()
  return {
    open: (userId, query) => {
      const id = queryId(userId)
      const answered = new Promise<Query | null>((resolve) => {
        const timer = setTimeout(() => settle(null), lifetimeMs)
        const settle = (response: InlineResponse | null): void => {
          clearTimeout(timer)
          waiting.delete(id)
          if (response === null) return resolve(null)
          const answeredQuery = { userId, query, response }
          answeredQueries.set(id, answeredQuery)
          const oldest = answeredQueries.keys().next().value
          if (answeredQueries.size > KEPT && oldest !== undefined) answeredQueries.delete(oldest)
          resolve(answeredQuery)
        }
        waiting.set(id, { userId, settle })
      })
      return { id, answered }
    },
    answer: (id, response) => {
      const query = waiting.get(id)
      query?.settle(response)
      return query === undefined ? null : { userId: query.userId }
    },
    find: (id) => answeredQueries.get(id) ?? null,
    close: () => {
      for (const { settle } of waiting.values()) settle(null)
    },
  }
}
