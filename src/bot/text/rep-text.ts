/** What a manager reads about a member: open deals, what is overdue, the last touch and the month's target. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'
import { DateTime } from 'luxon'

import { cutText } from '../../language/cut-text.ts'
import type { MemberTouch } from '../../services/reps/read-touches.ts'
import { type RepFigures, TOUCH_DAYS } from '../../services/reps/rep-figures.ts'
import type { Translate } from './i18n.ts'
import { type Clock, momentText } from './moment-text.ts'
import { RECORD_SIGNS } from './news-text.ts'
import { progressText } from './progress-text.ts'
import { roundedMoney } from './text-value.ts'

const MAX_NAME_LENGTH = 40
const BETWEEN = ' · '

function openText({ open, progress }: RepFigures, t: Translate): string {
  const { count, minor, unconverted } = open
  const counted = t('rep-open', { count })
  if (minor === 0 && unconverted === 0) return counted
  const amount = t('amount', { amount: roundedMoney(minor, progress.currency) })
  const sum = unconverted === 0 ? amount : t('rep-unconverted', { sum: amount, count: unconverted })
  return t('rep-open-sum', { open: counted, sum })
}

function attentionText({ overdueTasks, withoutStep }: RepFigures, t: Translate): string {
  const parts = [
    ...(overdueTasks > 0 ? [t('rep-overdue', { count: overdueTasks })] : [t('rep-on-time')]),
    ...(withoutStep > 0 ? [t('rep-without-step', { count: withoutStep })] : []),
  ]
  return parts.join(BETWEEN)
}

/** In days of the reader's calendar. */
function touchText({ touchedAt, joinedAt }: RepFigures, { t, timeZone, now }: Clock): string {
  const dayOf = (at: DateTime) => at.setZone(timeZone).startOf('day')
  const daysSince = (at: string) => {
    const { days } = dayOf(DateTime.fromJSDate(now)).diff(dayOf(DateTime.fromISO(at)), 'days')
    return Math.max(0, Math.round(days))
  }
  if (touchedAt !== null) return t('rep-touched', { days: daysSince(touchedAt) })
  return daysSince(joinedAt) < TOUCH_DAYS ? t('rep-untouched') : t('rep-silent', { days: TOUCH_DAYS })
}

/** The lines of a member without the name. */
export function repLines(rep: RepFigures, clock: Clock): readonly string[] {
  const { t } = clock
  return [openText(rep, t), attentionText(rep, t), touchText(rep, clock), progressText(rep.progress, t)]
}

export function repName({ name, isActive }: Pick<RepFigures, 'name' | 'isActive'>, t: Translate): string {
  const shown = cutText(name, MAX_NAME_LENGTH)
  return isActive ? shown : `${shown}${BETWEEN}${t('rep-left')}`
}

/** A member in the list: the name and two lines. */
export function repEntry(rep: RepFigures, clock: Clock): FormattedString {
  const [open = '', attention = '', touched = '', progress = ''] = repLines(rep, clock)
  const lines = rep.isActive
    ? `${open}${BETWEEN}${attention}\n${touched}${BETWEEN}${progress}`
    : `${open}${BETWEEN}${attention}`
  return fmt`${FormattedString.bold(repName(rep, clock.t))}\n${lines}`
}

const MAX_TOUCHED_LENGTH = 80

/** “📝 Note · 💼 Website · 27 Nov, 10:00”. */
export function touchLine({ type, at, about }: MemberTouch, clock: Clock): string {
  const what = clock.t(type === 'task.done' ? 'timeline-task-done' : 'timeline-note-created')
  const name = about === null ? [] : [`${RECORD_SIGNS[about.record.kind]} ${cutText(about.name, MAX_TOUCHED_LENGTH)}`]
  return [what, ...name, momentText(new Date(at), clock)].join(BETWEEN)
}
