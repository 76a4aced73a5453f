/** GET /{resource} and /{resource}/{id}, for each resource of the export. */
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'

import { parseId } from '../../language/parse-id.ts'
import { authorizeScope } from '../../services/api-keys/api-actor.ts'
import type { ExportService } from '../../services/export/export.ts'
import { DEFAULT_PER_PAGE } from '../../services/export/list-records.ts'
import type { Resource } from '../../services/export/resource.ts'
import type { ApiEnv } from './api-env.ts'
import { matchesEtag } from './etag.ts'
import {
  cursorParameter,
  fieldsParameter,
  filterParameters,
  filtersIn,
  limitParameter,
  updatedSinceParameter,
} from './parameters.ts'
import { problems, type Schemas } from './schemas.ts'
import { sendJson } from './send-json.ts'

const security = [{ apiKey: [] }]

export function addListRoute(
  api: OpenAPIHono<ApiEnv>,
  resource: Resource,
  schemas: Schemas,
  { list }: Pick<ExportService, 'list'>,
) {
  const query = z.strictObject({
    ...filterParameters(resource),
    limit: limitParameter,
    cursor: cursorParameter,
    fields: fieldsParameter(resource),
    updated_since: updatedSinceParameter,
  })
  const route = createRoute({
    method: 'get',
    path: `/${resource.name}`,
    tags: [resource.name],
    summary: `List ${resource.name}`,
    description: `${resource.about}. In the order of their last change. Scope: ${resource.name}.`,
    security,
    request: { query },
    responses: {
      200: { description: 'A page', content: { 'application/json': { schema: schemas.page(resource) } } },
      ...problems(400, 410),
    },
  })
  api.openapi(route, async (c) => {
    const given = c.req.valid('query')
    const page = await list(c.get('apiActor'), resource.name, {
      limit: given.limit ?? DEFAULT_PER_PAGE,
      cursor: given.cursor,
      fields: given.fields,
      updatedSince: given.updated_since,
      filters: filtersIn(resource, given),
    })
    return sendJson(c, page, { 'cache-control': 'no-store' })
  })
}

export function addRecordRoute(
  api: OpenAPIHono<ApiEnv>,
  resource: Resource,
  schemas: Schemas,
  { read }: Pick<ExportService, 'read'>,
) {
  const route = createRoute({
    method: 'get',
    path: `/${resource.name}/{id}`,
    tags: [resource.name],
    summary: `Read one ${resource.singular}`,
    description: `With an ETag: send it back as If-None-Match to get 304 if the record has not changed. Scope: ${resource.name}.`,
    security,
    request: {
      params: z.object({ id: z.string().openapi({ example: '6650f0c2a1b2c3d4e5f60718' }) }),
      query: z.strictObject({ fields: fieldsParameter(resource) }),
    },
    responses: {
      200: {
        description: `The ${resource.singular}`,
        content: { 'application/json': { schema: schemas.record(resource) } },
      },
      304: { description: 'Not changed since' },
      ...problems(400, 404),
    },
  })
  api.openapi(route, async (c) => {
    const { fields } = c.req.valid('query')
    const actor = c.get('apiActor')
    // A key without the scope does not learn whether a text could be an id.
    authorizeScope(actor, resource.name)
    const id = parseId(resource.singular, c.req.valid('param').id)
    const { record, revision } = await read(actor, resource.name, id, fields)
    const etag = `"${revision}"`
    const headers = { etag, 'cache-control': 'private, no-cache' }
    if (matchesEtag(c.req.header('if-none-match'), etag)) return c.body(null, 304, headers)
    return sendJson(c, record, headers)
  })
}
