/** What moved: from the open deals of then to those of now, step by step. */
import { DateTime } from 'luxon'

import type { Bar, Tone } from '../../../pictures/picture.ts'
import type { Report, WeekFigures } from '../../../services/reports/report.ts'
import { calendarDay } from '../text-value.ts'
import type { PageOfReport } from './report-page.ts'
import type { ReportWords } from './report-words.ts'

/** Fewer weeks are not worth a word. */
const MIN_WEEKS = 3

const WEEKS: readonly string[] = ['this-week', 'last-week']

/** What the week's wins are beside those of the weeks before. */
function finding({ won, wonBefore, added }: WeekFigures, { query, from }: Report, words: ReportWords): string {
  const { t, short } = words
  const sum = short(won.minor)
  const weeks = wonBefore.length
  if (WEEKS.includes(query.period) && won.minor > 0 && weeks >= MIN_WEEKS) {
    const back = wonBefore.toReversed().findIndex((before) => before >= won.minor)
    if (back === -1) return t('report-week-title-best', { sum, weeks: weeks + 1 })
    const since = DateTime.fromISO(from, { zone: 'UTC' }).minus({ weeks: back + 1 })
    if (back >= MIN_WEEKS) return t('report-week-title-since', { sum, date: calendarDay(since.toFormat('yyyy-MM-dd')) })
    if (wonBefore.every((before) => before > won.minor)) return t('report-week-title-least', { sum, weeks: weeks + 1 })
  }
  if (won.count > 0) return t('report-week-title-won', { sum, added: short(added.minor) })
  return t('report-week-title-none', { added: short(added.minor) })
}

export function weekPage(figures: WeekFigures, report: Report, words: ReportWords): PageOfReport {
  const { openBefore, added, grown, won, lost, shrunk, left, openNow } = figures
  const parts = [openBefore, added, grown, won, lost, shrunk, left, openNow]
  if (parts.every(({ count, minor }) => count === 0 && minor === 0)) return null
  const { t, sum } = words
  let level = openBefore.minor

  function whole(key: 'open-before' | 'open-now', { count, minor }: WeekFigures['openNow']): Bar {
    return { label: t(`report-week-${key}`, { count }), value: sum(minor), from: 0, to: minor, tone: 'plain' }
  }
  function step(
    key: 'added' | 'grown' | 'won' | 'lost' | 'shrunk' | 'left',
    { count, minor }: WeekFigures['added'],
    direction: 1 | -1,
    tone: Tone,
  ): Bar {
    const from = level
    level += direction * minor
    const sign = key === 'won' ? '✓' : direction === 1 ? '▲' : '▼'
    const value = `${direction === 1 ? '+' : '−'}${sum(minor)}`
    return {
      sign,
      label: t(`report-week-${key}`, { count }),
      value: minor === 0 ? sum(0) : value,
      from,
      to: level,
      tone,
    }
  }

  const bars = [
    whole('open-before', openBefore),
    step('added', added, 1, 'gain'),
    step('grown', grown, 1, 'gain'),
    step('won', won, -1, 'accent'),
    step('lost', lost, -1, 'loss'),
    step('shrunk', shrunk, -1, 'loss'),
    ...(left.count > 0 || left.minor !== 0 ? [step('left', left, -1, 'plain')] : []),
    whole('open-now', openNow),
  ]
  return { title: finding(figures, report, words), body: { kind: 'bars', bars } }
}
