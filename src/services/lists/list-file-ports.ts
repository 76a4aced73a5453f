/** What writes a list into a file: integrations implement it. */
import type { WrittenPerson } from '../../language/write-vcard.ts'
import type { ListTable } from './list-table.ts'

/** Null for a file that would be larger than Telegram takes. */
export type ListFileWriter = {
  readonly xlsx: (table: ListTable) => Promise<Buffer | null>
  readonly csv: (table: ListTable) => Promise<Buffer | null>
  readonly vcf: (people: AsyncIterable<readonly WrittenPerson[]>) => Promise<Buffer | null>
}
