/** Opens a file as a table, by what is in it and not by its name: people rename files, and Excel's look like archives. */
import type { ImportProblem, OpenedTable } from '../../services/imports/import-ports.ts'
import { openCsvTable } from './csv-table.ts'
import { openVCardTable } from './vcard-table.ts'
import { openXlsxTable } from './xlsx-table.ts'

const HEAD_BYTES = 4_096

const startsWith = (head: Uint8Array, bytes: readonly number[]): boolean =>
  bytes.every((byte, index) => head[index] === byte)

/** What is certainly no table. */
function problemOf(head: Uint8Array): ImportProblem | null {
  if (head.length === 0) return 'empty'
  if (startsWith(head, [0xd0, 0xcf, 0x11, 0xe0])) return 'old-excel'
  const isUtf16 = startsWith(head, [0xff, 0xfe]) || startsWith(head, [0xfe, 0xff])
  const text = Buffer.from(head).toString('latin1')
  if (/^\s*(?:%PDF|\{\\rtf|<!doctype|<html|<\?xml)/iu.test(text)) return 'not-a-table'
  // Pictures and programs are full of bytes that no text has; UTF-16 has a zero in nearly every second one.
  const controls = head.filter((byte) => byte < 9 || (byte > 13 && byte < 27)).length
  const zeros = head.filter((byte) => byte === 0).length
  return !isUtf16 && controls > head.length / 20 && zeros < head.length / 4 ? 'not-a-table' : null
}

/** The first bytes, and all of them again. */
async function peek(chunks: AsyncIterable<Uint8Array>) {
  const source = chunks[Symbol.asyncIterator]()
  const read: Uint8Array[] = []
  let length = 0
  while (length < HEAD_BYTES) {
    const { done, value } = await source.next()
    if (done === true) break
    read.push(value)
    length += value.byteLength
  }
  async function* again(): AsyncGenerator<Uint8Array> {
    try {
      yield* read
      for (;;) {
        const { done, value } = await source.next()
        if (done === true) return
        yield value
      }
    } finally {
      await source.return?.()
    }
  }
  return { head: Buffer.concat(read).subarray(0, HEAD_BYTES), all: again() }
}

const ZIP = [0x50, 0x4b, 0x03, 0x04]

/** @throws whatever the chunks throw */
export async function openTable(chunks: AsyncIterable<Uint8Array>): Promise<OpenedTable> {
  const { head, all } = await peek(chunks)
  const refuse = async (problem: ImportProblem): Promise<OpenedTable> => {
    await all.return(undefined)
    return { kind: 'refused', problem, row: null }
  }
  if (startsWith(head, ZIP)) return openXlsxTable(all)
  const problem = problemOf(head)
  if (problem !== null) return refuse(problem)
  const beginning = new TextDecoder(head[0] === 0xff ? 'utf-16le' : 'utf-8').decode(head)
  return /^\s*BEGIN:VCARD/iu.test(beginning) ? openVCardTable(all) : openCsvTable(all)
}
