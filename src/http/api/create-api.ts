/** The REST export under /api/v1: GET only, for anyone with a key. */
import { OpenAPIHono } from '@hono/zod-openapi'

import { AppError } from '../../errors.ts'
import type { Logger } from '../../logger.ts'
import type { AuthenticateKey } from '../../services/api-keys/authenticate-key.ts'
import type { ExportService } from '../../services/export/export.ts'
import type { Limit } from '../window-counter.ts'
import type { ApiEnv } from './api-env.ts'
import { authenticate } from './authenticate.ts'
import { addChangesRoute } from './changes-route.ts'
import { FAILED_KEYS_LIMIT } from './failed-keys.ts'
import { EXPORT_FORMATS } from './export-docs.ts'
import { addFieldsRoute } from './fields-route.ts'
import { addExportRoute } from './export-routes.ts'
import { refuseParameters } from './parameters.ts'
import { EXPORT_COST, limitRate, type RateLimiter } from './rate-limit.ts'
import { addListRoute, addRecordRoute } from './record-routes.ts'
import { createSchemas } from './schemas.ts'
import { registerShared } from './shared-components.ts'
import { addWebhookDocs } from './webhook-docs.ts'
import { createStreamSlots, DEFAULT_STREAM_LIMITS, type StreamLimits } from './stream-slots.ts'

export const API_PATH = '/api/v1'

export type ApiDeps = {
  readonly authenticate: AuthenticateKey
  readonly export: ExportService
  readonly rateLimiter: RateLimiter
  readonly trustedProxies?: number
  /** Of requests from one address without a valid key. */
  readonly failedKeys?: Limit
  /** Whether the database is migrated and can be queried. */
  readonly isOpen: () => boolean
  readonly streams?: StreamLimits
  readonly log: Logger
}

export function createApi(deps: ApiDeps): OpenAPIHono<ApiEnv> {
  const api = new OpenAPIHono<ApiEnv>({
    defaultHook(result) {
      if (!result.success) refuseParameters(result.error)
    },
  })
  api.get('*', async (_, next) => {
    if (!deps.isOpen()) throw new AppError('UNAVAILABLE', { message: 'The database is being migrated' })
    await next()
  })
  const { trustedProxies = 0, failedKeys = FAILED_KEYS_LIMIT } = deps
  // Only for GET: any other method gets 405, with or without a key.
  api.get('*', authenticate({ check: deps.authenticate, trustedProxies, limit: failedKeys }))
  api.get(
    '*',
    limitRate(deps.rateLimiter, (path) => (path.startsWith(`${API_PATH}/export/`) ? EXPORT_COST : 1)),
  )

  registerShared(api)
  const resources = Object.values(deps.export.resources)
  const schemas = createSchemas(api, resources)
  for (const resource of resources) {
    addListRoute(api, resource, schemas, deps.export)
    addRecordRoute(api, resource, schemas, deps.export)
  }
  addChangesRoute(api, schemas, deps.export)
  addFieldsRoute(api, deps.export)
  const { streams = DEFAULT_STREAM_LIMITS, log } = deps
  const { stream, resourcesOf } = deps.export
  const exporting = { stream, resourcesOf, slots: createStreamSlots(streams), stalledMs: streams.stalledMs, log }
  for (const resource of resources) {
    for (const format of EXPORT_FORMATS) addExportRoute(api, resource, format, exporting)
  }
  addWebhookDocs(api, deps.export.resources, schemas)
  return api
}
