/** Bars in their order, the last of which stands for all others. */
import type { Bar } from '../../../pictures/picture.ts'
import type { Translate } from '../i18n.ts'
import type { FewAndOthers } from './few-and-others.ts'

/** What there is to say of several together. */
type Rest = Pick<Bar, 'value' | 'to' | 'caption'>

export function barsWithOthers<One>(
  t: Translate,
  { few, others }: FewAndOthers<One>,
  barOf: (one: One, index: number) => Bar,
  restOf: (others: readonly One[]) => Rest,
): readonly Bar[] {
  const bars = few.map(barOf)
  if (others.length === 0) return bars
  return [...bars, { label: t('report-others', { count: others.length }), from: 0, tone: 'faint', ...restOf(others) }]
}
