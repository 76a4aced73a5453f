/** The items of a deal: what is sold, line by line, and what it comes to. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions, type Tap } from '../src/bot/screens/actions.ts'
import { anId } from '../src/bot/screens/argument.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { anItem, anItemsPage, isChangeable, ITEMS_ON_PAGE, pageOfPlace } from '../src/bot/screens/deal-items-acts.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { undoAndShow } from '../src/bot/screens/undo-and-show.ts'
import { amountText } from '../src/bot/text/deal-line.ts'
import type { Translate } from '../src/bot/text/i18n.ts'
import { itemLabel, itemSum } from '../src/bot/text/item-text.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import type { DealId, EventId } from '../src/models/ids.ts'
import { currencyOfDeal } from '../src/services/deals/change-items.ts'
import type { DealView } from '../src/services/deals/deal-view.ts'
import { itemKey } from '../src/services/deals/item-key.ts'
import { totalOfItems } from '../src/services/fields/types/line-items.ts'

const action = declareActions({
  item: anItem,
  add: anId<DealId>(),
  follow: anId<DealId>(),
  page: anItemsPage,
  back: anId<DealId>(),
  undo: anId<EventId>(),
})

/** What they come to, and whether the amount of the deal is that. */
function sumLines({ items, amount, followsItems }: DealView, t: Translate): readonly string[] {
  const total = totalOfItems(items)
  if (total === null) return [t('items-none')]
  const sum = `${t('items-how-many', { count: items.length })} · ${t('items-total', { total: amountText(total, t) })}`
  if (followsItems || amount === null) return [sum, t('items-follow')]
  return [sum, t('items-typed', { amount: amountText(amount, t) })]
}

function pagerRow({ id, items }: DealView, page: number): readonly Row[] {
  const last = pageOfPlace(items.length - 1)
  const buttons = [
    ...(page > 0 ? [button('◀️', action.page([id, page - 1]))] : []),
    ...(page < last ? [button('▶️', action.page([id, page + 1]))] : []),
  ]
  return buttons.length === 0 ? [] : [buttons]
}

function dealOf({ action: name, argument }: Tap<typeof action>): DealId | null {
  if (name === 'undo') return null
  return typeof argument === 'string' ? argument : argument[0]
}

async function begin(ctx: BotContext, id: DealId): Promise<void> {
  const view = await ctx.services.deals.get(ctx.actor(), id)
  await ctx.begin('typeItems', { id, currency: currencyOfDeal(view) })
}

export const dealItems = defineScreen({
  name: 'dealItems',
  id: 'dit',
  action,

  async render(ctx, { id, page: wanted = 0, notice, undoId }) {
    const { t } = ctx
    const view = await ctx.services.deals.get(ctx.actor(), id)
    const { items } = view
    const changes = isChangeable(ctx, view)
    const page = Math.min(wanted, Math.max(0, pageOfPlace(items.length - 1)))
    const first = page * ITEMS_ON_PAGE
    const shown = items.slice(first, first + ITEMS_ON_PAGE)
    const lines = shown.map((item, index) => `${first + index + 1}. ${item.name} · ${itemSum(item, t)}`)
    const rows: readonly Row[] = [
      ...(undoId ? [[button(t('button-undo'), action.undo(undoId))]] : []),
      ...(changes
        ? shown.map((item, index) => [
            button(itemLabel(item, first + index + 1, t), action.item([view.id, itemKey(item)])),
          ])
        : []),
      ...pagerRow(view, page),
      ...(changes ? [[button(t('button-item-add'), action.add(view.id), 'primary')]] : []),
      ...(changes && items.length > 0 && !view.followsItems
        ? [[button(t('button-items-follow'), action.follow(view.id))]]
        : []),
      [button(t('button-back'), action.back(view.id))],
    ]
    const title = FormattedString.bold(t('items-title', { name: view.title }))
    const text = [...lines, ...(lines.length > 0 ? [''] : []), ...sumLines(view, t)].join('\n')
    return { text: withNotice(notice, fmt`${title}\n\n${text}`), rows }
  },

  on: {
    item: (ctx, [id, key]) => ctx.show('dealItem', { id, key }),
    add: begin,
    async follow(ctx, id) {
      const { undoId } = await ctx.services.deals.changeItems(ctx.actor(), id, { what: 'follow' })
      const { amount } = await ctx.services.deals.get(ctx.actor(), id)
      const total = amount === null ? '' : amountText(amount, ctx.t)
      const notice = undoId === null ? ctx.t('deal-unchanged') : ctx.t('items-followed', { total })
      await ctx.show('dealItems', { id, undoId, notice })
    },
    page: (ctx, [id, page]) => ctx.show('dealItems', { id, page }),
    back: (ctx, id) => ctx.show('deal', { id }),
    undo: undoAndShow,
  },

  about(tap) {
    const id = dealOf(tap)
    return id === null ? null : { kind: 'deal', id }
  },

  reload(ctx, { tap, about, notice }) {
    const id = about?.kind === 'deal' ? about.id : tap && dealOf(tap)
    return id === null ? null : ctx.show('dealItems', { id, notice })
  },
})
