/** The rate limit of an API key. Requests are counted in the database, so that all processes share one count. */
import type { MiddlewareHandler } from 'hono'
import { RateLimiterMemory, RateLimiterMongo, RateLimiterRes } from 'rate-limiter-flexible'

import { AppError } from '../../errors.ts'
import type { ApiEnv } from './api-env.ts'

export type RateLimit = { readonly points: number; readonly windowSeconds: number }

export type Allowance = {
  readonly allowed: boolean
  readonly remaining: number
  /** Seconds until the window ends. */
  readonly resetSeconds: number
}

export type RateLimiter = {
  readonly limit: RateLimit
  readonly consume: (key: string, cost: number) => Promise<Allowance>
}

/** The cost of a streamed export, in requests. */
export const EXPORT_COST = 20
export const API_RATE_LIMIT: RateLimit = { points: 600, windowSeconds: 60 }

export type RateLimiterDeps = {
  /** A MongoClient. A migration creates the collection `rateLimits` and its indexes. */
  readonly client: object
  readonly databaseName: string
  readonly limit?: RateLimit
}

/** While the database does not respond, each process counts on its own. */
export function createRateLimiter(deps: RateLimiterDeps): RateLimiter {
  const { client, databaseName, limit = API_RATE_LIMIT } = deps
  const { points, windowSeconds: duration } = limit
  const limiter = new RateLimiterMongo({
    storeClient: client,
    dbName: databaseName,
    tableName: 'rateLimits',
    keyPrefix: 'api',
    disableIndexesCreation: true,
    insuranceLimiter: new RateLimiterMemory({ points, duration }),
    // A key that is over its limit causes no more writes until its window ends.
    inMemoryBlockOnConsumed: points + 1,
    points,
    duration,
  })
  return {
    limit,
    async consume(key, cost) {
      try {
        return allowance(true, await limiter.consume(key, cost))
      } catch (thrown) {
        if (thrown instanceof RateLimiterRes) return allowance(false, thrown)
        throw thrown
      }
    },
  }
}

function allowance(allowed: boolean, { remainingPoints, msBeforeNext }: RateLimiterRes): Allowance {
  return {
    allowed,
    remaining: allowed ? remainingPoints : 0,
    resetSeconds: Math.max(1, Math.ceil(msBeforeNext / 1000)),
  }
}

/**
 * Reports the limit's state in every response (draft-ietf-httpapi-ratelimit-headers-10).
 *
 * @throws AppError RATE_LIMITED
 */
export function limitRate(
  { limit, consume }: RateLimiter,
  costOf: (path: string) => number,
): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const cost = costOf(c.req.path)
    const { allowed, remaining, resetSeconds } = await consume(c.get('apiActor').apiKeyId, cost)
    c.header('ratelimit-policy', `"key";q=${limit.points};w=${limit.windowSeconds}`)
    c.header('ratelimit', `"key";r=${remaining};t=${resetSeconds}`)
    if (!allowed)
      throw new AppError('RATE_LIMITED', {
        message: `This key may make ${limit.points} requests per ${limit.windowSeconds} s; a streamed export counts as ${EXPORT_COST}`,
        details: { retryAfter: resetSeconds },
      })
    await next()
  }
}
