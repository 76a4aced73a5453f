/** A field of a sync, in a button: the sync, the kind of record, and the place of the field in its table. */
import type { SyncId } from '../../models/ids.ts'
import type { SyncKind } from '../../models/sync.ts'
import { SYNC_KINDS } from '../../services/sync/sync-view.ts'
import { type Argument, packedId, sequence, wholeNumber } from './argument.ts'

export type SyncFieldRef = {
  readonly id: SyncId
  readonly kind: SyncKind
  /** Its place among {@link fieldNames}. */
  readonly index: number
}

const parts = sequence(packedId<SyncId>(), wholeNumber(1), wholeNumber(2))

export const aSyncField: Argument<SyncFieldRef, 19> = {
  size: 19,
  encode: ({ id, kind, index }) => parts.encode([id, SYNC_KINDS.indexOf(kind), index]),
  decode(text) {
    const read = parts.decode(text)
    const kind = read === null ? undefined : SYNC_KINDS[read[1]]
    return read === null || kind === undefined ? null : { id: read[0], kind, index: read[2] }
  },
}
