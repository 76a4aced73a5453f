/** Arguments of buttons about imports: a column, a page of columns, and what a column fills. */
import type { ImportId } from '../../models/ids.ts'
import { type Argument, packedId, sequence, wholeNumber } from './argument.ts'

const numbered = sequence(packedId<ImportId>(), wholeNumber(3))

function idAnd<const Name extends string>(
  name: Name,
): Argument<{ readonly id: ImportId } & Readonly<Record<Name, number>>, 19> {
  type Place = { readonly id: ImportId } & Readonly<Record<Name, number>>
  return {
    size: 19,
    encode: (place: Place) => numbered.encode([place.id, place[name]]),
    decode(text) {
      const read = numbered.decode(text)
      return read === null ? null : ({ id: read[0], [name]: read[1] } as Place)
    },
  }
}

export const anImportColumn = idAnd('column')
export const anImportPage = idAnd('page')

/** Leaves the column out. */
export const NO_TARGET = 99

const filled = sequence(packedId<ImportId>(), wholeNumber(6))
const TARGETS = 100

/** A column, and the index of a target. */
export const anImportTarget: Argument<{ readonly id: ImportId; readonly column: number; readonly target: number }, 22> =
  {
    size: 22,
    encode: ({ id, column, target }) => filled.encode([id, column * TARGETS + target]),
    decode(text) {
      const read = filled.decode(text)
      if (read === null) return null
      const [id, place] = read
      return { id, column: Math.floor(place / TARGETS), target: place % TARGETS }
    },
  }
