/** GET /openapi.json: the description of the REST export, generated from the schemas that validate its requests. */
import type { OpenAPIHono } from '@hono/zod-openapi'
import { Hono } from 'hono'

import type { HttpEnv } from '../problem.ts'
import type { ApiEnv } from './api-env.ts'
import { API_PATH } from './create-api.ts'
import { schemaPattern } from './schema-pattern.ts'

export const OPENAPI_PATH = '/openapi.json'

const ABOUT = `Reads what a workspace of ClientSphere holds. There is nothing but GET: changes are made in the chat.

Send an API key with every request: \`Authorization: Bearer cs_live_…\`. Owners and admins make one in the chat with /apikeys.

- Lists come in pages, in the order of the last change. Continue with \`cursor=\` and the \`nextCursor\` of the page.
- \`updated_since=\` and the feed \`/changes\` leave out the last 10 seconds, and list deleted records for 90 days.
- \`/export/…\` streams everything in one answer, as NDJSON or CSV.
- Errors are problem documents (RFC 9457); \`code\` is for programs.`

export function createOpenApi(api: OpenAPIHono<ApiEnv>, version: string): Hono<HttpEnv> {
  api.openAPIRegistry.registerComponent('securitySchemes', 'apiKey', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'cs_live_…',
    description: 'An API key, created in the chat with /apikeys',
  })
  const document = JSON.stringify(
    api.getOpenAPI31Document({
      openapi: '3.1.0',
      info: { title: 'ClientSphere REST export', version, description: ABOUT },
      servers: [{ url: API_PATH }],
    }),
    (key, value: unknown) => (key === 'pattern' && typeof value === 'string' ? schemaPattern(value) : value),
  )
  const app = new Hono<HttpEnv>()
  app.get(OPENAPI_PATH, (c) =>
    c.body(document, 200, { 'content-type': 'application/json', 'cache-control': 'public, max-age=300' }),
  )
  return app
}
