/** The reports that are sent regularly. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, none } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { REPORT_SIGNS } from '../src/bot/text/reports/report-signs.ts'
import { scheduleLine } from '../src/bot/text/reports/schedule-text.ts'
import type { ReportScheduleId } from '../src/models/ids.ts'

const action = declareActions({ open: anId<ReportScheduleId>(), restore: anId<ReportScheduleId>(), back: none })

export const reportSchedules = defineScreen({
  name: 'reportSchedules',
  id: 'rsl',
  action,

  async render(ctx, { notice, stopped }) {
    const { t } = ctx
    const listed = await ctx.services.reportSchedules.list(ctx.actor())
    const rows: readonly Row[] = [
      ...(stopped === undefined ? [] : [[button(t('button-undo'), action.restore(stopped))]]),
      ...listed.map((one): Row => [
        button(
          labelOf(`${REPORT_SIGNS[one.query.report]} ${t(`report-${one.query.report}`)} · ${scheduleLine(one, t)}`),
          action.open(one.id),
        ),
      ]),
      [button(t('button-back'), action.back())],
    ]
    const title = FormattedString.bold(`🔁 ${t('report-schedules-title')}`)
    const hint = t(listed.length === 0 ? 'report-schedules-none' : 'report-schedules-hint')
    return { text: withNotice(notice, fmt`${title}\n\n${hint}`), rows }
  },

  on: {
    open: (ctx, id) => ctx.show('reportSchedule', { id }),
    async restore(ctx, id) {
      await ctx.services.reportSchedules.restore(ctx.actor(), id)
      await ctx.show('reportSchedule', { id, notice: ctx.t('report-schedule-restored') })
    },
    back: (ctx) => ctx.show('reports', {}),
  },

  reload: (ctx, { notice }) => ctx.show('reportSchedules', { notice }),
})
