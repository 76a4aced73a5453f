/** The product's HTTP application, which can be called without a network (`app.request()`). */
import { Hono } from 'hono'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { requestId } from 'hono/request-id'
import { secureHeaders } from 'hono/secure-headers'

import type { Logger } from '../logger.ts'
import { API_PATH, type ApiDeps, createApi } from './api/create-api.ts'
import { createOpenApi } from './api/openapi.ts'
import { createReferencePage, REFERENCE_PATH, referencePolicy } from './api/reference-page.ts'
import { type BodyLimits, createBoundBodies, DEFAULT_BODY_LIMITS } from './bound-bodies.ts'
import type { Health } from './health.ts'
import { createIntake, type IntakeDeps } from './intake.ts'
import { type ObservedRequest, observeRequests } from './observe-requests.ts'
import { createOperations } from './operations.ts'
import { type HttpEnv, problemOf, problemResponse } from './problem.ts'
import { createTelegramWebhook, type TelegramUpdates } from './telegram-webhook.ts'

export type HttpAppDeps = {
  readonly log: Logger
  readonly health: Health
  readonly observe?: (request: ObservedRequest) => void
  /** Translates library errors (from the database driver) into ours, so that they get the right status. */
  readonly translateError?: (error: unknown) => unknown
  /** Only in webhook mode; without it the route does not exist. */
  readonly telegramUpdates?: TelegramUpdates
  /** The REST export; without it its routes do not exist. */
  readonly api?: Omit<ApiDeps, 'log'> & { readonly version: string }
  /** Without it the routes of the lead intake do not exist. */
  readonly intake?: IntakeDeps
  /** How many proxies in front of us add the address they saw to X-Forwarded-For. */
  readonly trustedProxies?: number
  readonly bodies?: BodyLimits
}

export function createHttpApp(deps: HttpAppDeps): Hono<HttpEnv> {
  const { log, health, observe = () => {}, translateError = (error: unknown) => error, telegramUpdates, intake } = deps
  const { trustedProxies = 0 } = deps
  const bodies = createBoundBodies({ limits: deps.bodies ?? DEFAULT_BODY_LIMITS, trustedProxies, log })
  const app = new Hono<HttpEnv>()

  app.use(requestId({ limitLength: 128 }))
  app.use(observeRequests(log, observe))
  if (deps.api !== undefined) app.use(`${REFERENCE_PATH}/*`, referencePolicy)
  app.use(secureHeaders({ contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } }))
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (c, methods) =>
        problemResponse(c, { status: 405, code: 'METHOD_NOT_ALLOWED', headers: { allow: methods.join(', ') } }),
    }),
  )
  app.use(bodies.middleware)

  app.route('/', createOperations(health))
  if (telegramUpdates !== undefined) {
    app.route('/', createTelegramWebhook({ updates: telegramUpdates, isDraining: health.isDraining, log }))
  }
  if (deps.api !== undefined) {
    const api = createApi({ ...deps.api, log })
    app.route(API_PATH, api)
    const resources = Object.values(deps.api.export.resources)
    app.route('/', createOpenApi({ api, resources, version: deps.api.version }))
    app.route('/', createReferencePage())
  }
  if (intake !== undefined) app.route('/', createIntake(intake, health.isDraining))

  app.notFound((c) => problemResponse(c, { status: 404, code: 'NOT_FOUND' }))
  app.onError((thrown, c) => {
    const unread = bodies.responseTo(thrown, c)
    if (unread !== null) return unread
    const error = translateError(thrown)
    const problem = problemOf(error)
    if (problem.status >= 500) log.error({ error, requestId: c.get('requestId') }, 'Request failed')
    return problemResponse(c, problem)
  })
  return app
}
