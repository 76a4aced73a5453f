/** The funnel: how many deals entered each stage, how many went on, and how long that took. */
import type { Bar } from '../../../pictures/picture.ts'
import type { FunnelFigures } from '../../../services/reports/report.ts'
import { MAX_BARS } from './few-and-others.ts'
import type { PageOfReport } from './report-page.ts'
import type { ReportWords } from './report-words.ts'

type Stage = FunnelFigures['stages'][number]

/** A share of fewer deals says nothing. */
const MIN_DEALS = 3
/** Of many stages, those at both ends are shown. */
const FIRST = 3
const LAST = 2

/** Of the deals that have left the stage. */
function shareOf({ entered, converted, waiting }: Stage): number | null {
  const gone = entered.count - waiting
  return gone <= 0 ? null : converted.count / gone
}

function narrowest(stages: readonly Stage[]): Stage | null {
  const telling = stages.filter((stage) => stage.entered.count - stage.waiting >= MIN_DEALS)
  const lowest = telling.toSorted((a, b) => (shareOf(a) ?? 1) - (shareOf(b) ?? 1))[0]
  return lowest !== undefined && (shareOf(lowest) ?? 1) < 1 ? lowest : null
}

export function funnelPage({ stages, won, winRate }: FunnelFigures, words: ReportWords): PageOfReport {
  if (won.count === 0 && stages.every(({ entered }) => entered.count === 0)) return null
  const { t, percent, days, worth, named } = words
  const slow = narrowest(stages)

  function bar(stage: Stage): Bar {
    const { name, entered, waiting, medianDays } = stage
    const share = shareOf(stage)
    const caption = [
      ...(share === null ? [] : [t('report-funnel-on', { share: percent(share) })]),
      ...(medianDays === null ? [] : [days(medianDays)]),
      ...(waiting > 0 ? [t('report-funnel-waiting', { count: waiting })] : []),
    ].join(' · ')
    const isSlow = stage === slow
    return {
      ...(isSlow && { sign: '▼' }),
      label: name,
      value: worth(entered),
      from: 0,
      to: entered.count,
      tone: isSlow ? 'loss' : 'accent',
      caption,
    }
  }

  const isLong = stages.length > MAX_BARS - 1
  const between = isLong ? stages.slice(FIRST, -LAST) : []
  const folded: readonly Bar[] = isLong
    ? [
        {
          label: t('report-funnel-between', { count: between.length }),
          value: '',
          from: 0,
          to: Math.max(...between.map(({ entered }) => entered.count)),
          tone: 'faint',
        },
      ]
    : []
  const shown = isLong
    ? [...stages.slice(0, FIRST).map(bar), ...folded, ...stages.slice(-LAST).map(bar)]
    : stages.map(bar)
  const wonBar: Bar = {
    sign: '✓',
    label: t('report-funnel-won'),
    value: worth(won),
    from: 0,
    to: won.count,
    tone: 'gain',
    caption: t('report-funnel-rate', { count: percent(winRate.byCount), money: percent(winRate.byMoney) }),
  }
  const title =
    slow === null
      ? t('report-funnel-title-won', { count: won.count, share: percent(winRate.byCount) })
      : t('report-funnel-title', { stage: named(slow.name), share: percent(shareOf(slow)) })
  return { title, body: { kind: 'bars', bars: [...shown, wonBar] } }
}
