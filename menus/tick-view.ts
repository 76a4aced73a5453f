/** A page of a view on which records are ticked. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { idPair } from '../src/bot/screens/argument.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { pager } from '../src/bot/screens/pager.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { aView, rowLabel, VIEW_PAGE_SIZE, VIEW_SIGNS, type ViewAt, viewPlace } from '../src/bot/screens/view-acts.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import type { Id, ViewId } from '../src/models/ids.ts'

const action = declareActions({
  on: idPair<ViewId, Id>(),
  off: idPair<ViewId, Id>(),
  all: aView,
  none: aView,
  turn: viewPlace,
  act: aView,
  back: aView,
})

async function tick(ctx: BotContext, id: ViewId, records: readonly Id[], isOn: boolean): Promise<void> {
  await ctx.services.views.tick(ctx.actor(), id, records, isOn)
  await ctx.show('tickView', { id })
}

async function tickPage(ctx: BotContext, id: ViewId, isOn: boolean): Promise<void> {
  const { rows } = await ctx.services.views.list(ctx.actor(), id, { limit: VIEW_PAGE_SIZE })
  await tick(
    ctx,
    id,
    rows.map((row) => row.id),
    isOn,
  )
}

async function turn(ctx: BotContext, { id, page }: ViewAt): Promise<void> {
  if (page !== undefined && page.direction !== 'from')
    await ctx.services.views.turn(ctx.actor(), id, { direction: page.direction, id: page.id })
  await ctx.show('tickView', { id })
}

export const tickView = defineScreen({
  name: 'tickView',
  id: 'vwt',
  action,

  async render(ctx, { id, notice }) {
    const { t } = ctx
    const actor = ctx.actor()
    const { kind, ticked, page: found } = await ctx.services.views.open(actor, id, { limit: VIEW_PAGE_SIZE })
    const count = ticked ?? 0
    const on = new Set(found.ticked)
    const isWhole = found.rows.length > 0 && found.rows.every((row) => on.has(row.id))
    const pages = pager<Id>(found.rows, found, (direction, anchor) =>
      action.turn({ id, page: { direction, id: anchor } }),
    )
    const rows: Row[] = [
      ...found.rows.map((row): Row => {
        const isOn = on.has(row.id)
        const act = isOn ? action.off([id, row.id]) : action.on([id, row.id])
        return [button(labelOf(`${isOn ? '☑️' : '◻️'} ${rowLabel(row, t)}`), act)]
      }),
      ...(pages.length > 0 ? [pages] : []),
      [isWhole ? button(t('button-tick-none'), action.none(id)) : button(t('button-tick-page'), action.all(id))],
      ...(count === 0 ? [] : [[button(t('button-bulk-ticked', { count }), action.act(id), 'primary')]]),
      [button(t('button-tick-leave'), action.back(id))],
    ]
    const title = FormattedString.bold(`${VIEW_SIGNS[kind]} ${t(`list-of-${kind}`)} · ${t('view-ticked', { count })}`)
    return { text: withNotice(notice, fmt`${title}\n${t('view-tick-ask')}`), rows }
  },

  on: {
    on: (ctx, [id, record]) => tick(ctx, id, [record], true),
    off: (ctx, [id, record]) => tick(ctx, id, [record], false),
    all: (ctx, id) => tickPage(ctx, id, true),
    none: (ctx, id) => tickPage(ctx, id, false),
    turn,
    act: (ctx, id) => ctx.show('bulkActions', { id }),
    back: (ctx, id) => ctx.show('view', { id }),
  },

  reload(ctx, { tap, notice }) {
    if (tap === null) return null
    switch (tap.action) {
      case 'on':
      case 'off':
        return ctx.show('tickView', { id: tap.argument[0], notice })
      case 'turn':
        return ctx.show('tickView', { id: tap.argument.id, notice })
      default:
        return ctx.show('tickView', { id: tap.argument, notice })
    }
  },
})
