/** GET /changes: all changes in one feed. */
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'

import type { ExportService } from '../../services/export/export.ts'
import { momentParameter } from '../../services/fields/filter.ts'
import { DEFAULT_PER_PAGE } from '../../services/export/list-records.ts'
import type { Resource } from '../../services/export/resource.ts'
import type { ApiEnv } from './api-env.ts'
import { EXAMPLE_CURSOR, exampleChange, exampleDeletion } from './examples.ts'
import { cursorParameter, limitParameter, namesParameter } from './parameters.ts'
import type { Schemas } from './schemas.ts'
import { answerHeaders, problems } from './shared-components.ts'
import { sendJson } from './send-json.ts'

const createChangesRoute = (resources: readonly Resource[], schema: Schemas['changes']) =>
  createRoute({
    method: 'get',
    path: '/changes',
    operationId: 'listChanges',
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
          resources.map(({ name }) => name),
          'Only these, separated by commas; all that the key may read when absent',
          'contacts,deals',
        ),
      }),
    },
    responses: {
      200: {
        description: 'A page of the feed',
        headers: answerHeaders(),
        content: { 'application/json': { schema, example: exampleChanges(resources) } },
      },
      ...problems(400, 410),
    },
  })

function exampleChanges(resources: readonly Resource[]) {
  const deletions = resources.filter(({ deletable }) => deletable).slice(0, 1)
  const data = [...resources.slice(0, 2).map(exampleChange), ...deletions.map(exampleDeletion)]
  return { data, cursor: EXAMPLE_CURSOR, hasMore: false }
}

export function addChangesRoute(
  api: OpenAPIHono<ApiEnv>,
  schemas: Schemas,
  { changes, resources }: Pick<ExportService, 'changes' | 'resources'>,
) {
  const route = createChangesRoute(Object.values(resources), schemas.changes)
  api.openapi(route, async (c) => {
    const { limit = DEFAULT_PER_PAGE, ...query } = c.req.valid('query')
    const page = await changes(c.get('apiActor'), { ...query, limit })
    return sendJson(c, page, { 'cache-control': 'no-store' })
  })
}
