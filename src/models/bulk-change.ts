/** What a bulk edit does to each record. */

import type { StageId } from '../ids.ts'

/** Where deals go: into an open stage, or they are closed. */
export type BulkMove =
  | { readonly to: 'stage'; readonly stageId: StageId }
  | { readonly to: 'won' }
  | { readonly to: 'lost'; readonly reason: string }

/** @property value an input as an edit of the field takes it; null clears the field @property shown the value in words, as chosen */
export type BulkChange =
  | { readonly what: 'tag' | 'untag'; readonly tags: readonly string[] }
  | { readonly what: 'set'; readonly field: string; readonly value: unknown; readonly shown: string | null }
  | { readonly what: 'delete' }
  /** Only of deals. `shown` is the name of the stage. */
  | { readonly what: 'move'; readonly move: BulkMove; readonly shown: string | null }
