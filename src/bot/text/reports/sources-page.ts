/** Which sources bring money. */
import type { Bar } from '../../../pictures/picture.ts'
import type { CountAndMoney, SourcesFigures } from '../../../services/reports/report.ts'
import type { Translate } from '../i18n.ts'
import { barsWithOthers } from './bars-with-others.ts'
import { fewAndOthers, sumOf } from './few-and-others.ts'
import type { PageOfReport } from './report-page.ts'
import type { ReportWords } from './report-words.ts'

/** Where deals come from: a word that people typed, a lead source, or else how they came here. */
export function sourceName({ name, recordSource }: SourcesFigures['sources'][number], t: Translate): string {
  return recordSource === undefined ? name : t(`source-${recordSource}`)
}

type Source = { readonly added: CountAndMoney; readonly won: CountAndMoney }

export function sourcesPage({ sources }: SourcesFigures, words: ReportWords): PageOfReport {
  const known = sources.filter(({ added, won }) => added.count + won.count > 0)
  if (known.length === 0) return null
  const { t, sum, worth, short, percent, named } = words
  const wonByAll = sumOf(known.map(({ won }) => won))
  const size = ({ added, won }: Source) => (wonByAll.minor > 0 ? won.minor : added.count)
  const ranked = fewAndOthers(known.toSorted((a, b) => size(b) - size(a) || b.added.count - a.added.count))
  const said = (source: Source, more: readonly string[]) => ({
    value: wonByAll.minor > 0 ? sum(source.won.minor) : t('report-sources-new', { count: source.added.count }),
    to: size(source),
    caption: [t('report-sources-deals', { won: source.won.count, added: worth(source.added) }), ...more].join(' · '),
  })
  const barOf = (source: (typeof known)[number], index: number): Bar => ({
    ...(index === 0 && { sign: '▲' }),
    label: sourceName(source, t),
    from: 0,
    tone: index === 0 ? 'gain' : 'plain',
    ...said(source, source.winRate === null ? [] : [t('report-win-rate', { share: percent(source.winRate) })]),
  })
  const bars = barsWithOthers(t, ranked, barOf, (others) =>
    said({ added: sumOf(others.map(({ added }) => added)), won: sumOf(others.map(({ won }) => won)) }, []),
  )
  const [top] = ranked.few
  return {
    title:
      top === undefined
        ? t('report-sources')
        : wonByAll.minor > 0
          ? t('report-sources-title', { source: named(sourceName(top, t)), sum: short(top.won.minor) })
          : t('report-sources-title-new', { source: named(sourceName(top, t)), count: top.added.count }),
    body: { kind: 'bars', bars },
  }
}
