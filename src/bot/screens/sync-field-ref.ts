/** A field of a sync, in a button: the sync, the kind of record, and the field by its key, since an admin orders fields. */
import type { SyncId } from '../../models/ids.ts'
import type { SyncKind } from '../../models/sync.ts'
import type { SyncField } from '../../services/sync/set-up-sync.ts'
import { SYNC_KINDS } from '../../services/sync/sync-view.ts'
import { type Argument, packedId, sequence, wholeNumber } from './argument.ts'
import { aFieldKey, fieldKey } from './field-key.ts'

export type SyncFieldRef = {
  readonly id: SyncId
  readonly kind: SyncKind
  /** The {@link fieldKey} of its name. */
  readonly key: string
}

const parts = sequence(packedId<SyncId>(), wholeNumber(1), aFieldKey)

export const aSyncField: Argument<SyncFieldRef, 23> = {
  size: 23,
  encode: ({ id, kind, key }) => parts.encode([id, SYNC_KINDS.indexOf(kind), key]),
  decode(text) {
    const read = parts.decode(text)
    const kind = read === null ? undefined : SYNC_KINDS[read[1]]
    return read === null || kind === undefined ? null : { id: read[0], kind, key: read[2] }
  },
}

export function syncFieldRef(id: SyncId, { kind, name }: Pick<SyncField, 'kind' | 'name'>): SyncFieldRef {
  return { id, kind, key: fieldKey(name) }
}

/** The field that a button names; undefined if nobody can map it any more. */
export function syncFieldOf(fields: readonly SyncField[], { kind, key }: SyncFieldRef): SyncField | undefined {
  return fields.find((one) => one.kind === kind && fieldKey(one.name) === key)
}
