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
import { answersCheck } from '../integrations/providers/answer-check.ts'
import { dedupeKey } from '../integrations/providers/dedupe-key.ts'
import type { Provider } from '../integrations/providers/provider.ts'
import type { ProviderRegistry } from '../integrations/providers/provider-registry.ts'
import { storableHeaders } from '../integrations/providers/storable-headers.ts'
import { hashSourceKey, isSourceKey } from '../integrations/secrets/generate-secret.ts'
import type { SignatureProblem, SignedRequest } from '../integrations/signatures/signature-spec.ts'
import { verify, verifyUnknownSource } from '../integrations/signatures/verify.ts'
import type { Logger } from '../logger.ts'
import type { AcceptDelivery } from '../services/leads/accept-deliveries.ts'
import type { ListeningHint } from '../services/leads/listening.ts'
import type { IntakeSource, SourceDirectory } from '../services/leads/source-directory.ts'
import { clientAddress } from './client-address.ts'
import { createIntakeLimiter, DEFAULT_INTAKE_LIMITS, type IntakeLimits } from './intake-limits.ts'
import { type HttpEnv, problemResponse } from './problem.ts'
import { createWindowCounter } from './window-counter.ts'
import { withoutSecret } from './without-secret.ts'

export type IntakeDeps = {
  readonly providers: ProviderRegistry
  readonly findSource: SourceDirectory['find']
  readonly accept: AcceptDelivery
  /** Tells the admins who set the source up that something was refused; the response does not wait for it. */
  readonly tellRefused: (source: Pick<IntakeSource, 'id' | 'workspaceId'>, hint: ListeningHint) => Promise<void>
  readonly log: Logger
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

/** What a refusal means to an admin. */
const HINTS = {
  missing: 'missing',
  malformed: 'missing',
  doubled: 'wrong',
  wrong: 'wrong',
  'too-old': 'time',
  'too-new': 'time',
} as const satisfies Record<SignatureProblem, ListeningHint>

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
    tellRefused,
    log,
    clock,
    publicUrl,
    trustedProxies = 0,
    limits = DEFAULT_INTAKE_LIMITS,
    isOpen,
  } = deps
  const limiter = createIntakeLimiter(limits)
  const hints = createWindowCounter({ requests: 1, perSeconds: 60 })
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

  /** Only while somebody waits for it, and once a minute: refused requests must cost nothing. */
  function hint({ id, workspaceId, listenedTo }: Known, what: ListeningHint): void {
    if (!listenedTo || hints.take(id) !== null) return
    tellRefused({ id, workspaceId }, what).catch((error: unknown) => {
      log.warn({ sourceId: id, error }, 'A waiting admin could not be told what was refused')
    })
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
    const mayBeInPath = signature.kind === 'token' || (signature.kind === 'hmac' && signature.orPathSecret === true)
    if (!verified.ok || (!mayBeInPath && request.pathSecret !== '')) {
      hint(source, verified.ok ? 'wrong' : HINTS[verified.reason])
      return refuse(address)
    }
    const wait = limiter.take('perSource', source.id)
    if (wait !== null) throw tooMany(wait)

    const parsed = early ?? parse()
    if (!parsed.ok) {
      hint(source, 'unreadable')
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
      rawBody: withoutSecret(rawBody, received.pathSecret ?? ''),
    })
    // Stored now or earlier: a repeat gets the same response as the first delivery.
    return c.json({ status: 'accepted' }, provider.successStatus, { 'cache-control': 'no-store' })
  }

  async function challenge(c: Context<HttpEnv>): Promise<Response> {
    const { source, address } = await admit(c)
    const spec = source?.from.challenge
    const url = new URL(c.req.url)
    const query = url.searchParams
    if (source?.from.check !== undefined) {
      const checked = { method: c.req.method, url: url.href, headers: c.req.raw.headers }
      const { check, signature } = source.from
      const pathSecret = c.req.param('pathSecret') ?? ''
      if (!answersCheck(check, signature, { ...checked, pathSecret }, source.secrets)) {
        hint(source, 'wrong')
        return refuse(address)
      }
      return c.body(null, 200, { 'cache-control': 'no-store' })
    }
    const answer = spec === undefined || source === null ? null : answerChallenge(spec, query, source.secrets)
    if (answer === null) {
      // Nothing is wrong with a source that somebody only opens in a browser.
      if (source !== null && spec !== undefined) hint(source, 'wrong')
      return refuse(address)
    }
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
