/** A part of a list that one query reads in its order. A list is one or several, one after another. */
export type ListRange = {
  /** Begins with the workspace and what the reader may see. */
  readonly filter: Readonly<Record<string, unknown>>
  readonly sort: Readonly<Record<string, 1 | -1>>
}

/** @property name of what it is about, such as a stage or a member; null for a list that says so itself */
export type ListRanges = { readonly name: string | null; readonly ranges: readonly ListRange[] }
