/** A deleted record, and a position in the trash, as arguments of buttons. */
import type { Id } from '../../ids.ts'
import type { TrashKind } from '../../services/records/kinds.ts'
import type { TrashRef } from '../../services/trash/read-trashed.ts'
import { type Argument, packedId } from './argument.ts'
import { packedRef } from './packed-ref.ts'

const LETTERS = { contact: 'c', company: 'o', deal: 'd', task: 't', note: 'n' } as const satisfies Record<
  TrashKind,
  string
>
export const TRASH_KINDS = Object.keys(LETTERS) as readonly TrashKind[]

export const trashRef: Argument<TrashRef, 17> = packedRef<TrashKind>(LETTERS)

export type TrashPlace = {
  readonly kind: TrashKind
  readonly page: { readonly direction: 'after' | 'before'; readonly id: Id }
}

const DIRECTIONS = { a: 'after', b: 'before' } as const

/** The direction's letter, the kind's, and the id of the record that the page begins after or ends before. */
export const trashPlace: Argument<TrashPlace, 18> = {
  size: 18,
  encode: ({ kind, page }) => `${page.direction === 'after' ? 'a' : 'b'}${LETTERS[kind]}${packedId().encode(page.id)}`,
  decode(text) {
    const letter = text.charAt(0)
    const record = trashRef.decode(text.slice(1))
    if (record === null || (letter !== 'a' && letter !== 'b')) return null
    return { kind: record.kind, page: { direction: DIRECTIONS[letter], id: record.id } }
  },
}
