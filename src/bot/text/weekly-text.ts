/** The summary of a week: the team's figures first, then each member's. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'
import { DateTime } from 'luxon'

import { cutToUnits } from '../../language/cut-text.ts'
import type { Closed, WeekOf, WeeklyView } from '../../services/day/read-weekly.ts'
import { sumText } from './deal-line.ts'
import type { Translate } from './i18n.ts'
import { dayText } from './moment-text.ts'
import { teamProgress } from './progress-text.ts'
import type { NewsMessage } from './news-text.ts'

/** Their lines fit into one message. */
const MAX_MEMBERS = 15
const MAX_NAME_LENGTH = 60
const MAX_CURRENCIES = 3

function closedText(sign: string, { count, sums }: Closed, t: Translate): string {
  const worth = sums
    .slice(0, MAX_CURRENCIES)
    .map((sum) => sumText(sum, t))
    .join(' + ')
  return worth === '' ? `${sign} ${count}` : `${sign} ${count} · ${worth}`
}

function linesOf(week: WeekOf, t: Translate): string {
  const { openDeals, doneTasks, overdueTasks, newLeads, won, lost } = week
  return [
    t('weekly-work', { open: openDeals, done: doneTasks, overdue: overdueTasks, leads: newLeads }),
    [closedText(t('weekly-won'), won, t), closedText(t('weekly-lost'), lost, t)].join(', '),
  ].join('\n')
}

export function weeklyMessage(
  { week, team, members, progress }: WeeklyView,
  words: { readonly t: Translate; readonly timeZone: string; readonly now: Date },
): NewsMessage {
  const { t, timeZone } = words
  const day = (at: DateTime) => dayText(at.toFormat('yyyy-MM-dd'), words)
  const [from, until] = [week.from, week.until].map((at) => DateTime.fromJSDate(at, { zone: timeZone }))
  const days = from && until ? { from: day(from), to: day(until.minus({ days: 1 })) } : { from: '', to: '' }
  const shown = members.slice(0, MAX_MEMBERS)
  const more = members.length - shown.length
  return {
    text: FormattedString.join(
      [
        fmt`${FormattedString.bold(t('weekly-title', days))}\n${[linesOf(team, t), ...teamProgress(progress ?? null, t)].join('\n')}`,
        ...shown.map(({ name, ...figures }) => {
          const who = name === null ? t('weekly-nobody') : cutToUnits(name, MAX_NAME_LENGTH)
          return fmt`${FormattedString.bold(`👤 ${who}`)}\n${linesOf(figures, t)}`
        }),
        ...(more > 0 ? [fmt`${t('held-more', { count: more })}`] : []),
      ],
      '\n\n',
    ),
    rows: [],
  }
}
