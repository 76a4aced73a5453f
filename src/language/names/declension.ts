/** Endings of Ukrainian names in the cases other than the nominative, as skeletons. Pure data. */

export type Declension = {
  /** What the names end in, in the nominative. */
  readonly nominative: string
  /** Dative, genitive, accusative, instrumental, locative and vocative, of nouns and adjectives. */
  readonly cases: readonly string[]
}

/**
 * Hard and soft endings stand together, since a skeleton has no soft sign. What fits too much costs nothing: names are only
 * compared with names that exist.
 */
export const DECLENSIONS: readonly Declension[] = [
  // Оксана, Микола, Ковальська, Петрова
  { nominative: 'a', cases: ['i', 'u', 'oiu', 'o', 'oi', 'e'] },
  // Настя, Наталія, Ілля, Зоя
  { nominative: 'ia', cases: ['i', 'iu', 'u', 'eiu', 'e'] },
  // Шевченко, Дмитро, Павло
  { nominative: 'o', cases: ['a', 'u', 'ovi', 'om', 'e', 'i'] },
  // Олег, Ігор, Ковальчук, Коваль, Кравець, Петрів, Любов
  { nominative: '', cases: ['a', 'ia', 'u', 'iu', 'ovi', 'evi', 'om', 'em', 'im', 'e', 'i'] },
  // Сергій, Гай, Ковальський
  { nominative: 'i', cases: ['ia', 'iu', 'u', 'evi', 'em', 'e', 'i', 'oho', 'omu', 'im'] },
]

/** A change in the end of a stem, from the case's form back to the nominative's. */
export type StemChange = { readonly nominatives: readonly string[]; readonly from: RegExp; readonly to: string }

export const STEM_CHANGES: readonly StemChange[] = [
  // Ользі, Орисці, Солосі: the dative and locative of Ольга, Ориська, Солоха.
  { nominatives: ['a'], from: /z$/u, to: 'h' },
  { nominatives: ['a'], from: /ts$/u, to: 'k' },
  { nominatives: ['a'], from: /s$/u, to: 'h' },
  // Олеже, Ковальчуче, Сташе: the vocative of Олег, Ковальчук, Стах.
  { nominatives: ['', 'o'], from: /zh$/u, to: 'h' },
  { nominatives: ['', 'o'], from: /ch$/u, to: 'k' },
  { nominatives: ['', 'o'], from: /sh$/u, to: 'h' },
  // Кравче, Кравцю, Зайцю: Кравець, Заєць.
  { nominatives: [''], from: /ch$/u, to: 'ets' },
  { nominatives: [''], from: /i?ts$/u, to: 'ets' },
  // Дубка, Орла, Песика: a vowel that only the nominative has.
  { nominatives: [''], from: /([bdfhklmnprstvz])(k|l|r|n)$/u, to: '$1o$2' },
  { nominatives: [''], from: /([bdfhklmnprstvz])(k|l|r|n)$/u, to: '$1e$2' },
  // Петрова, Федора, Яковом, Лебедя: Петрів, Федір, Яків, Лебідь.
  { nominatives: [''], from: /[oe]((?:ts|sh|ch|zh|[bdfhklmnprstvz]))$/u, to: 'i$1' },
]
