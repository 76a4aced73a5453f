/** GET /fields: what a team's own fields are, which `custom` in its records holds by key. */
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'

import type { ExportService } from '../../services/export/export.ts'
import { publicFieldSchema } from '../../services/export/list-fields.ts'
import type { ApiEnv } from './api-env.ts'
import { answerHeaders, problems } from './shared-components.ts'

const EXAMPLE = {
  key: 'f1a2b3c4',
  kind: 'deal',
  label: 'Contract number',
  type: 'text',
  required: false,
  retired: false,
  choices: [],
} as const

// A new schema object: only those created after this library was loaded can be named in the document.
const field = z.object(publicFieldSchema.shape).openapi('Field', { description: 'A field that the team defined' })

const route = createRoute({
  method: 'get',
  path: '/fields',
  operationId: 'listFields',
  tags: ['fields'],
  summary: 'List the team’s own fields',
  description:
    'The fields that the team defined for contacts, companies and deals, in order. Each filters the lists of its records as the parameter custom.<key>: texts and choices by their value; days with _from and _to behind the key; numbers and amounts with _min and _max. Those of the records that the key may read.',
  security: [{ apiKey: [] }],
  request: { query: z.strictObject({}) },
  responses: {
    200: {
      description: 'The fields',
      headers: answerHeaders(),
      content: { 'application/json': { schema: z.object({ data: z.array(field) }), example: { data: [EXAMPLE] } } },
    },
    ...problems(400),
  },
})

export function addFieldsRoute(api: OpenAPIHono<ApiEnv>, { fields }: Pick<ExportService, 'fields'>) {
  api.openapi(route, (c) => c.json({ data: [...fields(c.get('apiActor'))] }, 200, { 'cache-control': 'no-store' }))
}
