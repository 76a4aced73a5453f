/** Describes the messages of outgoing webhooks in the OpenAPI document, with the records as the export shows them. */
import { type OpenAPIHono, z } from '@hono/zod-openapi'

import { CHANNELS } from '../../services/core/actor.ts'
import { idSchema } from '../../services/export/field.ts'
import type { Resource } from '../../services/export/resource.ts'
import { groupOf, WEBHOOK_TYPES, type WebhookGroup, type WebhookType } from '../../services/webhooks/message-types.ts'
import type { ApiEnv } from './api-env.ts'
import { capitalized } from './capitalized.ts'
import { EXAMPLE_ID, EXAMPLE_TIME, exampleRecord } from './examples.ts'
import type { Schemas } from './schemas.ts'

/** What the messages of each group are about. */
const RESOURCE_OF_GROUP = {
  contacts: 'contacts',
  companies: 'companies',
  deals: 'deals',
  leads: 'deals',
  tasks: 'tasks',
  notes: 'notes',
} as const satisfies Record<WebhookGroup, Resource['name']>

const headers = z.object({
  'webhook-id': z.string().openapi({ description: 'Identifies the message: the same each time it is sent' }),
  'webhook-timestamp': z.string().openapi({ description: 'When it was sent, in seconds since 1970' }),
  'webhook-signature': z.string().openapi({
    description:
      'Standard Webhooks 1.0.0: `v1,` and a signature in base64; two of them while a secret is being replaced',
  }),
})

function bodyOf(type: WebhookType, resource: Resource, schemas: Schemas): z.ZodType {
  const place = {
    resource: z.literal(resource.name),
    id: idSchema,
    version: z.int().openapi({ description: 'Ignore a message with a lower version than you have' }),
  }
  const changed = {
    changes: z.array(z.object({ path: z.string(), from: z.unknown(), to: z.unknown() })),
    memberId: idSchema.nullable().openapi({ description: 'The member who did it; null if nobody did' }),
    channel: z.enum(CHANNELS),
  }
  return z.object({
    type: z.literal(type),
    timestamp: z.iso.datetime().openapi({ description: 'When it happened' }),
    data: z.union([
      z.object({ ...place, deleted: z.literal(false), record: schemas.record(resource), ...changed }),
      z.object({ ...place, deleted: z.literal(true), deletedAt: z.iso.datetime(), ...changed }),
    ]),
  })
}

function exampleMessage(type: WebhookType, resource: Resource) {
  const deleted = type.endsWith('.deleted')
  const state = deleted ? { deletedAt: EXAMPLE_TIME } : { record: exampleRecord(resource) }
  const data = { resource: resource.name, id: EXAMPLE_ID, version: 1, deleted, ...state }
  return { type, timestamp: EXAMPLE_TIME, data: { ...data, changes: [], memberId: EXAMPLE_ID, channel: CHANNELS[0] } }
}

export function addWebhookDocs(
  api: OpenAPIHono<ApiEnv>,
  resources: Readonly<Record<Resource['name'], Resource>>,
  schemas: Schemas,
): void {
  for (const type of WEBHOOK_TYPES) {
    const resource = resources[RESOURCE_OF_GROUP[groupOf(type)]]
    api.openAPIRegistry.registerWebhook({
      method: 'post',
      path: type,
      operationId: `on${type.split(/[._]/u).map(capitalized).join('')}`,
      summary: `${type} is sent to outgoing webhooks that want it`,
      description: `Answer with any 2xx within 15 seconds. The message shows the ${resource.singular} as it was then.`,
      tags: [resource.name],
      security: [],
      request: {
        headers,
        body: {
          required: true,
          content: {
            'application/json': { schema: bodyOf(type, resource, schemas), example: exampleMessage(type, resource) },
          },
        },
      },
      responses: {
        200: { description: 'Received; any other 2xx does as well' },
        '4XX': { description: 'Not received: it is sent again later. 410 turns the webhook off' },
      },
    })
  }
}
