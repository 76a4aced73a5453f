/** Responses of the REST export, for the OpenAPI document. The resources describe their records. */
import { z } from '@hono/zod-openapi'

import type { Resource } from '../../services/export/resource.ts'
import { idSchema } from '../../services/export/field.ts'
import { tombstoneSchema } from '../../services/export/tombstone.ts'

const capitalized = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

// New schema objects: only those created after this library was loaded can be named in the document.
const tombstone = z.object(tombstoneSchema.shape).openapi('Tombstone')

export type Schemas = {
  readonly record: (resource: Resource) => z.ZodType
  readonly page: (resource: Resource) => z.ZodType
  readonly changes: z.ZodType
}

export function createSchemas(resources: readonly Resource[]): Schemas {
  const records = Object.fromEntries(
    resources.map(({ name, singular, shape }) => [
      name,
      z.object(shape).partial().required({ id: true }).openapi(capitalized(singular)),
    ]),
  )
  const record = ({ name }: Resource): z.ZodType => records[name] ?? z.never()
  const place = { resource: z.enum(Object.keys(records)), id: idSchema, at: z.iso.datetime() }
  return {
    record,
    page(resource) {
      const one = record(resource)
      return z.object({
        data: z.array(resource.deletable ? z.union([one, tombstone]) : one),
        nextCursor: z.string().nullable().openapi({ description: 'For the next page; null after the last one' }),
        asOf: z.iso.datetime().openapi({
          description:
            'Every change before this time is in this list. Send the first page’s value as the next updated_since',
        }),
      })
    },
    changes: z.object({
      data: z.array(
        z.union([
          z.object({ ...place, deleted: z.literal(false), record: z.union(Object.values(records)) }),
          z.object({ ...place, deleted: z.literal(true), deletedAt: z.iso.datetime() }),
        ]),
      ),
      cursor: z.string().openapi({ description: 'Where to continue, now or later' }),
      hasMore: z.boolean().openapi({ description: 'Whether there is already a next page' }),
    }),
  }
}

const problemSchema = z
  .object({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.int(),
    code: z.string().openapi({ description: 'Stable, for programs', example: 'VALIDATION' }),
    detail: z.string().optional(),
    details: z.record(z.string(), z.unknown()).optional(),
    requestId: z.string().optional(),
  })
  .openapi('Problem')

const PROBLEMS = {
  400: 'A parameter is wrong or unknown; the details name it',
  401: 'No key, or one that is wrong, revoked or expired',
  403: 'The key lacks the scope',
  404: 'No such record in this workspace',
  410: 'The position is older than 90 days: read everything again',
  429: 'Too many requests; Retry-After says when to continue',
  503: 'The database does not answer; try again',
} as const

/** The problem documents that a route may return. */
export function problems(...statuses: readonly (keyof typeof PROBLEMS)[]) {
  return Object.fromEntries(
    [401, 403, 429, 503, ...statuses].map((status) => [
      status,
      {
        description: PROBLEMS[status as keyof typeof PROBLEMS],
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    ]),
  )
}
