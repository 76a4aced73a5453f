/**
 * A list as a workbook of Excel (ECMA-376): one sheet, its header fixed above the rows, with numbers, days and times that can be
 * sorted and added up. A text is always a text there and never a formula.
 */
import { Readable } from 'node:stream'

import { ZipFile } from 'yazl'

import type { ListTable } from '../../services/lists/list-table.ts'
import { CONTENT_TYPES, RELATIONS, STYLES, workbook, WORKBOOK_RELATIONS } from './xlsx-parts.ts'
import { sheetEnd, sheetRow, sheetStart } from './xlsx-sheet.ts'

async function* sheet({ headers, pages }: ListTable): AsyncGenerator<string> {
  yield sheetStart(headers)
  let number = 1
  for await (const rows of pages) {
    let text = ''
    for (const row of rows) text += sheetRow(row, (number += 1))
    yield text
  }
  yield sheetEnd()
}

export async function* writeXlsx(table: ListTable): AsyncGenerator<Buffer> {
  const zip = new ZipFile()
  const parts = {
    '[Content_Types].xml': CONTENT_TYPES,
    '_rels/.rels': RELATIONS,
    'xl/workbook.xml': workbook(table.title),
    'xl/_rels/workbook.xml.rels': WORKBOOK_RELATIONS,
    'xl/styles.xml': STYLES,
  }
  for (const [name, text] of Object.entries(parts)) zip.addBuffer(Buffer.from(text), name)
  const rows = Readable.from(sheet(table), { objectMode: false })
  zip.addReadStream(rows, 'xl/worksheets/sheet1.xml')
  zip.end()
  const output = zip.outputStream as Readable
  rows.on('error', (error) => output.destroy(error))
  try {
    for await (const chunk of output) yield chunk as Buffer
  } finally {
    rows.destroy()
  }
}
