import { fc, test as property } from '@fast-check/vitest'
import { parse } from 'csv-parse/sync'
import { expect } from 'vitest'
import { z } from 'zod'

import { createCsv } from '../../src/http/api/csv.ts'
import type { Resource } from '../../src/services/export/resource.ts'

const resource = { fields: { text: { schema: z.string() }, more: { schema: z.string() } } } as unknown as Resource
const cell = fc.stringMatching(/^[a-z=+@\-;,\t\r\n"' ]{0,30}$/u)

property.prop([fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 20 })])(
  'Whatever stands in cells, a reader finds as many rows, with the same values, and no formula',
  (rows) => {
    const records = rows.map(([text, more], index) => ({ id: String(index), text, more })) as never
    const read = (safe: boolean) => {
      const csv = createCsv(resource, ['text', 'more'], { safe })
      return {
        text: csv.lines(records),
        rows: parse(csv.header + csv.lines(records), { columns: true }),
      }
    }
    expect(read(false).rows).toEqual(rows.map(([text, more]) => ({ text, more })))
    const safe = read(true)
    expect(safe.rows).toHaveLength(rows.length)
    for (const part of safe.text.split(/[;\t\r\n]+/u)) expect(part.trim()).not.toMatch(/^(?:[=+@]|-(?!\s|$))/u)
  },
)
