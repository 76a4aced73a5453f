/** What reports are made into, for the composition to plug in: pictures by src/pictures, files by src/integrations. */
import type { Picture } from '../../pictures/picture.ts'
import type { ListTable } from '../../services/lists/list-table.ts'

export type ReportMedia = {
  /** @returns a PNG @throws AppError UNAVAILABLE if it cannot be drawn now */
  readonly draw: (picture: Picture) => Promise<Uint8Array>
  readonly csv: (table: ListTable) => Promise<Uint8Array>
}
