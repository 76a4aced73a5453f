/** Requires a valid API key (RFC 6750), in the header only: addresses end up in logs. */
import type { MiddlewareHandler } from 'hono'

import { AppError } from '../../errors.ts'
import type { AuthenticateKey } from '../../services/api-keys/authenticate-key.ts'
import type { ApiEnv } from './api-env.ts'

const BEARER = /^Bearer +(\S+)$/iu

/** @throws AppError UNAUTHENTICATED */
export function authenticate(check: AuthenticateKey): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const key = BEARER.exec(c.req.header('authorization') ?? '')?.[1]
    if (key === undefined)
      throw new AppError('UNAUTHENTICATED', {
        message: 'Send an API key: Authorization: Bearer cs_live_…; admins make one in the chat, /apikeys',
        details: { reason: 'missing' },
      })
    c.set('apiActor', await check(key))
    await next()
  }
}
