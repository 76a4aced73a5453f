/** The reports to choose from. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { choiceLetter, none } from '../src/bot/screens/argument.ts'
import { button, inPairs } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { REPORT_SIGNS } from '../src/bot/text/reports/report-signs.ts'
import { may } from '../src/services/core/permissions.ts'
import { REPORT_NAMES } from '../src/services/reports/report.ts'

const action = declareActions({ open: choiceLetter(REPORT_NAMES), scheduled: none, home: none })

export const reports = defineScreen({
  name: 'reports',
  id: 'rps',
  action,

  render(ctx, { notice }) {
    const { t } = ctx
    const [first, ...others] = REPORT_NAMES.map((name) =>
      button(`${REPORT_SIGNS[name]} ${t(`report-${name}`)}`, action.open(name)),
    )
    return Promise.resolve({
      text: withNotice(notice, fmt`${FormattedString.bold(`📊 ${t('reports-title')}`)}\n\n${t('reports-ask')}`),
      rows: [
        ...(first === undefined ? [] : [[first]]),
        ...inPairs(others),
        ...(may(ctx.actor().role, 'report.schedule')
          ? [[button(t('button-report-schedules'), action.scheduled())]]
          : []),
        [button(t('button-home'), action.home())],
      ],
    })
  },

  on: {
    // Last week's is whole; a week that has just begun says little.
    open: (ctx, report) =>
      ctx.show('report', { query: { report, period: report === 'week' ? 'last-week' : 'this-month' } }),
    scheduled: (ctx) => ctx.show('reportSchedules', {}),
    home: (ctx) => ctx.show('home', {}),
  },

  reload: (ctx, { notice }) => ctx.show('reports', { notice }),
})
