/** Bounds the bodies of all requests: their size, their memory together, and the time that a slow one may take. */
import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'

import type { Context, MiddlewareHandler } from 'hono'

import type { Logger } from '../logger.ts'
import { type BodyShare, type BudgetLimits, createBodyBudget } from './body-budget.ts'
import { bodyFault, bodyFaultOf, bodyProblem } from './body-fault.ts'
import { clientAddress } from './client-address.ts'
import { type HttpEnv, problemResponse } from './problem.ts'
import { receiveBody, type ReceiveLimits } from './receive-body.ts'

export type BodyLimits = ReceiveLimits & BudgetLimits

const MIB = 1024 ** 2

export const DEFAULT_BODY_LIMITS: BodyLimits = {
  maxBytes: MIB,
  bytes: 64 * MIB,
  bytesPerSender: 8 * MIB,
  progress: { bytes: 4 * 1024, perMs: 10_000 },
}

/** Of the requests that are refused because memory is short, one in this time gets a line in the log. Milliseconds. */
const REFUSAL_LOGGED_EVERY_MS = 60_000

export type BoundBodiesDeps = {
  readonly limits: BodyLimits
  readonly trustedProxies: number
  readonly log: Logger
}

export type BoundBodies = {
  /** Install it before the routes. Bodies are read when a handler asks for them, with `c.req.text()` and the like. */
  readonly middleware: MiddlewareHandler<HttpEnv>
  /** What to answer if a handler failed because its body could not be read; null for any other error. */
  readonly responseTo: (error: unknown, c: Context<HttpEnv>) => Response | null
}

export function createBoundBodies({ limits, trustedProxies, log }: BoundBodiesDeps): BoundBodies {
  const budget = createBodyBudget(limits)
  let refusalLoggedAt = -Infinity

  async function read(c: Context<HttpEnv>, share: BodyShare): Promise<ArrayBuffer> {
    const incoming = incomingOf(c)
    // Gone already, perhaps after sending everything: then the adapter still has it.
    if (incoming?.destroyed === true) {
      return c.req.raw.arrayBuffer().catch(() => {
        throw bodyFault('aborted')
      })
    }
    const { body } = incoming === undefined ? c.req.raw : { body: null }
    const source = incoming ?? Readable.fromWeb(body ?? new Blob([]).stream())
    return receiveBody(source, declaredLength(c), share, limits)
  }

  function noteRefusal(): void {
    const now = performance.now()
    if (now - refusalLoggedAt < REFUSAL_LOGGED_EVERY_MS) return
    refusalLoggedAt = now
    log.warn(
      { limits: { bytes: limits.bytes, bytesPerSender: limits.bytesPerSender } },
      'Bodies were refused: too many are being received',
    )
  }

  const middleware: BoundBodies['middleware'] = async (c, next) => {
    if ((declaredLength(c) ?? 0) > limits.maxBytes) return problemResponse(c, bodyProblem('too-large', limits.maxBytes))
    const reading: { share?: BodyShare; body?: Promise<ArrayBuffer> } = {}
    // Hono derives every other form of the body (text, JSON, …) from one that is cached here.
    Object.defineProperty(c.req.bodyCache, 'arrayBuffer', {
      enumerable: true,
      get: () => {
        reading.share ??= budget.open(clientAddress(c, trustedProxies))
        reading.body ??= read(c, reading.share)
        return reading.body
      },
    })
    try {
      return await next()
    } finally {
      reading.share?.release()
    }
  }

  return {
    middleware,
    responseTo(error, c) {
      const fault = bodyFaultOf(error)
      if (fault === null) return null
      if (fault === 'no-room') noteRefusal()
      log.debug({ fault, requestId: c.get('requestId') }, 'A body was not read to its end')
      return problemResponse(c, bodyProblem(fault, limits.maxBytes))
    },
  }
}

/** Undefined for a call inside the process. */
function incomingOf(c: Context<HttpEnv>): IncomingMessage | undefined {
  return (c.env as { readonly incoming?: IncomingMessage } | undefined)?.incoming
}

/** Null for a chunked body. Node refuses a length that is not a number. */
function declaredLength(c: Context<HttpEnv>): number | null {
  const header = c.req.header('content-length')
  return header === undefined || c.req.header('transfer-encoding') !== undefined ? null : Number(header)
}
