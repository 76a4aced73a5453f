/** The bodies of streamed exports, for the OpenAPI document. */
import type { OpenAPIHono } from '@hono/zod-openapi'

import type { Resource } from '../../services/export/resource.ts'
import type { ApiEnv } from './api-env.ts'
import { capitalized } from './capitalized.ts'
import { exampleRecord } from './examples.ts'

export const EXPORT_FORMATS = ['ndjson', 'csv'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/**
 * OpenAPI 3.1 cannot describe a sequence of JSON documents (3.2 can, with `itemSchema`): the body is a text, and
 * `contentSchema` says what one line of it is.
 */
export function exportContent({ openAPIRegistry }: OpenAPIHono<ApiEnv>, resource: Resource, format: ExportFormat) {
  if (format === 'csv') return { 'text/csv': { schema: { type: 'string' } } } as const
  const record = capitalized(resource.singular)
  const { ref } = openAPIRegistry.registerComponent('schemas', `${record}Lines`, {
    type: 'string',
    description: `Newline-delimited JSON: each line is a ${record}, in the form of that schema`,
    contentMediaType: 'application/x-ndjson',
    contentSchema: { $ref: `#/components/schemas/${record}` },
  })
  return { 'application/x-ndjson': { schema: ref, example: `${JSON.stringify(exampleRecord(resource))}\n` } }
}
