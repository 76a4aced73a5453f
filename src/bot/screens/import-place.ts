/** Arguments of buttons about imports: a column, a page of columns or of fields, and what a column fills. */
import type { ImportId } from '../../models/ids.ts'
import { CUSTOM_FIELD_KINDS } from '../../services/custom-fields/custom-fields.ts'
import { WORD_KINDS } from '../../services/imports/import-words.ts'
import { type Argument, base64Text, choiceLetter, packedId, sequence, wholeNumber } from './argument.ts'
import { aCustomKey } from './field-arguments.ts'
import { aFieldKey } from './field-key.ts'

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

/** A column, and one of the team's own fields that it fills: by its key, since the list of them changes. */
export const anImportOwn = sequence(packedId<ImportId>(), aCustomKey, wholeNumber(3))
/** A column, and the kind of record that gets a field made from it. */
export const anImportMade = sequence(packedId<ImportId>(), choiceLetter(CUSTOM_FIELD_KINDS), wholeNumber(3))
const paged = sequence(packedId<ImportId>(), wholeNumber(5))

/** A column, and a page of the team's own fields. */
export const anImportOwnPage: Argument<{ readonly id: ImportId; readonly column: number; readonly page: number }, 21> =
  {
    size: 21,
    encode: ({ id, column, page }) => paged.encode([id, column * TARGETS + page]),
    decode(text) {
      const read = paged.decode(text)
      if (read === null) return null
      const [id, place] = read
      return { id, column: Math.floor(place / TARGETS), page: place % TARGETS }
    },
  }

/** A word of the file, by its key: lists of words change with the mapping. */
export const anImportWord = sequence(packedId<ImportId>(), choiceLetter(WORD_KINDS), aFieldKey)

/** Says that a word means nothing here. It is no {@link shortKey} of an id that somebody would meet. */
export const NO_MEANING = '----'

/** The same, and what it means: the {@link shortKey} of a stage or a member. */
export const anImportMeaning = sequence(packedId<ImportId>(), choiceLetter(WORD_KINDS), aFieldKey, base64Text(4))
