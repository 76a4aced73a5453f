/** At most seven bars: the rest is one bar for all others. */

/** What one look can compare. */
export const MAX_BARS = 7

export type FewAndOthers<T> = { readonly few: readonly T[]; readonly others: readonly T[] }

/** The most important come first, and stay. */
export function fewAndOthers<T>(all: readonly T[], max = MAX_BARS): FewAndOthers<T> {
  if (all.length <= max) return { few: all, others: [] }
  return { few: all.filter((_, index) => index < max - 1), others: all.slice(max - 1) }
}

/** Of counts and money. */
export function sumOf(figures: readonly { readonly count: number; readonly minor: number }[]) {
  return figures.reduce((sum, { count, minor }) => ({ count: sum.count + count, minor: sum.minor + minor }), {
    count: 0,
    minor: 0,
  })
}
