/**
 * Ukrainian names as they stand in a sentence: «подзвонити Оксані», «зустріч з Дмитром». No dictionary is needed, since the
 * result is only compared with names that exist. Pure.
 */
import { DECLENSIONS, STEM_CHANGES } from './declension.ts'
import { nameSkeleton } from './name-skeleton.ts'

/** Shorter words are prepositions and initials, which nobody declines. */
const MIN_DECLINED_LENGTH = 3
/** Longer words are not names. */
const MAX_DECLINED_LENGTH = 64
/** Adjectives have the longest endings; a stem of one letter is left only by names such as Мія. */
const MIN_STEM_LENGTH = 1

const ENGLISH_POSSESSIVE = /[’'ʼ‘`]s$/iu

function stemsFor(nominative: string, stem: string): readonly string[] {
  const changed = STEM_CHANGES.filter(({ nominatives, from }) => nominatives.includes(nominative) && from.test(stem))
  return [stem, ...changed.map(({ from, to }) => stem.replace(from, to))]
}

/**
 * The skeletons of all names that a typed word may be a form of, its own first. A few dozen at most: enough for one query by
 * equality.
 */
export function nominativesOf(typed: string): readonly string[] {
  const own = nameSkeleton(typed)
  if (typed.length < MIN_DECLINED_LENGTH || typed.length > MAX_DECLINED_LENGTH) return [own]
  const skeleton = nameSkeleton(typed.replace(ENGLISH_POSSESSIVE, ''))
  const found = new Set([own, skeleton])
  for (const { nominative, cases } of DECLENSIONS) {
    for (const ending of cases) {
      if (!skeleton.endsWith(ending) || skeleton.length < ending.length + MIN_STEM_LENGTH) continue
      const stem = skeleton.slice(0, skeleton.length - ending.length)
      for (const one of stemsFor(nominative, stem)) found.add(nameSkeleton(one + nominative))
    }
  }
  return [...found]
}

/** The words of a name, and the parts of a double one. */
const parts = (name: string): readonly string[] => name.split(/[\s-]+/u).filter((part) => part !== '')

/**
 * Whether the typed words may be a form of the name, in any alphabet: “Оксані” of “Оксана” and of “Oksana”, “Нечую-Левицькому”
 * of “Нечуй-Левицький”. Both have the same number of words, in the same order; a name that nobody declines fits itself.
 */
export function mayBeDeclined(typed: string, name: string): boolean {
  const [words, names] = [parts(typed), parts(name)]
  if (words.length === 0 || words.length !== names.length) return false
  return words.every((word, index) => nominativesOf(word).includes(nameSkeleton(names[index] ?? '')))
}
