/**
 * How much one address and one source may send. Counted in this process: a write to the database for each request would
 * halve what can be taken (docs/adr/0007-lead-intake.md).
 */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

export type Limit = { readonly requests: number; readonly perSeconds: number }

export type IntakeLimits = {
  readonly perAddress: Limit
  readonly perSource: Limit
  /** Refused requests of one address: whoever guesses is slowed down, whoever has the secret never meets it. */
  readonly refusedPerAddress: Limit
}

export const DEFAULT_INTAKE_LIMITS: IntakeLimits = {
  perAddress: { requests: 3_000, perSeconds: 60 },
  perSource: { requests: 3_000, perSeconds: 60 },
  refusedPerAddress: { requests: 120, perSeconds: 60 },
}

export type IntakeLimiter = {
  /** Counts a request. Seconds to wait, or null when it may pass. */
  readonly take: (what: 'perAddress' | 'perSource', key: string) => Promise<number | null>
  readonly takeRefused: (address: string) => Promise<void>
  readonly isRefusedTooOften: (address: string) => Promise<number | null>
}

const secondsOf = ({ msBeforeNext }: RateLimiterRes): number => Math.max(1, Math.ceil(msBeforeNext / 1000))

export function createIntakeLimiter(limits: IntakeLimits): IntakeLimiter {
  const of = ({ requests, perSeconds }: Limit) => new RateLimiterMemory({ points: requests, duration: perSeconds })
  const counted = { perAddress: of(limits.perAddress), perSource: of(limits.perSource) }
  const refused = of(limits.refusedPerAddress)
  const consume = async (limiter: RateLimiterMemory, key: string): Promise<number | null> => {
    try {
      await limiter.consume(key)
      return null
    } catch (error) {
      if (error instanceof RateLimiterRes) return secondsOf(error)
      throw error
    }
  }
  return {
    take: (what, key) => consume(counted[what], key),
    takeRefused: async (address) => void (await consume(refused, address)),
    async isRefusedTooOften(address) {
      const state = await refused.get(address)
      return state !== null && state.consumedPoints >= limits.refusedPerAddress.requests ? secondsOf(state) : null
    },
  }
}
