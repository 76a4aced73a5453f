/**
 * POST /webhooks/:sourceKey: receives leads from lead sources. Checks the limits, then the signature over the raw
 * bytes, then the body's format, then stores it; responds with 202 only after it is stored. Everything that is not
 * correctly signed gets the same 401, including unknown sources, and no sender ever gets 403, 404, 406 or 410: several
 * providers switch a webhook off on these.
 */
import { type Context, Hono } from 'hono'

import type { Clock } from '../clock.ts'
import { AppError } from '../errors.ts'
import { type BodyProblem, parseBody } from '../integrations/body/parse-body.ts'
import { answerChallenge } from '../integrations/providers/answer-challenge.ts'
import { dedupeKey } from '../integrations/providers/dedupe-key.ts'
import type { Provider } from '../integrations/providers/provider.ts'
import type { ProviderRegistry } from '../integrations/providers/provider-registry.ts'
import { storableHeaders } from '../integrations/providers/storable-headers.ts'
import { hashSourceKey, isSourceKey } from '../integrations/secrets/generate-secret.ts'
import type { SignedRequest } from '../integrations/signatures/signature-spec.ts'
import { verify, verifyUnknownSource } from '../integrations/signatures/verify.ts'
import type { AcceptDelivery } from '../services/leads/accept-deliveries.ts'
import type { IntakeSource, SourceDirectory } from '../services/leads/source-directory.ts'
import { clientAddress } from './client-address.ts'
import { createIntakeLimiter, DEFAULT_INTAKE_LIMITS, type IntakeLimits } from './intake-limits.ts'
import { type HttpEnv, problemResponse } from './problem.ts'

export type IntakeDeps = {
  readonly providers: ProviderRegistry
  readonly findSource: SourceDirectory['find']
  readonly accept: AcceptDelivery
  readonly clock: Clock
  /** Our public address, without a trailing slash: some senders sign it. */
  readonly publicUrl: () => string
  readonly trustedProxies?: number
  readonly limits?: IntakeLimits
  /** False while nothing can be stored because the database is being migrated. */
  readonly isOpen: () => boolean
}

const BODY_PROBLEMS = {
  empty: 'The body is empty',
  'not-utf8': 'The body is not UTF-8',
  'not-json': 'The body is not JSON',
  'not-a-record': 'The body must be a JSON object or a list of objects',
  'too-deep': 'The body is nested too deeply',
  'not-a-form': 'The form in the body cannot be read',
  'unsupported-type': 'Send application/json, application/x-www-form-urlencoded or multipart/form-data',
} as const satisfies Record<BodyProblem, string>

/** No key has this hash. It is looked up for malformed keys, so that they take the same time. */
const NO_SOURCE = '-'

/** The same for an unknown source, a missing signature and a wrong one. */
function unauthenticated(): AppError {
  return new AppError('UNAUTHENTICATED', { message: 'The signature is missing or wrong' })
}

function tooMany(retryAfter: number): AppError {
  return new AppError('RATE_LIMITED', { message: 'Too many requests', details: { retryAfter } })
}

type Known = IntakeSource & { readonly from: Provider }
type Caller = { readonly source: Known | null; readonly address: string }

/** The address as the sender called it: behind a proxy, only our own configuration knows its beginning. */
function calledUrl(c: Context<HttpEnv>, publicUrl: string): string {
  const { pathname, search } = new URL(c.req.url)
  return `${publicUrl}${pathname}${search}`
}

export function createIntake(deps: IntakeDeps, isDraining: () => boolean): Hono<HttpEnv> {
  const {
    providers,
    findSource,
    accept,
    clock,
    publicUrl,
    trustedProxies = 0,
    limits = DEFAULT_INTAKE_LIMITS,
    isOpen,
  } = deps
  const limiter = createIntakeLimiter(limits)
  const app = new Hono<HttpEnv>()

  /** Identifies the sender and the source; does the same work whether the source exists or not. */
  async function admit(c: Context<HttpEnv>): Promise<Caller> {
    if (isDraining() || !isOpen()) throw new AppError('UNAVAILABLE', { message: 'Starting or shutting down' })
    const address = clientAddress(c, trustedProxies)
    const wait = limiter.take('perAddress', address)
    if (wait !== null) throw tooMany(wait)
    const key = c.req.param('sourceKey') ?? ''
    const source = await findSource(isSourceKey(key) ? hashSourceKey(key) : NO_SOURCE)
    if (source === null) return { source, address }
    const from = providers.find(source.provider)
    // Added by a newer version, perhaps by another process while the product is updated: the sender tries again.
    if (from === undefined) throw new AppError('UNAVAILABLE', { message: 'This version does not know the sender' })
    return { source: { ...source, from }, address }
  }

  /** The limit of refusals is checked only here: guessing must not block other senders at the same address. */
  function refuse(address: string): never {
    const wait = limiter.take('refusedPerAddress', address)
    throw wait === null ? unauthenticated() : tooMany(wait)
  }

  async function receive(c: Context<HttpEnv>): Promise<Response> {
    const { source, address } = await admit(c)
    const rawBody = new Uint8Array(await c.req.arrayBuffer())
    const received: SignedRequest = {
      method: c.req.method,
      url: calledUrl(c, publicUrl()),
      headers: c.req.raw.headers,
      rawBody,
      pathSecret: c.req.param('pathSecret') ?? '',
    }
    const now = clock.now()
    if (source === null) {
      verifyUnknownSource(received)
      return refuse(address)
    }
    const provider = source.from
    const contentType = c.req.header('content-type') ?? ''
    const { jsonField, signature } = provider
    const parse = () => parseBody(rawBody, contentType, jsonField === undefined ? {} : { jsonField })
    // Only a signature inside the body makes it necessary to parse a body that is not verified yet.
    const early = signature.kind === 'hmac' && signature.carrier === 'fields' ? parse() : null
    const request = early?.ok === true ? { ...received, payload: early.value } : received
    const verified = verify(signature, request, source.secrets, now)
    // Only senders that cannot sign use a path with a secret.
    if (!verified.ok || (signature.kind !== 'token' && request.pathSecret !== '')) return refuse(address)
    const wait = limiter.take('perSource', source.id)
    if (wait !== null) throw tooMany(wait)

    const parsed = early ?? parse()
    if (!parsed.ok) {
      const details = { reason: parsed.reason }
      throw new AppError('VALIDATION', { message: BODY_PROBLEMS[parsed.reason], details })
    }
    const { headers } = request
    const { key, previousKey } = dedupeKey(provider.dedupe, { headers, rawBody, payload: parsed.value, now })
    await accept({
      source,
      dedupeKey: key,
      ...(previousKey !== undefined && { previousKey }),
      headers: storableHeaders(signature, c.req.raw.headers),
      contentType,
      rawBody,
    })
    // Stored now or earlier: a repeat gets the same response as the first delivery.
    return c.json({ status: 'accepted' }, provider.successStatus, { 'cache-control': 'no-store' })
  }

  async function challenge(c: Context<HttpEnv>): Promise<Response> {
    const { source, address } = await admit(c)
    const spec = source?.from.challenge
    const query = new URL(c.req.url).searchParams
    const answer = spec === undefined || source === null ? null : answerChallenge(spec, query, source.secrets)
    if (answer === null) return refuse(address)
    return c.text(answer, 200, { 'cache-control': 'no-store' })
  }

  app.post('/webhooks/:sourceKey/:pathSecret?', (c) => receive(c))
  app.get('/webhooks/:sourceKey/:pathSecret?', (c) => challenge(c))
  app.on(['PUT', 'PATCH', 'DELETE', 'OPTIONS'], '/webhooks/:sourceKey/:pathSecret?', (c) =>
    problemResponse(c, { status: 405, code: 'METHOD_NOT_ALLOWED', headers: { allow: 'GET, POST' } }),
  )
  // Any other path below: a truncated or doubled address is an unknown source, never “not found”.
  app.all('/webhooks/*', async (c) => {
    const { address } = await admit(c)
    return refuse(address)
  })
  return app
}
