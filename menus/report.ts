/** A report: its picture with the same figures beneath, and what it can be narrowed to. */
import { declareActions } from '../src/bot/screens/actions.ts'
import { none } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { openDealsOf, reportContent, sendReportFile } from '../src/bot/screens/report-acts.ts'
import { reportArgument } from '../src/bot/screens/report-argument.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { may, seesAll } from '../src/services/core/permissions.ts'

const action = declareActions({
  see: reportArgument,
  days: reportArgument,
  pipe: reportArgument,
  who: reportArgument,
  deal: reportArgument,
  csv: reportArgument,
  send: reportArgument,
  list: none,
  home: none,
})

export const report = defineScreen({
  name: 'report',
  id: 'rpt',
  action,

  async render(ctx, { query, notice }) {
    const { t } = ctx
    const actor = ctx.actor()
    const [read, { pipelines }] = await Promise.all([
      ctx.services.reports.read(actor, query),
      ctx.services.readReportChoices(actor),
    ])
    const rows: readonly Row[] = [
      ...(read.dealIds.length === 0 ? [] : [[button(t('button-report-deals'), action.deal(query), 'primary')]]),
      [
        button(`📅 ${t(`report-period-${query.period}`)}`, action.days(query)),
        ...(seesAll(actor)
          ? [button(labelOf(`👤 ${read.memberName ?? t('report-whole-team')}`), action.who(query))]
          : []),
      ],
      ...(pipelines.length > 1
        ? [[button(labelOf(`💼 ${read.pipelineName ?? t('report-all-pipelines')}`), action.pipe(query))]]
        : []),
      [
        button(t('button-report-csv'), action.csv(query)),
        ...(may(actor.role, 'report.schedule') ? [button(t('button-report-send'), action.send(query))] : []),
      ],
      [button(t('button-reports'), action.list()), button(t('button-home'), action.home())],
    ]
    return reportContent(ctx, read, rows, notice)
  },

  on: {
    see: (ctx, query) => ctx.show('report', { query }),
    days: (ctx, query) => ctx.show('reportChoice', { query, of: 'period' }),
    pipe: (ctx, query) => ctx.show('reportChoice', { query, of: 'pipeline' }),
    who: (ctx, query) => ctx.show('reportChoice', { query, of: 'member' }),
    deal: openDealsOf,
    csv: sendReportFile,
    async send(ctx, query) {
      const id = await ctx.services.reportSchedules.make(ctx.actor(), query)
      await ctx.show('reportSchedule', { id, isNew: true }, { fresh: true })
    },
    // The picture stays where it is.
    list: (ctx) => ctx.show('reports', {}, { fresh: true }),
    home: (ctx) => ctx.show('home', {}, { fresh: true }),
  },

  reload: (ctx, { notice }) => ctx.show('reports', { notice }),
})
