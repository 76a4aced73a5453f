/** A reference to a record as the argument of a button: its kind as one letter, and its packed id. */
import type { RecordKind, RecordRef } from '../../ids.ts'
import { readRef } from '../../language/parse-id.ts'
import { type Argument, packedId } from './argument.ts'

const packed = packedId()

/** @param letters one for each kind that there can be a reference to */
export function packedRef<Kind extends RecordKind>(
  letters: Readonly<Record<Kind, string>>,
): Argument<RecordRef<Kind>, 17> {
  const kinds = Object.keys(letters) as Kind[]
  return {
    size: 17,
    encode: ({ kind, id }) => `${letters[kind]}${packed.encode(id)}`,
    decode(text) {
      const kind = kinds.find((one) => letters[one] === text.charAt(0))
      const id = packed.decode(text.slice(1))
      return kind === undefined || id === null ? null : readRef(kind, id)
    },
  }
}
