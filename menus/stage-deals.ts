/**
 * The deals of one stage, page by page, in the order of what to do next, with their count and sums. If a title does not fit
 * on its button, the text above lists the whole titles in the same order.
 */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, flag, none, packedId, sequence } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { dealIn, stagePlace, type StagePlace } from '../src/bot/screens/list-place.ts'
import { pager } from '../src/bot/screens/pager.ts'
import type { ScreenParams } from '../src/bot/screens/screen-params.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { dealLine, isTitleCut, listedDeal, ROTTING_SIGN, totalText, URGENCY_SIGNS } from '../src/bot/text/deal-line.ts'
import type { Translate } from '../src/bot/text/i18n.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import type { PipelineId, StageId, ViewId } from '../src/models/ids.ts'
import type { DealSummary } from '../src/services/deals/deal-view.ts'
import { may } from '../src/services/core/permissions.ts'

const action = declareActions({
  open: dealIn,
  list: stagePlace,
  add: anId<StageId>(),
  board: flag('m', 'a'),
  out: stagePlace,
  tick: stagePlace,
  bulk: stagePlace,
  home: none,
  boardOf: sequence(flag('m', 'a'), packedId<PipelineId>()),
})

const PAGE_SIZE = 8

/** What the signs on the buttons mean: only the signs that occur. */
function legend(deals: readonly DealSummary[], t: Translate): string {
  const open = deals.filter(({ status }) => status === 'open')
  const met = (['overdue', 'today', 'none', 'later'] as const).filter((urgency) =>
    open.some((deal) => deal.urgency === urgency),
  )
  return [
    ...met.map((urgency) => `${URGENCY_SIGNS[urgency]} ${t(`urgency-${urgency}`)}`),
    ...(open.some(({ rotting }) => rotting) ? [`${ROTTING_SIGN} ${t('urgency-rotting')}`] : []),
  ].join(' · ')
}

/** All deals of the list, or some of them, changed at once. */
function bulkRow(place: StagePlace, count: number, t: Translate): Row {
  return [button(t('button-tick'), action.tick(place)), button(t('button-bulk-all', { count }), action.bulk(place))]
}

function viewOf(ctx: BotContext, { stageId, mine = false }: StagePlace): Promise<ViewId> {
  return ctx.services.views.inStage(ctx.actor(), { mine }, stageId)
}

async function render(ctx: BotContext, { notice, ...place }: ScreenParams['stageDeals']) {
  const { t } = ctx
  const actor = ctx.actor()
  const { stageId, mine = false } = place
  const found = await ctx.services.deals.listStage(actor, { ...place, limit: PAGE_SIZE })
  const { stage, pipeline, deals, total } = found
  const pages = pager(deals, found, (direction, dealId) => action.list({ ...place, page: { direction, dealId } }))
  const titles = deals.some((deal) => isTitleCut(deal, t)) ? deals.map(listedDeal).join('\n') : ''
  const parts = [totalText(total, t), legend(deals, t)].filter((part) => part !== '').join('\n')
  const body = deals.length === 0 ? t(mine ? 'stage-none-mine' : 'stage-none') : parts
  const addable = stage.kind === 'open' && may(actor.role, 'deal.write')
  const rows: Row[] = [
    ...deals.map((deal) => [button(dealLine(deal, t), action.open({ id: deal.id, from: place }))]),
    ...(pages.length > 0 ? [pages] : []),
    [
      button(t(mine ? 'button-scope-all' : 'button-scope-mine'), action.list({ stageId, mine: !mine })),
      ...(addable ? [button(t('button-add-deal'), action.add(stage.id))] : []),
    ],
    ...(deals.length > 0 && addable ? [bulkRow({ stageId, mine }, total.count, t)] : []),
    ...(deals.length === 0 ? [] : [[button(t('button-list-file'), action.out({ stageId, mine }))]]),
    [button(t('button-board'), action.boardOf([mine, pipeline.id])), button(t('button-home'), action.home())],
  ]
  const scope = mine ? ` · ${t('contacts-scope-mine')}` : ''
  const before = pipeline.name === null ? '' : `${pipeline.name} · `
  const title = fmt`💼 ${before}${FormattedString.bold(stage.name)}${scope}`
  const list = titles === '' ? fmt`${title}\n${body}` : fmt`${title}\n${body}\n\n${titles}`
  return { text: withNotice(notice, list), rows }
}

export const stageDeals = defineScreen({
  name: 'stageDeals',
  id: 'stg',
  action,
  render,
  on: {
    open: (ctx, place) => ctx.show('deal', place),
    list: (ctx, place) => ctx.show('stageDeals', place),
    add: (ctx, stageId) => ctx.begin('addDeal', { known: { stageId } }),
    // A new message, so that the list stays.
    out: (ctx, { stageId, mine = false }) =>
      ctx.show('listFile', { list: { in: 'stage', kind: 'deal', stageId, mine } }, { fresh: true }),
    async tick(ctx, place) {
      const { views } = ctx.services
      await ctx.show('tickView', { id: await views.beginTicking(ctx.actor(), await viewOf(ctx, place)) })
    },
    bulk: async (ctx, place) => ctx.show('bulkActions', { id: await viewOf(ctx, place) }),
    board: (ctx, mine) => ctx.show('board', { mine }),
    boardOf: (ctx, [mine, pipelineId]) => ctx.show('board', { mine, pipelineId }),
    home: (ctx) => ctx.show('home', {}),
  },
  reload: (ctx, { notice }) => ctx.show('board', { notice }),
})
