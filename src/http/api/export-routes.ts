/** GET /export/{resource}.ndjson and .csv: everything in one streamed response. */
import type { ServerResponse } from 'node:http'

import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'

import type { Logger } from '../../logger.ts'
import type { ExportService } from '../../services/export/export.ts'
import { requestedFields, type PublicRecord, type Resource } from '../../services/export/resource.ts'
import type { ApiEnv } from './api-env.ts'
import { BOM } from '../../integrations/files/csv-cells.ts'
import { capitalized } from './capitalized.ts'
import { createCsv } from './csv.ts'
import { exportContent, type ExportFormat } from './export-docs.ts'
import { fieldsParameter, filterParameters, filtersIn } from './parameters.ts'
import { answerHeaders, problems } from './shared-components.ts'
import { createStreamBody } from './stream-body.ts'
import type { StreamSlots } from './stream-slots.ts'

const CONTENT_TYPES: Readonly<Record<ExportFormat, string>> = {
  ndjson: 'application/x-ndjson',
  csv: 'text/csv; charset=utf-8',
}

const switchParameter = (byDefault: '0' | '1', description: string) =>
  z.enum(['0', '1'], { error: 'Give 0 or 1' }).optional().openapi({ description, default: byDefault })

const csvParameters = {
  safe: switchParameter('1', 'Put an apostrophe before cells that a spreadsheet would run as a formula; 0 for none'),
  bom: switchParameter('0', 'Start with a byte order mark, so that Excel recognises UTF-8'),
}

export type ExportRouteDeps = Pick<ExportService, 'stream' | 'resourcesOf'> & {
  readonly slots: StreamSlots
  readonly stalledMs: number
  readonly log: Logger
}

export function addExportRoute(
  api: OpenAPIHono<ApiEnv>,
  resource: Resource,
  format: ExportFormat,
  { stream, resourcesOf, slots, stalledMs, log }: ExportRouteDeps,
) {
  // Loose, since the filters by a team's own fields are known only with the key.
  const query = z.looseObject({
    ...filterParameters(resource),
    fields: fieldsParameter(resource),
    ...(format === 'csv' ? csvParameters : {}),
  })
  const route = createRoute({
    method: 'get',
    path: `/export/${resource.name}.${format}`,
    operationId: `export${capitalized(resource.name)}${capitalized(format)}`,
    tags: ['export'],
    summary: `Stream all ${resource.name} as ${format.toUpperCase()}`,
    description: `One record per line, without deleted ones. A record that changes during the export may appear twice: the later line counts. A response that was cut off ends without its last chunk, which clients report as an error. Scope: ${resource.name}.`,
    security: [{ apiKey: [] }],
    request: { query },
    responses: {
      200: {
        description: 'All records',
        headers: answerHeaders('Content-Disposition'),
        content: exportContent(api, resource, format),
      },
      ...problems(400),
    },
  })
  api.openapi(route, async (c) => {
    const given: Readonly<Record<string, unknown>> = c.req.valid('query')
    const fields = given['fields'] as readonly string[] | undefined
    const headers = {
      'content-type': CONTENT_TYPES[format],
      'content-disposition': `attachment; filename="${resource.name}.${format}"`,
      'cache-control': 'no-store',
    }
    const actor = c.get('apiActor')
    const own = resourcesOf(actor)[resource.name]
    const filters = filtersIn(own, given, c.req.url, Object.keys(query.shape))
    const records = stream(actor, resource.name, { fields, filters })
    if (c.req.method === 'HEAD') return c.body(null, 200, headers)
    const form = format === 'csv' ? asCsv(own, fields, given) : { head: '', encode: asLines }
    const onEnd = slots.take(c.get('apiActor').apiKeyId)
    const outgoing = (c.env as { readonly outgoing?: ServerResponse } | undefined)?.outgoing
    const cut = outgoing && (() => void outgoing.destroy())
    try {
      return c.body(await createStreamBody({ records, ...form, stalledMs, cut, onEnd, log }), 200, headers)
    } catch (error) {
      onEnd()
      throw error
    }
  })
}

function asLines(records: readonly PublicRecord[]): string {
  let text = ''
  for (const record of records) text += `${JSON.stringify(record)}\n`
  return text
}

function asCsv(resource: Resource, fields: readonly string[] | undefined, given: Readonly<Record<string, unknown>>) {
  const { header, lines } = createCsv(resource, requestedFields(resource, fields), { safe: given['safe'] !== '0' })
  return { head: given['bom'] === '1' ? BOM + header : header, encode: lines }
}
