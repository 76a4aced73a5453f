/** How far a member or the team is with the month's target: a line with a bar of text, and the same in short. */
import type { HomeProgress } from '../../services/targets/read-progress.ts'
import { missingOf, type MonthProgress, percentOf, type Progress } from '../../services/targets/progress.ts'
import type { Translate } from './i18n.ts'
import { calendarDay, roundedMoney } from './text-value.ts'

const BAR_LENGTH = 10
const WHOLE = 100

/** “▓▓▓░░░░░░░”: a part that is not full stays empty. @param percent from 0; above a hundred the bar is full */
export function textBar(percent: number): string {
  const filled = Math.min(BAR_LENGTH, Math.floor((percent * BAR_LENGTH) / WHOLE))
  return '▓'.repeat(filled) + '░'.repeat(BAR_LENGTH - filled)
}

/** “November 2026”. @param month YYYY-MM */
export function monthText(month: string, t: Translate): string {
  return t('target-month', { date: calendarDay(`${month}-01`) })
}

/** “🎯 €3,000 of €10,000 · 30%”, or what was won where there is no target. */
export function progressText(progress: Progress, t: Translate): string {
  const { won, goal, unknown, currency } = progress
  const sum = roundedMoney(won.minor, currency)
  const percent = percentOf(progress)
  if (goal !== null && percent !== null)
    return t('progress-of', { won: sum, goal: roundedMoney(goal, currency), percent })
  return unknown.length > 0
    ? t('progress-no-rate', { won: sum, currencies: unknown.join(', ') })
    : t('progress-won', { won: sum })
}

function linesOf(
  key: 'progress-mine' | 'progress-team',
  progress: Progress | null,
  { month, daysLeft }: MonthProgress,
  t: Translate,
): readonly string[] {
  if (progress === null) return []
  const { won, goal, unknown, currency } = progress
  const percent = percentOf(progress)
  if (goal === null || percent === null) return [t('progress-unknown', { currencies: unknown.join(', ') })]
  const missing = missingOf(progress)
  const rest = { bar: textBar(percent), days: daysLeft }
  return [
    t(key, {
      month: t('report-month', { date: calendarDay(`${month}-01`) }),
      won: roundedMoney(won.minor, currency),
      goal: roundedMoney(goal, currency),
      percent,
    }),
    missing === 0
      ? t('progress-reached', rest)
      : t('progress-left', { ...rest, missing: roundedMoney(missing, currency) }),
  ]
}

/** For the home screen: the member's own progress, then the team's. */
export function progressLines(progress: HomeProgress | null, t: Translate): readonly string[] {
  if (progress === null) return []
  return [
    ...linesOf('progress-mine', progress.mine, progress, t),
    ...linesOf('progress-team', progress.team, progress, t),
  ]
}

/** For the summary of the week. */
export function teamProgress(progress: HomeProgress | null, t: Translate): readonly string[] {
  return progress === null ? [] : linesOf('progress-team', progress.team, progress, t)
}
