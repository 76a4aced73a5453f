/** A list as a table, cell by cell: what writers of files are given. */

/** @property day `YYYY-MM-DD` @property minute `YYYY-MM-DD HH:mm` by the reader's clock */
export type Cell = string | number | null | { readonly day: string } | { readonly minute: string }

export type ListTable = {
  /** Shown as the name of the sheet. */
  readonly title: string
  readonly headers: readonly string[]
  /** Rows, many at a time. */
  readonly pages: AsyncIterable<readonly (readonly Cell[])[]>
}
