/**
 * The board: every stage of the pipeline as one line, with how many deals are in it and what they are worth. Under a filter it
 * counts those that fit, and a stage's list keeps the filter.
 */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, flag, idPair, none, packedId, sequence } from '../src/bot/screens/argument.ts'
import { button, inPairs, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import type { ScreenParams } from '../src/bot/screens/screen-params.ts'
import { aView, viewWords } from '../src/bot/screens/view-acts.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { boardTotals } from '../src/bot/text/board-text.ts'
import { stageLine } from '../src/bot/text/deal-line.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { filterLine } from '../src/bot/text/view-text.ts'
import type { PipelineId, StageId, ViewId } from '../src/models/ids.ts'
import { may } from '../src/services/core/permissions.ts'
import type { Board } from '../src/services/deals/read-board.ts'
import { isPlace } from '../src/services/views/place-conditions.ts'
import type { PipelineView } from '../src/services/pipelines/read-pipelines.ts'

const action = declareActions({
  open: sequence(flag('m', 'a'), anId<StageId>()),
  openIn: idPair<ViewId, StageId>(),
  mine: none,
  all: none,
  add: none,
  out: flag('m', 'a'),
  outOf: aView,
  // Of the default pipeline or the one looked at last, as all buttons were until the filter kept the pipeline.
  filter: flag('m', 'a'),
  filterIn: sequence(flag('m', 'a'), packedId<PipelineId>()),
  change: aView,
  tick: aView,
  bulk: aView,
  saved: none,
  rates: none,
  home: none,
  // Which pipeline the board is of; what was written before was about the default one.
  of: anId<PipelineId>(),
  ofIn: idPair<ViewId, PipelineId>(),
  addTo: anId<PipelineId>(),
  file: sequence(flag('m', 'a'), packedId<PipelineId>()),
})

/** The pipelines to choose from, if there are several. */
function pipelineRows({ pipelines, pipeline }: Board, view: ViewId | undefined): readonly Row[] {
  if (pipelines.length === 1) return []
  return inPairs(
    pipelines.map(({ id, name }) => {
      const label = labelOf(`${id === pipeline.id ? '✅ ' : ''}${name}`)
      return button(label, view === undefined ? action.of(id) : action.ofIn([view, id]))
    }),
  )
}

/** What the board is filtered by; the pipeline is its title, and the stages are all on it. */
async function filterOf(ctx: BotContext, view: ViewId | undefined): Promise<string> {
  if (view === undefined) return ''
  const { conditions } = await ctx.services.views.get(ctx.actor(), view)
  return filterLine(viewWords(ctx, 'deal'), { conditions: conditions.filter((one) => !isPlace(one)) })
}

/** The rows beneath the stages of a board under a filter. */
function rowsInFilter(ctx: BotContext, view: ViewId, isEmpty: boolean): readonly Row[] {
  const { t } = ctx
  const writes = !isEmpty && may(ctx.actor().role, 'deal.write')
  return [
    [button(t('button-filter'), action.change(view)), button(t('button-view-clear'), action.all())],
    ...(writes
      ? [[button(t('button-tick'), action.tick(view)), button(t('button-bulk-these'), action.bulk(view))]]
      : []),
    [...(isEmpty ? [] : [button(t('button-list-file'), action.outOf(view))]), button(t('button-home'), action.home())],
  ]
}

function rowsOfAll(ctx: BotContext, { id }: PipelineView, mine: boolean, isEmpty: boolean): readonly Row[] {
  const { t } = ctx
  return [
    [
      button(t(mine ? 'button-scope-all' : 'button-scope-mine'), mine ? action.all() : action.mine()),
      ...(may(ctx.actor().role, 'deal.write') ? [button(t('button-add-deal'), action.addTo(id))] : []),
    ],
    ...(isEmpty
      ? []
      : [[button(t('button-filter'), action.filterIn([mine, id])), button(t('button-saved-views'), action.saved())]]),
    [
      ...(isEmpty ? [] : [button(t('button-list-file'), action.file([mine, id]))]),
      button(t('button-home'), action.home()),
    ],
  ]
}

/** Only admins can enter what is missing. */
function ratesRow({ t, actor }: BotContext, { open }: Board): readonly Row[] {
  const isMissing = open.converted !== null && open.converted.unconverted > 0
  return isMissing && may(actor().role, 'workspace.settings') ? [[button(t('button-rates'), action.rates())]] : []
}

async function render(ctx: BotContext, params: ScreenParams['board']) {
  const { t } = ctx
  const { mine = false, pipelineId = ctx.membership?.boardPipelineId, view, notice } = params
  const into = ctx.membership?.currency
  const query = {
    mine,
    ...(pipelineId !== undefined && { pipelineId }),
    ...(view !== undefined && { view }),
    ...(into !== undefined && { into }),
  }
  const [shown, filter] = await Promise.all([ctx.services.deals.board(ctx.actor(), query), filterOf(ctx, view)])
  const { pipeline, stages } = shown
  const isEmpty = stages.every(({ count }) => count === 0)
  const nothing = view === undefined ? t(mine ? 'board-none-mine' : 'board-none') : t('view-none')
  const rows: Row[] = [
    ...pipelineRows(shown, view),
    ...stages.map((line) => {
      const { id } = line.stage
      return [button(stageLine(line, t), view === undefined ? action.open([mine, id]) : action.openIn([view, id]))]
    }),
    ...ratesRow(ctx, shown),
    ...(view === undefined ? rowsOfAll(ctx, pipeline, mine, isEmpty) : rowsInFilter(ctx, view, isEmpty)),
  ]
  const scope = `${mine ? ` · ${t('contacts-scope-mine')}` : ''}${filter === '' ? '' : `\n🎛 ${filter}`}`
  const title = fmt`💼 ${FormattedString.bold(pipeline.name)}${scope}`
  return { text: withNotice(notice, fmt`${title}\n${isEmpty ? nothing : boardTotals(shown, t)}`), rows }
}

async function beginFilter(ctx: BotContext, mine: boolean, pipelineId: PipelineId | undefined): Promise<void> {
  const start = { mine, ...(pipelineId !== undefined && { pipelineId }) }
  await ctx.show('viewFilter', { id: await ctx.services.views.begin(ctx.actor(), 'deal', start) })
}

export const board = defineScreen({
  name: 'board',
  id: 'brd',
  action,
  render,

  on: {
    open: (ctx, [mine, stageId]) => ctx.show('stageDeals', { stageId, mine }),
    async openIn(ctx, [view, stageId]) {
      await ctx.show('view', { id: await ctx.services.views.inStage(ctx.actor(), view, stageId) })
    },
    mine: (ctx) => ctx.show('board', { mine: true }),
    all: (ctx) => ctx.show('board', {}),
    add: (ctx) => ctx.begin('addDeal', { known: {} }),
    // A new message, so that the board stays.
    out: (ctx, mine) => ctx.show('listFile', { list: { in: 'board', kind: 'deal', mine } }, { fresh: true }),
    outOf: (ctx, view) => ctx.show('listFile', { list: { in: 'view', kind: 'deal', view } }, { fresh: true }),
    filter: (ctx, mine) => beginFilter(ctx, mine, ctx.membership?.boardPipelineId),
    filterIn: (ctx, [mine, pipelineId]) => beginFilter(ctx, mine, pipelineId),
    change: (ctx, id) => ctx.show('viewFilter', { id }),
    tick: async (ctx, id) => ctx.show('tickView', { id: await ctx.services.views.beginTicking(ctx.actor(), id) }),
    bulk: (ctx, id) => ctx.show('bulkActions', { id }),
    saved: (ctx) => ctx.show('savedViews', { kind: 'deal' }),
    rates: (ctx) => ctx.show('rates', {}),
    home: (ctx) => ctx.show('home', {}),
    async of(ctx, pipelineId) {
      await ctx.services.members.rememberBoard(ctx.actor(), pipelineId)
      await ctx.show('board', { pipelineId })
    },
    ofIn: (ctx, [view, pipelineId]) => ctx.show('board', { view, pipelineId }),
    addTo: (ctx, pipelineId) => ctx.begin('addDeal', { known: { pipelineId } }),
    file: (ctx, [mine, pipelineId]) =>
      ctx.show('listFile', { list: { in: 'board', kind: 'deal', mine, pipelineId } }, { fresh: true }),
  },

  reload: (ctx, { notice }) => ctx.show('board', { notice }),
})
