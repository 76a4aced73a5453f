/** One regular report: when it is sent, and to which chat. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, sequence, wholeNumber, choiceLetter } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { hourText } from '../src/bot/text/hour-text.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { groupLink } from '../src/bot/text/reports/group-link.ts'
import { scheduleText, weekdayName } from '../src/bot/text/reports/schedule-text.ts'
import type { ReportScheduleId } from '../src/models/ids.ts'
import { SCHEDULE_STEPS } from '../src/services/reports/schedule-times.ts'

const aSchedule = anId<ReportScheduleId>()
const action = declareActions({
  day: sequence(aSchedule, wholeNumber(1)),
  hour: sequence(aSchedule, wholeNumber(2)),
  hours: aSchedule,
  every: sequence(aSchedule, choiceLetter(SCHEDULE_STEPS)),
  own: aSchedule,
  stop: aSchedule,
  back: aSchedule,
  list: aSchedule,
})

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const
const HOURS = Array.from({ length: 24 }, (_, hour) => hour)
const PER_ROW = 4

export const reportSchedule = defineScreen({
  name: 'reportSchedule',
  id: 'rsc',
  action,

  async render(ctx, { id, notice, isNew = false, hours = false }) {
    const { t } = ctx
    const schedule = await ctx.services.reportSchedules.get(ctx.actor(), id)
    const { every, weekday, hour, group, isMine } = schedule
    const chosen = (label: string, is: boolean) => (is ? `✅ ${label}` : label)
    const title = FormattedString.bold(`🔁 ${t(`report-${schedule.query.report}`)}`)
    const text = withNotice(
      isNew ? t('report-schedule-made') : notice,
      fmt`${title}\n${scheduleText(schedule, { t, timeZone: ctx.actor().timeZone })}`,
    )
    if (hours && isMine) {
      const buttons = HOURS.map((one) => button(chosen(hourText(one), one === hour), action.hour([id, one])))
      const rows = HOURS.filter((one) => one % PER_ROW === 0).map((one) => buttons.slice(one, one + PER_ROW))
      return { text, rows: [...rows, [button(t('button-back'), action.back(id))]] }
    }
    const days = WEEKDAYS.map((day) => button(chosen(weekdayName(day, t), day === weekday), action.day([id, day])))
    const own: readonly Row[] = isMine
      ? [
          SCHEDULE_STEPS.map((step) =>
            button(chosen(t(`report-every-${step}`), step === every), action.every([id, step])),
          ),
          ...(every === 'week' ? [days.slice(0, 4), days.slice(4)] : []),
          [button(`🕗 ${hourText(hour)}`, action.hours(id))],
          [
            { label: t('button-report-to-group'), url: groupLink(ctx.botUsername, id) },
            ...(group === null ? [] : [button(t('button-report-to-me'), action.own(id))]),
          ],
        ]
      : []
    return {
      text,
      rows: [
        ...own,
        [button(t(isNew ? 'button-undo' : 'button-report-stop'), action.stop(id))],
        [button(t('button-report-schedules'), action.list(id))],
      ],
    }
  },

  on: {
    async day(ctx, [id, weekday]) {
      await ctx.services.reportSchedules.change(ctx.actor(), id, { weekday })
      await ctx.show('reportSchedule', { id })
    },
    async hour(ctx, [id, hour]) {
      await ctx.services.reportSchedules.change(ctx.actor(), id, { hour })
      await ctx.show('reportSchedule', { id })
    },
    hours: (ctx, id) => ctx.show('reportSchedule', { id, hours: true }),
    async every(ctx, [id, every]) {
      await ctx.services.reportSchedules.change(ctx.actor(), id, { every })
      await ctx.show('reportSchedule', { id })
    },
    async own(ctx, id) {
      await ctx.services.reportSchedules.change(ctx.actor(), id, { group: null })
      await ctx.show('reportSchedule', { id })
    },
    async stop(ctx, id) {
      await ctx.services.reportSchedules.stop(ctx.actor(), id)
      await ctx.show('reportSchedules', { notice: ctx.t('report-schedule-stopped'), stopped: id })
    },
    back: (ctx, id) => ctx.show('reportSchedule', { id }),
    list: (ctx) => ctx.show('reportSchedules', {}),
  },

  reload: (ctx, { notice }) => ctx.show('reportSchedules', { notice }),
})
