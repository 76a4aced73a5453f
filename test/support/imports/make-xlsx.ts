/** Writes a spreadsheet as Excel does, as far as reading one needs it. */
import { crc32, deflateRawSync } from 'node:zlib'

type Part = { readonly name: string; readonly content: string | Uint8Array; readonly claims?: number }

/** @param claims what a part says that it unpacks to, where that is a lie */
export function makeZip(parts: readonly Part[]): Buffer {
  const bodies: Buffer[] = []
  const index: Buffer[] = []
  let offset = 0
  for (const { name, content, claims } of parts) {
    const bytes = Buffer.from(content as Uint8Array)
    const packed = deflateRawSync(bytes)
    const path = Buffer.from(name)
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(8, 4)
    head.writeUInt32LE(crc32(bytes), 10)
    head.writeUInt32LE(packed.length, 14)
    head.writeUInt32LE(claims ?? bytes.length, 18)
    head.writeUInt16LE(path.length, 22)
    bodies.push(Buffer.from([0x50, 0x4b, 3, 4]), head, path, packed)
    const entry = Buffer.alloc(42)
    entry.writeUInt16LE(20, 0)
    head.copy(entry, 2, 0, 26)
    entry.writeUInt32LE(offset, 38)
    index.push(Buffer.from([0x50, 0x4b, 1, 2]), entry, path)
    offset += 30 + path.length + packed.length
  }
  const size = index.reduce((sum, { length }) => sum + length, 0)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(size, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...bodies, ...index, Buffer.from([0x50, 0x4b, 5, 6]), end])
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

function columnName(index: number): string {
  const last = String.fromCodePoint(65 + (index % 26))
  return index < 26 ? last : `${columnName(Math.floor(index / 26) - 1)}${last}`
}

/** A day, a formula with its value, or nothing. */
export type XlsxCell =
  | string
  | number
  | { readonly serial: number }
  | { readonly formula: string; readonly value: string }
  | null

function cellXml(cell: XlsxCell, reference: string, texts: string[]): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return `<c r="${reference}" t="s"><v>${texts.push(cell) - 1}</v></c>`
  if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`
  if ('serial' in cell) return `<c r="${reference}" s="1"><v>${cell.serial}</v></c>`
  return `<c r="${reference}" t="str"><f>${escape(cell.formula)}</f><v>${escape(cell.value)}</v></c>`
}

export function sheetXml(rows: readonly (readonly XlsxCell[])[], texts: string[] = []): string {
  const lines = rows.map((cells, row) => {
    const inside = cells.map((cell, column) => cellXml(cell, `${columnName(column)}${row + 1}`, texts)).join('')
    return `<row r="${row + 1}">${inside}</row>`
  })
  return `<worksheet><sheetData>${lines.join('')}</sheetData></worksheet>`
}

/** @param sheet the sheet itself, where it is not made of rows */
export function makeXlsx(rows: readonly (readonly XlsxCell[])[], sheet?: Omit<Part, 'name'>): Buffer {
  const texts: string[] = []
  const content = sheetXml(rows, texts)
  return makeZip([
    {
      name: 'xl/workbook.xml',
      content: '<workbook><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>',
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    },
    {
      name: 'xl/styles.xml',
      content: '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    },
    { name: 'xl/worksheets/sheet1.xml', ...(sheet ?? { content }) },
    {
      name: 'xl/sharedStrings.xml',
      content: `<sst>${texts.map((text) => `<si><t>${escape(text)}</t></si>`).join('')}</sst>`,
    },
  ])
}
