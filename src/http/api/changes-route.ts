/** GET /changes: all changes in one feed. */
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'

import type { ExportService } from '../../services/export/export.ts'
import { momentParameter } from '../../services/fields/filter.ts'
import { DEFAULT_PER_PAGE } from '../../services/export/list-records.ts'
import type { Resource } from '../../services/export/resource.ts'
import type { ApiEnv } from './api-env.ts'
import { cursorParameter, limitParameter, namesParameter } from './parameters.ts'
import { problems, type Schemas } from './schemas.ts'
import { sendJson } from './send-json.ts'

const createChangesRoute = (names: readonly Resource['name'][], schema: Schemas['changes']) =>
  createRoute({
    method: 'get',
    path: '/changes',
    tags: ['changes'],
    summary: 'Follow all changes',
    description:
      'Each record in its current state, or as a tombstone once it is deleted, in the order of the changes. Continue with the cursor of the last page, now while hasMore is true and later from time to time: your copy then equals the workspace, except for the last 10 seconds.',
    security: [{ apiKey: [] }],
    request: {
      query: z.strictObject({
        limit: limitParameter,
        cursor: cursorParameter,
        since: momentParameter('Where to begin, at most 90 days ago; from the first record when absent').optional(),
        resources: namesParameter(
          names,
          'Only these, separated by commas; all that the key may read when absent',
          'contacts,deals',
        ),
      }),
    },
    responses: {
      200: { description: 'A page of the feed', content: { 'application/json': { schema } } },
      ...problems(400, 410),
    },
  })

export function addChangesRoute(
  api: OpenAPIHono<ApiEnv>,
  schemas: Schemas,
  { changes, resources }: Pick<ExportService, 'changes' | 'resources'>,
) {
  const names = Object.values(resources).map(({ name }) => name)
  const route = createChangesRoute(names, schemas.changes)
  api.openapi(route, async (c) => {
    const { limit = DEFAULT_PER_PAGE, ...query } = c.req.valid('query')
    const page = await changes(c.get('apiActor'), { ...query, limit })
    return sendJson(c, page, { 'cache-control': 'no-store' })
  })
}
