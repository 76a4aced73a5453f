/** Everything that merges records of a kind, and brings them back. */
import type { RecordDeps } from '../records/field-tables.ts'
import { createListMerges, type ListMerges } from './list-merges.ts'
import { createMergeRecords, type MergeRecords } from './merge-records.ts'
import type { MergedKind, Merging } from './mergeable.ts'
import { createPreviewMerge, type PreviewMerge } from './preview-merge.ts'
import { createSeparateRecords, type SeparateRecords } from './separate-records.ts'

export type Mergings<Kind extends MergedKind> = {
  readonly previewMerge: PreviewMerge<Kind>
  readonly merge: MergeRecords<Kind>
  readonly separate: SeparateRecords<Kind>
  readonly listMerges: ListMerges<Kind>
}

export function createMergings<Kind extends MergedKind>(deps: RecordDeps, merging: Merging<Kind>): Mergings<Kind> {
  return {
    previewMerge: createPreviewMerge(deps, merging),
    merge: createMergeRecords(deps, merging),
    separate: createSeparateRecords(deps, merging),
    listMerges: createListMerges(deps, merging),
  }
}
