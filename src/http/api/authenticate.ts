/** Requires a valid API key (RFC 6750), in the header only: addresses end up in logs. */
import type { MiddlewareHandler } from 'hono'

import { AppError, codeOf } from '../../errors.ts'
import type { ApiActor } from '../../services/api-keys/api-actor.ts'
import type { AuthenticateKey } from '../../services/api-keys/authenticate-key.ts'
import { clientAddress } from '../client-address.ts'
import type { Limit } from '../window-counter.ts'
import type { ApiEnv } from './api-env.ts'
import { createFailedKeys } from './failed-keys.ts'

export type AuthenticateDeps = {
  readonly check: AuthenticateKey
  readonly trustedProxies: number
  readonly limit: Limit
}

const BEARER = /^Bearer +(\S+)$/iu

/** @throws AppError UNAUTHENTICATED, or RATE_LIMITED when too many requests from one address were */
export function authenticate({ check, trustedProxies, limit }: AuthenticateDeps): MiddlewareHandler<ApiEnv> {
  const failedKeys = createFailedKeys(limit)

  async function actorOf(key: string | undefined): Promise<ApiActor> {
    if (key !== undefined) return check(key)
    throw new AppError('UNAUTHENTICATED', {
      message: 'Send an API key: Authorization: Bearer cs_live_…; admins make one in the chat, /apikeys',
      details: { reason: 'missing' },
    })
  }

  return async (c, next) => {
    const key = BEARER.exec(c.req.header('authorization') ?? '')?.[1]
    const address = clientAddress(c, trustedProxies)
    failedKeys.admit(address, key)
    try {
      c.set('apiActor', await actorOf(key))
    } catch (error) {
      if (codeOf(error) === 'UNAUTHENTICATED') failedKeys.failed(address, key)
      throw error
    }
    if (key !== undefined) failedKeys.worked(key)
    await next()
  }
}
