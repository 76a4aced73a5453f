/** What imports need of the outside: files read as tables, and columns recognised by what other systems call them. */
import type { ImportFormat, ImportProblem } from '../../models/import.ts'
import type { ImportRow } from '../../models/import-chunk.ts'

export type { ImportProblem }

/** A row, or why the file cannot be read any further. */
export type TableRow =
  | ({ readonly kind: 'row' } & ImportRow)
  | { readonly kind: 'refused'; readonly problem: ImportProblem; readonly row: number | null }

export type OpenedTable =
  | {
      readonly kind: 'table'
      readonly format: ImportFormat
      readonly headers: readonly string[]
      /** Without the header and the instructions above it. Ends after the first refusal. */
      readonly rows: AsyncGenerator<TableRow>
    }
  | { readonly kind: 'refused'; readonly problem: ImportProblem; readonly row: number | null }

export type RecognisedColumns = {
  /** Whose export it is; `other` if its columns do not tell. */
  readonly source: string
  /** What each column fills, in their order; null for nothing. */
  readonly targets: readonly (string | null)[]
}

export type ImportPorts = {
  /** Reads a file as far as its header. @throws whatever the chunks throw, then and from the rows */
  readonly openTable: (chunks: AsyncIterable<Uint8Array>) => Promise<OpenedTable>
  /** @param samples some values of each column */
  readonly recognise: (headers: readonly string[], samples: readonly (readonly string[])[]) => RecognisedColumns
}
