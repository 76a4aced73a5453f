/** The board: every stage of the pipeline as one line, with how many deals are in it and what they are worth. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, flag, none, packedId, sequence } from '../src/bot/screens/argument.ts'
import { button, inPairs, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { stageLine, sumText } from '../src/bot/text/deal-line.ts'
import type { Translate } from '../src/bot/text/i18n.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import type { PipelineId, StageId } from '../src/models/ids.ts'
import type { Board } from '../src/services/deals/read-deals.ts'
import type { PipelineView } from '../src/services/pipelines/read-pipelines.ts'
import { may } from '../src/services/core/permissions.ts'

const action = declareActions({
  open: sequence(flag('m', 'a'), anId<StageId>()),
  mine: none,
  all: none,
  add: none,
  out: flag('m', 'a'),
  filter: flag('m', 'a'),
  saved: none,
  home: none,
  // Which pipeline the board is of; what was written before was about the default one.
  of: anId<PipelineId>(),
  addTo: anId<PipelineId>(),
  file: sequence(flag('m', 'a'), packedId<PipelineId>()),
})

/** The total of all open deals and their weighted total, per currency. */
function totals({ count, sums }: Board['open'], t: Translate): string {
  const worth = sums.map(({ currency, minor, weightedMinor }) =>
    t('board-worth', {
      amount: sumText({ minor, currency }, t),
      weighted: sumText({ minor: weightedMinor, currency }, t),
    }),
  )
  return [t('board-open', { count }), ...worth].join('\n')
}

/** The pipelines to choose from, if there are several. */
function pipelineRows(pipelines: readonly PipelineView[], shown: PipelineView): readonly Row[] {
  if (pipelines.length === 1) return []
  return inPairs(
    pipelines.map(({ id, name }) => button(labelOf(`${id === shown.id ? '✅ ' : ''}${name}`), action.of(id))),
  )
}

export const board = defineScreen({
  name: 'board',
  id: 'brd',
  action,

  async render(ctx, { mine = false, pipelineId = ctx.membership?.boardPipelineId, notice }) {
    const { t } = ctx
    const actor = ctx.actor()
    const query = { mine, ...(pipelineId !== undefined && { pipelineId }) }
    const { pipeline, pipelines, stages, open } = await ctx.services.deals.board(actor, query)
    const isEmpty = stages.every(({ count }) => count === 0)
    const title = fmt`💼 ${FormattedString.bold(pipeline.name)}${mine ? ` · ${t('contacts-scope-mine')}` : ''}`
    const body = isEmpty ? t(mine ? 'board-none-mine' : 'board-none') : totals(open, t)
    const rows: Row[] = [
      ...pipelineRows(pipelines, pipeline),
      ...stages.map((line) => [button(stageLine(line, t), action.open([mine, line.stage.id]))]),
      [
        button(t(mine ? 'button-scope-all' : 'button-scope-mine'), mine ? action.all() : action.mine()),
        ...(may(actor.role, 'deal.write') ? [button(t('button-add-deal'), action.addTo(pipeline.id))] : []),
      ],
      ...(isEmpty
        ? []
        : [[button(t('button-filter'), action.filter(mine)), button(t('button-saved-views'), action.saved())]]),
      [
        ...(isEmpty ? [] : [button(t('button-list-file'), action.file([mine, pipeline.id]))]),
        button(t('button-home'), action.home()),
      ],
    ]
    return { text: withNotice(notice, fmt`${title}\n${body}`), rows }
  },

  on: {
    open: (ctx, [mine, stageId]) => ctx.show('stageDeals', { stageId, mine }),
    mine: (ctx) => ctx.show('board', { mine: true }),
    all: (ctx) => ctx.show('board', {}),
    add: (ctx) => ctx.begin('addDeal', { known: {} }),
    // A new message, so that the board stays.
    out: (ctx, mine) => ctx.show('listFile', { list: { in: 'board', kind: 'deal', mine } }, { fresh: true }),
    async filter(ctx, mine) {
      await ctx.show('viewFilter', { id: await ctx.services.views.begin(ctx.actor(), 'deal', { mine }) })
    },
    saved: (ctx) => ctx.show('savedViews', { kind: 'deal' }),
    home: (ctx) => ctx.show('home', {}),
    async of(ctx, pipelineId) {
      await ctx.services.members.rememberBoard(ctx.actor(), pipelineId)
      await ctx.show('board', { pipelineId })
    },
    addTo: (ctx, pipelineId) => ctx.begin('addDeal', { known: { pipelineId } }),
    file: (ctx, [mine, pipelineId]) =>
      ctx.show('listFile', { list: { in: 'board', kind: 'deal', mine, pipelineId } }, { fresh: true }),
  },

  reload: (ctx, { notice }) => ctx.show('board', { notice }),
})
