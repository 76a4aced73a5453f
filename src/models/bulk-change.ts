/** What a bulk edit does to each record. */

/** @property value an input as an edit of the field takes it; null clears the field @property shown the value in words, as chosen */
export type BulkChange =
  | { readonly what: 'tag' | 'untag'; readonly tags: readonly string[] }
  | { readonly what: 'set'; readonly field: string; readonly value: unknown; readonly shown: string | null }
  | { readonly what: 'delete' }
