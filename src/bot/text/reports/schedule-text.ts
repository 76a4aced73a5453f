/** When a regular report is sent, and to whom, in words. */
import type { ReportScheduleView } from '../../../services/reports/report-schedules.ts'
import { hourText } from '../hour-text.ts'
import { INTL_LOCALES, type Translate } from '../i18n.ts'
import { timeZoneName } from '../regional-names.ts'

/** A Monday. */
const SOME_MONDAY = Date.UTC(2026, 10, 23)
const DAY_MS = 86_400_000

/** “Mon”. @param weekday 1 is Monday */
export function weekdayName(weekday: number, t: Translate): string {
  const format = new Intl.DateTimeFormat(INTL_LOCALES[t.locale], { weekday: 'short', timeZone: 'UTC' })
  return format.format(new Date(SOME_MONDAY + (weekday - 1) * DAY_MS))
}

/** “Mon 08:00”, “1st of the month, 08:00”, with the group if it goes to one. */
export function scheduleLine({ every, weekday, hour, group }: ReportScheduleView, t: Translate): string {
  const when =
    every === 'week'
      ? t('report-schedule-weekly', { day: weekdayName(weekday, t), time: hourText(hour) })
      : t('report-schedule-monthly', { time: hourText(hour) })
  return group === null ? when : `${when} · ${group.title}`
}

export function scheduleText(
  schedule: ReportScheduleView,
  { t, timeZone }: { readonly t: Translate; readonly timeZone: string },
): string {
  const { group, isMine, memberName } = schedule
  const whose = isMine ? t('report-schedule-mine') : t('report-schedule-of', { name: memberName ?? '…' })
  return [
    scheduleLine({ ...schedule, group: null }, t),
    group === null ? t('report-schedule-to-chat') : t('report-schedule-to-group', { title: group.title }),
    whose,
    ...(isMine ? [t('report-schedule-zone', { zone: timeZoneName(timeZone, t) })] : []),
  ].join('\n')
}
