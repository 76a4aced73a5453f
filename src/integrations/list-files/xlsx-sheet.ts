/** The rows of a sheet as XML. Pure. */
import { cutToUnits } from '../../language/cut-text.ts'
import type { Cell } from '../../services/lists/list-table.ts'
import { DAY_STYLE, HEADER_STYLE, MINUTE_STYLE } from './xlsx-parts.ts'

/** Of Excel, in UTF-16 code units. */
const MAX_CELL_UNITS = 32_767
const COLUMN_WIDTH = 22
const LETTERS = 26
const FIRST_LETTER = 65

/** What XML 1.0 has no place for: control characters and halves of characters. */
const UNWRITABLE = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

export function xmlText(text: string): string {
  return text.replaceAll(UNWRITABLE, '').replaceAll(/[&<>"]/gu, (sign) => ENTITIES[sign] ?? sign)
}

/** “A” to “Z”, “AA” and so on. @param index from 0 */
function columnName(index: number): string {
  const before = index < LETTERS ? '' : columnName(Math.floor(index / LETTERS) - 1)
  return before + String.fromCodePoint(FIRST_LETTER + (index % LETTERS))
}

const DAY_MS = 24 * 60 * 60 * 1000
/** Excel counts days from here, which makes up for the 29 February 1900 that it takes to have been. */
const EPOCH_MS = Date.UTC(1899, 11, 30)

/** @param moment ISO 8601, by whatever clock: sheets know no time zones */
function serial(moment: string): number {
  return (Date.parse(moment) - EPOCH_MS) / DAY_MS
}

function cellXml(cell: Cell, at: string): string {
  if (cell === null || cell === '') return ''
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`
  if (typeof cell === 'string') return textXml(cell, at, 0)
  if ('day' in cell) return `<c r="${at}" s="${DAY_STYLE}"><v>${serial(`${cell.day}T00:00:00Z`)}</v></c>`
  return `<c r="${at}" s="${MINUTE_STYLE}"><v>${serial(`${cell.minute.replace(' ', 'T')}:00Z`)}</v></c>`
}

function textXml(text: string, at: string, style: number): string {
  const shown = xmlText(cutToUnits(text, MAX_CELL_UNITS))
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${shown}</t></is></c>`
}

export function sheetStart(headers: readonly string[]): string {
  const cells = headers.map((header, index) => textXml(header, `${columnName(index)}1`, HEADER_STYLE)).join('')
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>',
    `<cols><col min="1" max="${headers.length}" width="${COLUMN_WIDTH}" customWidth="1"/></cols>`,
    `<sheetData><row r="1">${cells}</row>`,
  ].join('')
}

/** @param number of the row, from 1; the header is the first */
export function sheetRow(cells: readonly Cell[], number: number): string {
  const xml = cells.map((cell, index) => cellXml(cell, `${columnName(index)}${number}`)).join('')
  return `<row r="${number}">${xml}</row>`
}

export function sheetEnd(): string {
  return '</sheetData></worksheet>'
}
