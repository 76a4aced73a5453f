/** How soon new leads hear from somebody. */
import type { Bar, Tone } from '../../../pictures/picture.ts'
import type { ResponseFigures } from '../../../services/reports/report.ts'
import type { PageOfReport } from './report-page.ts'
import type { ReportWords } from './report-words.ts'

const MAX_MEMBERS = 4

/** “In time (15 min): 12 of 15 · 80 %”. */
function targetFact({ minutes, onTime, late }: NonNullable<ResponseFigures['target']>, words: ReportWords) {
  const { t, percent } = words
  const all = onTime + late
  return {
    label: t('report-response-target', { length: words.minutes(minutes) }),
    value: t('report-response-kept', { count: onTime, all, share: percent(all === 0 ? null : onTime / all) }),
  }
}

export function responsePage(figures: ResponseFigures, words: ReportWords): PageOfReport {
  const { medianMinutes, p90Minutes, answered, waiting, within, members, target } = figures
  if (answered === 0 && waiting === 0) return null
  const { t, minutes, percent } = words
  const all = answered + waiting
  const bar = (
    key: 'minutes5' | 'hour' | 'day' | 'later' | 'waiting',
    count: number,
    tone: Tone,
    sign?: string,
  ): Bar => ({
    ...(sign !== undefined && { sign }),
    label: t(`report-response-${key}`),
    value: t('report-count-share', { count, share: percent(count / all) }),
    from: 0,
    to: count,
    tone,
  })
  const fastest = members.toSorted((a, b) => a.medianMinutes - b.medianMinutes)
  const shown = fastest.slice(0, MAX_MEMBERS)
  return {
    title:
      medianMinutes === null
        ? t('report-response-title-waiting', { count: waiting })
        : t('report-response-title', { length: minutes(medianMinutes) }),
    body: {
      kind: 'bars',
      big: [
        { value: minutes(medianMinutes), label: t('report-response-median') },
        { value: minutes(p90Minutes), label: t('report-response-p90') },
      ],
      bars: [
        bar('minutes5', within.minutes5, 'gain', '▲'),
        bar('hour', within.hour, 'accent'),
        bar('day', within.day, 'plain'),
        bar('later', within.later, 'plain'),
        bar('waiting', waiting, 'loss', '▼'),
      ],
      facts: [
        ...(target === null ? [] : [targetFact(target, words)]),
        ...shown.map(({ name, medianMinutes: median, answered: count }) => ({
          label: name,
          value: t('report-response-member', { length: minutes(median), count }),
        })),
      ],
    },
    ...(members.length > shown.length && {
      notes: [t('report-members-more', { count: members.length - shown.length })],
    }),
  }
}
