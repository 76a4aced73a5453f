/** Chooses the days, the pipeline or the member of a report, under its picture. */
import { fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { type Button, button, inPairs } from '../src/bot/screens/buttons.ts'
import { reportArgument } from '../src/bot/screens/report-argument.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { REPORT_SIGNS } from '../src/bot/text/reports/report-signs.ts'
import { REPORT_PERIODS, type ReportQuery } from '../src/services/reports/report.ts'

const action = declareActions({ see: reportArgument, back: reportArgument })

/** A keyboard has at most 100 buttons. */
const MAX_MEMBERS = 90

function option(label: string, query: ReportQuery, isChosen: boolean): Button {
  return button(labelOf(`${isChosen ? '✅ ' : ''}${label}`), action.see(query))
}

async function pipelineOptions(ctx: BotContext, { pipelineId, ...query }: ReportQuery): Promise<readonly Button[]> {
  const { pipelines } = await ctx.services.readReportChoices(ctx.actor())
  return [
    option(ctx.t('report-all-pipelines'), query, pipelineId === undefined),
    ...pipelines.map(({ id, name }) => option(name, { ...query, pipelineId: id }, id === pipelineId)),
  ]
}

async function memberOptions(ctx: BotContext, { memberId, ...query }: ReportQuery): Promise<readonly Button[]> {
  const { members } = await ctx.services.readReportChoices(ctx.actor())
  return [
    option(ctx.t('report-whole-team'), query, memberId === undefined),
    ...members
      .filter((_, index) => index < MAX_MEMBERS)
      .map(({ id, name }) => option(name, { ...query, memberId: id }, id === memberId)),
  ]
}

export const reportChoice = defineScreen({
  name: 'reportChoice',
  id: 'rpc',
  action,

  async render(ctx, { query, of }) {
    const { t } = ctx
    const options =
      of === 'period'
        ? REPORT_PERIODS.map((period) =>
            option(t(`report-period-${period}`), { ...query, period }, period === query.period),
          )
        : of === 'pipeline'
          ? await pipelineOptions(ctx, query)
          : await memberOptions(ctx, query)
    return {
      text: fmt`${REPORT_SIGNS[query.report]} ${t(`report-${query.report}`)}\n${t(`report-ask-${of}`)}`,
      rows: [...inPairs(options), [button(t('button-back'), action.back(query))]],
      picture: 'kept',
    }
  },

  on: {
    see: (ctx, query) => ctx.show('report', { query }),
    back: (ctx, query) => ctx.show('report', { query }),
  },

  reload: (ctx, { notice }) => ctx.show('reports', { notice }),
})
