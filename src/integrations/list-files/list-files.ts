/** Writes lists into files, as far as Telegram takes them. */
import { writeVCard } from '../../language/write-vcard.ts'
import type { ListFileWriter } from '../../services/lists/list-file-ports.ts'
import { writeCsv } from './write-csv.ts'
import { writeXlsx } from './write-xlsx.ts'

/** Bot API: a bot sends files of at most 50 MB. */
const MAX_FILE_BYTES = 50_000_000

/** The whole file; null if it would be too large, then nothing more is read. */
async function collected(chunks: AsyncIterable<Buffer>): Promise<Buffer | null> {
  const parts: Buffer[] = []
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.length
    if (size > MAX_FILE_BYTES) return null
    parts.push(chunk)
  }
  return Buffer.concat(parts)
}

export const writeListFile: ListFileWriter = {
  xlsx: (table) => collected(writeXlsx(table)),
  csv: (table) => collected(writeCsv(table)),
  async vcf(people) {
    async function* cards(): AsyncGenerator<Buffer> {
      for await (const page of people) yield Buffer.from(page.map((person) => writeVCard(person)).join(''))
    }
    return collected(cards())
  },
}
