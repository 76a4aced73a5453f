/** Who has won how much. */
import type { Bar } from '../../../pictures/picture.ts'
import type { CountAndMoney, LeaderboardFigures } from '../../../services/reports/report.ts'
import { barsWithOthers } from './bars-with-others.ts'
import { fewAndOthers, sumOf } from './few-and-others.ts'
import type { PageOfReport } from './report-page.ts'
import type { ReportWords } from './report-words.ts'

const WHOLE = 100

/** As on the home screen: a target that is nearly reached does not show as reached. */
function inFullPercent(share: number): number {
  return Math.floor(share * WHOLE) / WHOLE
}

export function leaderboardPage({ members }: LeaderboardFigures, words: ReportWords): PageOfReport {
  const total = sumOf(members.map(({ won }) => won))
  if (total.count === 0) return null
  const { t, sum, short, percent, named } = words
  const size = ({ count, minor }: CountAndMoney) => (total.minor > 0 ? minor : count)
  const ranked = fewAndOthers(members.toSorted((a, b) => size(b.won) - size(a.won)))
  const value = ({ count, minor }: CountAndMoney) => (total.minor > 0 ? sum(minor) : t('report-won-deals', { count }))
  const barOf = ({ name, won, winRate, goal }: (typeof members)[number], index: number): Bar => ({
    sign: `${index + 1}.`,
    label: name,
    value: value(won),
    from: 0,
    to: size(won),
    tone: index === 0 ? 'accent' : 'plain',
    caption: [
      // Without money, that is the value already.
      ...(total.minor > 0 ? [t('report-won-deals', { count: won.count })] : []),
      ...(winRate === null ? [] : [t('report-win-rate', { share: percent(winRate) })]),
      ...(goal === undefined
        ? []
        : [t('report-of-target', { share: percent(inFullPercent(won.minor / goal)), goal: sum(goal) })]),
    ].join(' · '),
  })
  const bars = barsWithOthers(t, ranked, barOf, (others) => {
    const rest = sumOf(others.map(({ won }) => won))
    return { value: value(rest), to: size(rest), caption: t('report-won-deals', { count: rest.count }) }
  })
  const [top] = ranked.few
  const about = { name: named(top?.name ?? ''), count: top?.won.count ?? 0 }
  return {
    title:
      total.minor > 0
        ? t('report-leaderboard-title', { ...about, sum: short(top?.won.minor ?? 0) })
        : t('report-leaderboard-title-count', about),
    body: { kind: 'bars', bars },
  }
}
