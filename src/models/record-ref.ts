/** A reference to a record as the database stores it. */
import type { Types } from 'mongoose'

import type { RecordKind, RecordRef } from '../ids.ts'

export type StoredRef<Kind extends RecordKind = RecordKind> = { readonly kind: Kind; readonly id: Types.ObjectId }

/** A stored reference as it leaves the services. */
export function recordRef<Kind extends RecordKind>({ kind, id }: StoredRef<Kind>): RecordRef<Kind> {
  return { kind, id: id.toHexString() } as RecordRef<Kind>
}
