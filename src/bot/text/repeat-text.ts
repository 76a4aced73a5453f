/** “🔁 every Monday”, “🔁 щопонеділка”: how a task repeats. */
import type { Repeat } from '../../language/moments/repeat.ts'
import type { Translate } from './i18n.ts'
import { calendarDay } from './text-value.ts'

const WORKDAYS = '1,2,3,4,5'
/** It has a 29th of February. */
const LEAP_YEAR = 2024

export function repeatText(repeat: Repeat, t: Translate): string {
  const { every } = repeat
  switch (repeat.kind) {
    case 'daily':
      return t('repeat-days', { every })
    case 'weekly': {
      const { weekdays } = repeat
      if (every === 1 && weekdays.join(',') === WORKDAYS) return t('repeat-weekdays')
      const name = every === 1 ? 'repeat-each-weekday' : 'repeat-weekday'
      return t('repeat-weeks', { every, days: weekdays.map((weekday) => t(name, { weekday })).join(', ') })
    }
    case 'monthly':
      return t('repeat-months', { every, day: t('repeat-day-of-month', { day: repeat.day }) })
    case 'yearly': {
      const [month, day] = [repeat.month, repeat.day].map((part) => String(part).padStart(2, '0'))
      return t('repeat-years', { every, date: calendarDay(`${LEAP_YEAR}-${month}-${day}`) })
    }
  }
}
