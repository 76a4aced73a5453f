/** The description of the REST export, generated from the schemas that validate its requests. */
import type { OpenAPIHono } from '@hono/zod-openapi'
import { Hono } from 'hono'

import type { Resource } from '../../services/export/resource.ts'
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
- The fields that a team defined are in \`custom\`, by their keys; \`/fields\` tells what they are.
- Errors are problem documents (RFC 9457); \`code\` is for programs.`

const MORE_TAGS = [
  { name: 'fields', description: 'The fields that the team defined for its records' },
  { name: 'changes', description: 'All changes in one feed, for a copy that stays in sync' },
  { name: 'export', description: 'All records of a resource in one streamed response' },
]

export type Described = {
  readonly api: OpenAPIHono<ApiEnv>
  readonly resources: readonly Pick<Resource, 'name' | 'about'>[]
  readonly version: string
}

/** @returns the OpenAPI document as JSON */
export function describeApi({ api, resources, version }: Described): string {
  const document = api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'ClientSphere REST export',
      version,
      description: ABOUT,
      license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
      contact: { name: 'The owners and admins of your workspace, who make the keys' },
    },
    servers: [{ url: API_PATH }],
    tags: [...resources.map(({ name, about }) => ({ name, description: about })), ...MORE_TAGS],
  })
  return JSON.stringify(document, (key, value: unknown) =>
    key === 'pattern' && typeof value === 'string' ? schemaPattern(value) : value,
  )
}

/** GET /openapi.json. The document is made when it is first asked for: most starts are over before anybody does. */
export function createOpenApi(described: Described): Hono<HttpEnv> {
  let document: string | undefined
  const app = new Hono<HttpEnv>()
  app.get(OPENAPI_PATH, (c) =>
    c.body((document ??= describeApi(described)), 200, {
      'content-type': 'application/json',
      'cache-control': 'public, max-age=300',
    }),
  )
  return app
}
