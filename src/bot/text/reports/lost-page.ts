/** Why deals are lost, by what it cost. */
import type { Bar } from '../../../pictures/picture.ts'
import type { CountAndMoney, LostFigures } from '../../../services/reports/report.ts'
import { barsWithOthers } from './bars-with-others.ts'
import { fewAndOthers, sumOf } from './few-and-others.ts'
import type { PageOfReport } from './report-page.ts'
import type { ReportWords } from './report-words.ts'

export function lostPage({ reasons, total }: LostFigures, words: ReportWords): PageOfReport {
  const [first] = reasons
  if (first === undefined) return null
  const { t, worth, short, named } = words
  // Where nobody writes down amounts, the number of deals tells.
  const size = ({ count, minor }: CountAndMoney) => (total.minor > 0 ? minor : count)
  const ranked = fewAndOthers(reasons.toSorted((a, b) => size(b) - size(a)))
  const nameOf = (reason: string | null) => reason ?? t('report-lost-no-reason')
  const barOf = (one: (typeof reasons)[number], index: number): Bar => ({
    ...(index === 0 && { sign: '▼' }),
    label: nameOf(one.reason),
    value: worth(one),
    from: 0,
    to: size(one),
    tone: index === 0 ? 'loss' : 'plain',
  })
  const bars = barsWithOthers(t, ranked, barOf, (others) => {
    const rest = sumOf(others)
    return { value: worth(rest), to: size(rest) }
  })
  const top = ranked.few[0] ?? first
  const about = { reason: named(nameOf(top.reason)), count: top.count, total: total.count }
  return {
    title:
      total.minor > 0
        ? t('report-lost-title', { ...about, sum: short(top.minor), whole: short(total.minor) })
        : t('report-lost-title-count', about),
    body: { kind: 'bars', bars },
  }
}
