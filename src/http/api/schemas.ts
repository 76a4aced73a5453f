/** Bodies of the REST export, for the OpenAPI document. The resources describe their records. */
import { type OpenAPIHono, z } from '@hono/zod-openapi'

import type { Resource } from '../../services/export/resource.ts'
import { tombstoneSchema } from '../../services/export/tombstone.ts'
import type { ApiEnv } from './api-env.ts'
import { capitalized } from './capitalized.ts'
import { changeSchema } from './change-schema.ts'

// New schema objects: only those created after this library was loaded can be named in the document.
const tombstone = z.object(tombstoneSchema.shape).openapi('Tombstone', { description: 'A deleted record' })

export type Schemas = {
  readonly record: (resource: Resource) => z.ZodType
  readonly page: (resource: Resource) => z.ZodType
  readonly changes: z.ZodType
}

export function createSchemas(api: OpenAPIHono<ApiEnv>, resources: readonly Resource[]): Schemas {
  const records = Object.fromEntries(
    resources.map(({ name, singular, shape, about }) => [
      name,
      z
        .object(shape)
        .partial()
        .required({ id: true })
        .openapi(capitalized(singular), { description: `${about}. With \`fields=\`, only those fields` }),
    ]),
  )
  const record = ({ name }: Resource): z.ZodType => records[name] ?? z.never()
  const described = resources.map((resource) => ({ resource, record: record(resource) }))
  return {
    record,
    page(resource) {
      const one = record(resource)
      return z
        .object({
          // The tombstone first: parsers of generated clients take the first schema that fits, and a record needs only an id.
          data: z.array(resource.deletable ? z.union([tombstone, one]) : one),
          nextCursor: z.string().nullable().openapi({ description: 'For the next page; null after the last one' }),
          asOf: z.iso.datetime().openapi({
            description:
              'Every change before this time is in this list. Send the first page’s value as the next updated_since',
          }),
        })
        .openapi(`${capitalized(resource.singular)}Page`)
    },
    changes: z
      .object({
        data: z.array(changeSchema(api, described)),
        cursor: z.string().openapi({ description: 'Where to continue, now or later' }),
        hasMore: z.boolean().openapi({ description: 'Whether there is already a next page' }),
      })
      .openapi('ChangesPage'),
  }
}

export const problemSchema = z
  .object({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.int(),
    code: z.string().openapi({ description: 'Stable, for programs', example: 'VALIDATION' }),
    detail: z.string().optional(),
    details: z.record(z.string(), z.unknown()).optional(),
    requestId: z.string().optional(),
  })
  .openapi('Problem', { description: 'An error (RFC 9457)' })
