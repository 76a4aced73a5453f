/** GET /{resource} and /{resource}/{id}, for each resource of the export. */
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'

import { parseId } from '../../language/parse-id.ts'
import { authorizeScope } from '../../services/api-keys/api-actor.ts'
import type { ExportService } from '../../services/export/export.ts'
import { DEFAULT_PER_PAGE } from '../../services/export/list-records.ts'
import type { Resource } from '../../services/export/resource.ts'
import type { ApiEnv } from './api-env.ts'
import { capitalized } from './capitalized.ts'
import { matchesEtag } from './etag.ts'
import { EXAMPLE_CURSOR, EXAMPLE_ID, EXAMPLE_TIME, exampleRecord } from './examples.ts'
import {
  cursorParameter,
  fieldsParameter,
  filterParameters,
  filtersIn,
  limitParameter,
  updatedSinceParameter,
} from './parameters.ts'
import type { Schemas } from './schemas.ts'
import { answerHeaders, MOVED, NOT_MODIFIED, problems } from './shared-components.ts'
import { sendJson } from './send-json.ts'

const security = [{ apiKey: [] }]

const ifNoneMatch = {
  name: 'If-None-Match',
  in: 'header',
  description: 'The ETag of the version that you have',
  schema: { type: 'string' },
} as const

function examplePage(resource: Resource) {
  return { data: [exampleRecord(resource)], nextCursor: EXAMPLE_CURSOR, asOf: EXAMPLE_TIME }
}

export function addListRoute(
  api: OpenAPIHono<ApiEnv>,
  resource: Resource,
  schemas: Schemas,
  { list, resourcesOf }: Pick<ExportService, 'list' | 'resourcesOf'>,
) {
  // Loose, since the filters by a team's own fields are known only with the key.
  const query = z.looseObject({
    ...filterParameters(resource),
    limit: limitParameter,
    cursor: cursorParameter,
    fields: fieldsParameter(resource),
    updated_since: updatedSinceParameter,
  })
  const route = createRoute({
    method: 'get',
    path: `/${resource.name}`,
    operationId: `list${capitalized(resource.name)}`,
    tags: [resource.name],
    summary: `List ${resource.name}`,
    description: `${resource.about}. In the order of their last change. Scope: ${resource.name}.`,
    security,
    request: { query },
    responses: {
      200: {
        description: 'A page',
        headers: answerHeaders(),
        content: { 'application/json': { schema: schemas.page(resource), example: examplePage(resource) } },
      },
      ...problems(400, 410),
    },
  })
  api.openapi(route, async (c) => {
    const given = c.req.valid('query')
    const actor = c.get('apiActor')
    const page = await list(actor, resource.name, {
      limit: given.limit ?? DEFAULT_PER_PAGE,
      cursor: given.cursor,
      fields: given.fields,
      updatedSince: given.updated_since,
      filters: filtersIn(resourcesOf(actor)[resource.name], given, c.req.url, Object.keys(query.shape)),
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
    operationId: `get${capitalized(resource.singular)}`,
    tags: [resource.name],
    summary: `Read one ${resource.singular}`,
    description: `With an ETag: send it back as If-None-Match to get 304 if the record has not changed. Scope: ${resource.name}.`,
    security,
    parameters: [ifNoneMatch],
    request: {
      params: z.object({ id: z.string().openapi({ example: EXAMPLE_ID }) }),
      query: z.strictObject({ fields: fieldsParameter(resource) }),
    },
    responses: {
      200: {
        description: `The ${resource.singular}`,
        headers: answerHeaders('ETag'),
        content: { 'application/json': { schema: schemas.record(resource), example: exampleRecord(resource) } },
      },
      ...(resource.deletable && { 301: MOVED }),
      304: NOT_MODIFIED,
      ...problems(400, 404),
    },
  })
  api.openapi(route, async (c) => {
    const { fields } = c.req.valid('query')
    const actor = c.get('apiActor')
    // A key without the scope does not learn whether a text could be an id.
    authorizeScope(actor, resource.name)
    const id = parseId(resource.singular, c.req.valid('param').id)
    const found = await read(actor, resource.name, id, fields)
    if ('movedTo' in found) {
      const { search } = new URL(c.req.url)
      const location = `${c.req.path.replace(/[^/]*$/u, found.movedTo)}${search}`
      // Not to be kept: a merge can be undone.
      return c.json({ id: found.movedTo }, 301, { location, 'cache-control': 'no-store' })
    }
    const { record, revision } = found
    const etag = `"${revision}"`
    const headers = { etag, 'cache-control': 'private, no-cache' }
    if (matchesEtag(c.req.header('if-none-match'), etag)) return c.body(null, 304, headers)
    return sendJson(c, record, headers)
  })
}
