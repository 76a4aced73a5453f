/** What a reminder begins with: how far away its task is. */
import { DateTime } from 'luxon'

import type { TaskView } from '../../services/tasks/task-view.ts'
import { minutesText } from './minutes-text.ts'
import type { TaskWords } from './task-card.ts'

const MINUTE_MS = 60_000
/** Beyond it “in so many minutes” says less than the time on the card. */
const MAX_COUNTED = 12 * 60

/** “⏰ In 15 min:”, “⏰ Now:”; of a whole day “⏰ Today:”. A task is due for the whole minute that it names. */
export function reminderHead({ dueAt, dueOn, overdue }: TaskView, { t, timeZone, now }: TaskWords): string {
  if (overdue) return t('remind-late')
  const here = DateTime.fromJSDate(now, { zone: timeZone })
  if (dueOn !== null) {
    const days = DateTime.fromISO(dueOn, { zone: timeZone }).diff(here.startOf('day'), 'days').days
    return Math.round(days) === 0
      ? t('remind-today')
      : Math.round(days) === 1
        ? t('remind-tomorrow')
        : t('remind-ahead')
  }
  if (dueAt === null) return t('remind-now')
  const minutes = Math.round((Date.parse(dueAt) - here.startOf('minute').toMillis()) / MINUTE_MS)
  if (minutes <= 0) return t('remind-now')
  return minutes > MAX_COUNTED ? t('remind-ahead') : t('remind-in', { length: minutesText(minutes, t) })
}
