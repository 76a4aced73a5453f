/** The rows of the first sheet of a spreadsheet (.xlsx), as a stream. Formulas count as the values that they had. */
import { readXml, type XmlEvent } from './read-xml.ts'
import { openZip, type Zip } from './open-zip.ts'
import { isDayFormat, plainNumber, serialDay } from './cell-value.ts'
import { XlsxFault } from './xlsx-fault.ts'

/** Of texts, which are all kept; no table of 100,000 rows has so many. */
const MAX_TEXTS_BYTES = 96 * 1024 * 1024
/** Of a sheet, which is read as a stream: a million empty rows are some fifty megabytes. */
const MAX_SHEET_BYTES = 512 * 1024 * 1024
const MAX_PART_BYTES = 16 * 1024 * 1024
/** A table that is wider is refused: the cell at the far right end of a sheet would else be a row of 16,384 cells. */
const MAX_WIDTH = 1_000

export type XlsxRow = { readonly row: number; readonly cells: readonly string[] }

async function* part(zip: Zip, name: string, maxBytes: number): AsyncGenerator<XmlEvent> {
  yield* readXml(await zip.open(name, maxBytes))
}

/** The path of the first sheet that is shown, and how days are counted. */
async function readWorkbook(zip: Zip): Promise<{ readonly sheet: string; readonly since1904: boolean }> {
  let id: string | undefined
  let since1904 = false
  for await (const event of part(zip, 'xl/workbook.xml', MAX_PART_BYTES)) {
    if (event.kind !== 'open') continue
    const { name, attributes } = event
    if (name === 'workbookPr') since1904 = ['1', 'true'].includes(attributes['date1904'] ?? '')
    if (name === 'sheet' && (attributes['state'] ?? 'visible') === 'visible') id ??= attributes['r:id']
  }
  for await (const event of part(zip, 'xl/_rels/workbook.xml.rels', MAX_PART_BYTES)) {
    if (event.kind !== 'open' || event.name !== 'Relationship' || event.attributes['Id'] !== id) continue
    const target = event.attributes['Target'] ?? ''
    return { sheet: target.startsWith('/') ? target.slice(1) : `xl/${target}`, since1904 }
  }
  throw new XlsxFault('damaged')
}

/** Without the pronunciation that Japanese texts have. */
async function readTexts(zip: Zip): Promise<readonly string[]> {
  const name = 'xl/sharedStrings.xml'
  if (!zip.has(name)) return []
  const texts: string[] = []
  let text = ''
  let isText = false
  let isSpoken = false
  for await (const event of part(zip, name, MAX_TEXTS_BYTES)) {
    if (event.kind === 'text') {
      if (isText && !isSpoken) text += event.text
      continue
    }
    const opens = event.kind === 'open'
    if (event.name === 't') isText = opens
    if (event.name === 'rPh') isSpoken = opens
    if (event.name !== 'si') continue
    if (opens) text = ''
    else texts.push(text)
  }
  return texts
}

/** Which styles of cells show days. */
async function readDayStyles(zip: Zip): Promise<readonly boolean[]> {
  if (!zip.has('xl/styles.xml')) return []
  const codes = new Map<number, string>()
  const styles: boolean[] = []
  let isCells = false
  for await (const event of part(zip, 'xl/styles.xml', MAX_PART_BYTES)) {
    if (event.kind === 'text') continue
    if (event.name === 'cellXfs') isCells = event.kind === 'open'
    if (event.kind === 'close') continue
    const { name, attributes } = event
    const id = Number(attributes['numFmtId'])
    if (name === 'numFmt') codes.set(id, attributes['formatCode'] ?? '')
    if (name === 'xf' && isCells) styles.push(isDayFormat(id, codes.get(id)))
  }
  return styles
}

/** “AB12” is in column 27, counted from 0. */
function columnOf(reference: string): number {
  const [letters = ''] = /^[A-Z]+/u.exec(reference) ?? []
  return [...letters].reduce((sum, letter) => sum * 26 + (letter.codePointAt(0) ?? 64) - 64, 0) - 1
}

type Book = { readonly texts: readonly string[]; readonly days: readonly boolean[]; readonly since1904: boolean }
type Cell = { readonly column: number; readonly type: string; readonly style: number; text: string }

function textOf({ type, style, text }: Cell, { texts, days, since1904 }: Book): string {
  switch (type) {
    case 's':
      return texts[Number(text)] ?? ''
    case 'inlineStr':
    case 'str':
      return text
    case 'b':
      return text === '1' ? 'TRUE' : 'FALSE'
    case 'e':
      return ''
    case 'd':
      return text.replace('T', ' ').replace(/ 00:00(?::00)?(?:\.0+)?Z?$/u, '')
    default:
      return (days[style] === true ? serialDay(Number(text), since1904) : null) ?? plainNumber(text)
  }
}

async function* sheetRows(zip: Zip, sheet: string, book: Book): AsyncGenerator<XlsxRow> {
  let row = 0
  let cells: string[] = []
  let cell: Cell | null = null
  let isValue = false
  for await (const event of part(zip, sheet, MAX_SHEET_BYTES)) {
    if (event.kind === 'text') {
      if (isValue && cell !== null) cell.text += event.text
    } else if (event.kind === 'open') {
      const { name, attributes } = event
      if (name === 'row') {
        row = Number(attributes['r'] ?? row + 1)
        cells = []
      } else if (name === 'c') {
        const column = attributes['r'] === undefined ? cells.length : columnOf(attributes['r'])
        cell = { column, type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? 0), text: '' }
      } else if (name === 'v' || name === 't') isValue = true
    } else if (event.name === 'v' || event.name === 't') isValue = false
    else if (event.name === 'c' && cell !== null) {
      const text = cell.text === '' ? '' : textOf(cell, book)
      if (text !== '') {
        if (cell.column >= MAX_WIDTH) throw new XlsxFault('too-many-columns')
        while (cells.length < cell.column) cells.push('')
        cells[cell.column] = text
      }
      cell = null
    } else if (event.name === 'row' && cells.length > 0) yield { row, cells }
  }
}

/** Empty rows are left out. @throws XlsxFault */
export async function* xlsxRows(bytes: Buffer): AsyncGenerator<XlsxRow> {
  const zip = await openZip(bytes)
  try {
    if (!zip.has('xl/workbook.xml')) throw new XlsxFault('zip')
    const { sheet, since1904 } = await readWorkbook(zip)
    const book = { texts: await readTexts(zip), days: await readDayStyles(zip), since1904 }
    yield* sheetRows(zip, sheet, book)
  } finally {
    zip.close()
  }
}
