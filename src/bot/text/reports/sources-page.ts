/** Which sources bring money. */
import type { Bar } from '../../../pictures/picture.ts'
import type { CountAndMoney, SourcesFigures } from '../../../services/reports/report.ts'
import type { Translate } from '../i18n.ts'
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
  const { few, others } = fewAndOthers(known.toSorted((a, b) => size(b) - size(a) || b.added.count - a.added.count))
  const bar = (label: string, source: Source, tone: Bar['tone'], more: readonly string[]): Bar => ({
    ...(tone === 'gain' && { sign: '▲' }),
    label,
    value: wonByAll.minor > 0 ? sum(source.won.minor) : t('report-sources-new', { count: source.added.count }),
    from: 0,
    to: size(source),
    tone,
    caption: [t('report-sources-deals', { won: source.won.count, added: worth(source.added) }), ...more].join(' · '),
  })
  const [top] = few
  const rest = { added: sumOf(others.map(({ added }) => added)), won: sumOf(others.map(({ won }) => won)) }
  return {
    title:
      top === undefined
        ? t('report-sources')
        : wonByAll.minor > 0
          ? t('report-sources-title', { source: named(sourceName(top, t)), sum: short(top.won.minor) })
          : t('report-sources-title-new', { source: named(sourceName(top, t)), count: top.added.count }),
    body: {
      kind: 'bars',
      bars: [
        ...few.map((source, index) =>
          bar(
            sourceName(source, t),
            source,
            index === 0 ? 'gain' : 'plain',
            source.winRate === null ? [] : [t('report-win-rate', { share: percent(source.winRate) })],
          ),
        ),
        ...(others.length === 0 ? [] : [bar(t('report-others', { count: others.length }), rest, 'faint', [])]),
      ],
    },
  }
}
