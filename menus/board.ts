/**
 * The board: every stage of the pipeline as one line, with how many deals are in it and what they are worth. Under a filter it
 * counts those that fit, and a stage's list keeps the filter.
 */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, flag, idPair, none, sequence } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import type { ScreenParams } from '../src/bot/screens/screen-params.ts'
import { aView, viewWords } from '../src/bot/screens/view-acts.ts'
import { boardTotals } from '../src/bot/text/board-text.ts'
import { stageLine } from '../src/bot/text/deal-line.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { filterLine } from '../src/bot/text/view-text.ts'
import type { StageId, ViewId } from '../src/models/ids.ts'
import { may } from '../src/services/core/permissions.ts'
import type { Board } from '../src/services/deals/read-board.ts'

const action = declareActions({
  open: sequence(flag('m', 'a'), anId<StageId>()),
  openIn: idPair<ViewId, StageId>(),
  mine: none,
  all: none,
  add: none,
  out: flag('m', 'a'),
  outOf: aView,
  filter: flag('m', 'a'),
  change: aView,
  tick: aView,
  bulk: aView,
  saved: none,
  rates: none,
  home: none,
})

/** What the board is filtered by; the stages are all on it. */
async function filterOf(ctx: BotContext, view: ViewId | undefined): Promise<string> {
  if (view === undefined) return ''
  const { conditions } = await ctx.services.views.get(ctx.actor(), view)
  return filterLine(viewWords(ctx, 'deal'), { conditions: conditions.filter(({ by }) => by !== 'stage') })
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

function rowsOfAll(ctx: BotContext, mine: boolean, isEmpty: boolean): readonly Row[] {
  const { t } = ctx
  return [
    [
      button(t(mine ? 'button-scope-all' : 'button-scope-mine'), mine ? action.all() : action.mine()),
      ...(may(ctx.actor().role, 'deal.write') ? [button(t('button-add-deal'), action.add())] : []),
    ],
    ...(isEmpty
      ? []
      : [[button(t('button-filter'), action.filter(mine)), button(t('button-saved-views'), action.saved())]]),
    [...(isEmpty ? [] : [button(t('button-list-file'), action.out(mine))]), button(t('button-home'), action.home())],
  ]
}

/** Only admins can enter what is missing. */
function ratesRow({ t, actor }: BotContext, { open }: Board): readonly Row[] {
  const isMissing = open.converted !== null && open.converted.unconverted > 0
  return isMissing && may(actor().role, 'workspace.settings') ? [[button(t('button-rates'), action.rates())]] : []
}

async function render(ctx: BotContext, { mine = false, view, notice }: ScreenParams['board']) {
  const { t } = ctx
  const into = ctx.membership?.currency
  const query = { mine, ...(view !== undefined && { view }), ...(into !== undefined && { into }) }
  const [shown, filter] = await Promise.all([ctx.services.deals.board(ctx.actor(), query), filterOf(ctx, view)])
  const { pipeline, stages } = shown
  const isEmpty = stages.every(({ count }) => count === 0)
  const nothing = view === undefined ? t(mine ? 'board-none-mine' : 'board-none') : t('view-none')
  const rows: Row[] = [
    ...stages.map((line) => {
      const { id } = line.stage
      return [button(stageLine(line, t), view === undefined ? action.open([mine, id]) : action.openIn([view, id]))]
    }),
    ...ratesRow(ctx, shown),
    ...(view === undefined ? rowsOfAll(ctx, mine, isEmpty) : rowsInFilter(ctx, view, isEmpty)),
  ]
  const scope = `${mine ? ` · ${t('contacts-scope-mine')}` : ''}${filter === '' ? '' : `\n🎛 ${filter}`}`
  const title = fmt`💼 ${FormattedString.bold(pipeline.name)}${scope}`
  return { text: withNotice(notice, fmt`${title}\n${isEmpty ? nothing : boardTotals(shown, t)}`), rows }
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
    async filter(ctx, mine) {
      await ctx.show('viewFilter', { id: await ctx.services.views.begin(ctx.actor(), 'deal', { mine }) })
    },
    change: (ctx, id) => ctx.show('viewFilter', { id }),
    tick: async (ctx, id) => ctx.show('tickView', { id: await ctx.services.views.beginTicking(ctx.actor(), id) }),
    bulk: (ctx, id) => ctx.show('bulkActions', { id }),
    saved: (ctx) => ctx.show('savedViews', { kind: 'deal' }),
    rates: (ctx) => ctx.show('rates', {}),
    home: (ctx) => ctx.show('home', {}),
  },

  reload: (ctx, { notice }) => ctx.show('board', { notice }),
})
