/** The deals of one stage, page by page, in the order of what should be done next. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import type { BotContext } from '../src/bot/context/bot-context.ts'
import type { Button, Row } from '../src/bot/context/buttons.ts'
import { packIds, unpackIds } from '../src/bot/context/packed-ids.ts'
import type { ScreenParams } from '../src/bot/context/screen-params.ts'
import type { Screen } from '../src/bot/context/screen.ts'
import { dealLine, ROTTING_SIGN, URGENCY_SIGNS } from '../src/bot/views/deal-line.ts'
import type { Translate } from '../src/bot/views/i18n.ts'
import { withNotice } from '../src/bot/views/notice.ts'
import { AppError } from '../src/errors.ts'
import type { DealSummary } from '../src/services/deals/deal-view.ts'
import { may } from '../src/services/permissions.ts'

const PAGE_SIZE = 8

type ListParams = ScreenParams['stageDeals']

/** The list's state in a button: `<scope><direction><stage and, for a page, deal>`. */
export function encodeStage({ stageId, mine = false, page }: ListParams): string {
  const scope = mine ? 'm' : 'a'
  if (page === undefined) return `${scope}.${packIds(stageId)}`
  return `${scope}${page.direction === 'after' ? '>' : '<'}${packIds(stageId, page.dealId)}`
}

/** Reads {@link encodeStage}. @throws AppError NOT_FOUND for anything that it did not make */
export function decodeStage(text: string): ListParams {
  const [, scope, direction, packed = ''] = /^([ma])([.<>])(.+)$/u.exec(text) ?? []
  const [stageId, dealId] = unpackIds(packed)
  if (stageId === undefined) throw new AppError('NOT_FOUND', { details: { kind: 'stage' } })
  const paged = dealId !== undefined && direction !== '.'
  return {
    stageId,
    mine: scope === 'm',
    ...(paged && { page: { direction: direction === '>' ? ('after' as const) : ('before' as const), dealId } }),
  }
}

/** What the signs on the buttons mean: those that there are. */
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

function pager(params: ListParams, deals: readonly DealSummary[], before: boolean, after: boolean): readonly Button[] {
  const [first, last] = [deals.at(0), deals.at(-1)]
  const to = (direction: 'before' | 'after', dealId: string): string =>
    `list:${encodeStage({ ...params, page: { direction, dealId } })}`
  return [
    ...(before && first ? [{ label: '◀️', action: to('before', first.id) }] : []),
    ...(after && last ? [{ label: '▶️', action: to('after', last.id) }] : []),
  ]
}

async function render(ctx: BotContext, { notice, ...params }: ListParams) {
  const { t } = ctx
  const actor = ctx.actor()
  const { stageId, mine = false } = params
  const [{ stages }, { deals, hasBefore, hasAfter }] = await Promise.all([
    ctx.services.pipelines.get(actor),
    ctx.services.deals.listStage(actor, { ...params, limit: PAGE_SIZE }),
  ])
  const stage = stages.find(({ id }) => id === stageId)
  const pages = pager(params, deals, hasBefore, hasAfter)
  const body = deals.length === 0 ? t(mine ? 'stage-none-mine' : 'stage-none') : legend(deals, t)
  const toggled = encodeStage({ stageId, mine: !mine })
  const addable = stage?.kind === 'open' && may(actor.role, 'deal.write')
  const rows: Row[] = [
    ...deals.map((deal) => [{ label: dealLine(deal, t), action: `open:${deal.id}` }]),
    ...(pages.length > 0 ? [pages] : []),
    [
      { label: t(mine ? 'button-scope-all' : 'button-scope-mine'), action: `list:${toggled}` },
      ...(addable ? [{ label: t('button-add-deal'), action: `add:${stageId}` }] : []),
    ],
    [
      { label: t('button-board'), action: mine ? 'board:m' : 'board:a' },
      { label: t('button-home'), action: 'home' },
    ],
  ]
  const scope = mine ? ` · ${t('contacts-scope-mine')}` : ''
  const title = fmt`💼 ${FormattedString.bold(stage?.name ?? '')}${scope}`
  return { text: withNotice(notice, body === '' ? title : fmt`${title}\n${body}`), rows }
}

export const stageDeals: Screen<'stageDeals'> = {
  name: 'stageDeals',
  id: 'stg',
  render,
  actions: {
    open: (ctx, id) => ctx.show('deal', { id }),
    list: (ctx, state) => ctx.show('stageDeals', decodeStage(state)),
    add: (ctx, stageId) => ctx.begin('addDeal', { known: { stageId } }),
    board: (ctx, scope) => ctx.show('board', { mine: scope === 'm' }),
    home: (ctx) => ctx.show('home', {}),
  },
  reload: (ctx, { notice }) => ctx.show('board', { notice }),
}
