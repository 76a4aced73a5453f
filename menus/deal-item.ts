/** One item of a deal: changed, moved, or taken off. A button says what the item was like, and does nothing to any other. */
import { fmt, FormattedString } from '@grammyjs/parse-mode'

import { declareActions, type Tap } from '../src/bot/screens/actions.ts'
import { anId } from '../src/bot/screens/argument.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { anItem, anItemPlace, itemWith, pageOfPlace } from '../src/bot/screens/deal-items-acts.ts'
import { changeOrSay } from '../src/bot/screens/refused-change.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { undoAndShow } from '../src/bot/screens/undo-and-show.ts'
import { itemSum } from '../src/bot/text/item-text.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { QUANTITY_DECIMALS } from '../src/language/line-total.ts'
import type { LineItem } from '../src/models/deal.ts'
import type { DealId, EventId } from '../src/models/ids.ts'
import { authorize } from '../src/services/core/permissions.ts'
import { itemKey } from '../src/services/deals/item-key.ts'

const action = declareActions({
  less: anItem,
  more: anItem,
  change: anItem,
  up: anItemPlace,
  down: anItemPlace,
  remove: anItem,
  back: anItem,
  undo: anId<EventId>(),
})

const quantityPlus = ({ quantity }: LineItem, by: 1 | -1): number => Number((quantity + by).toFixed(QUANTITY_DECIMALS))

async function step(ctx: BotContext, id: DealId, key: string, by: 1 | -1): Promise<void> {
  const { item } = itemWith(await ctx.services.deals.get(ctx.actor(), id), key)
  const changed = { ...item, quantity: quantityPlus(item, by) }
  await changeOrSay(
    ctx,
    async () => {
      const { undoId } = await ctx.services.deals.changeItems(ctx.actor(), id, { what: 'replace', key, item: changed })
      const notice = ctx.t('items-changed', { name: item.name })
      await ctx.show('dealItem', { id, key: itemKey(changed), undoId, notice })
    },
    (notice) => ctx.show('dealItem', { id, key, notice }),
  )
}

async function remove(ctx: BotContext, id: DealId, key: string): Promise<void> {
  const { item, place } = itemWith(await ctx.services.deals.get(ctx.actor(), id), key)
  await changeOrSay(
    ctx,
    async () => {
      const { undoId } = await ctx.services.deals.changeItems(ctx.actor(), id, { what: 'remove', key })
      const notice = ctx.t('items-removed', { name: item.name })
      await ctx.show('dealItems', { id, page: pageOfPlace(place), undoId, notice })
    },
    (notice) => ctx.show('dealItem', { id, key, notice }),
  )
}

async function move(ctx: BotContext, id: DealId, key: string, to: number): Promise<void> {
  const { item } = itemWith(await ctx.services.deals.get(ctx.actor(), id), key)
  const { undoId } = await ctx.services.deals.changeItems(ctx.actor(), id, { what: 'move', key, to })
  const notice = undoId === null ? ctx.t('deal-unchanged') : ctx.t('items-moved', { name: item.name })
  await ctx.show('dealItem', { id, key, undoId, notice })
}

const dealOf = ({ action: name, argument }: Tap<typeof action>): DealId | null => (name === 'undo' ? null : argument[0])

export const dealItem = defineScreen({
  name: 'dealItem',
  id: 'dim',
  action,

  async render(ctx, { id, key, notice, undoId }) {
    const { t } = ctx
    authorize(ctx.actor(), 'deal.write')
    const view = await ctx.services.deals.get(ctx.actor(), id)
    const { item, place } = itemWith(view, key)
    const at = [view.id, key] as const
    const rows: readonly Row[] = [
      ...(undoId ? [[button(t('button-undo'), action.undo(undoId))]] : []),
      [
        ...(item.quantity > 1 ? [button(t('button-item-less'), action.less(at))] : []),
        button(t('button-item-more'), action.more(at)),
      ],
      [button(t('button-item-change'), action.change(at), 'primary')],
      ...(view.items.length < 2
        ? []
        : [
            [
              ...(place > 0 ? [button(t('button-item-up'), action.up([...at, place - 1]))] : []),
              ...(place < view.items.length - 1
                ? [button(t('button-item-down'), action.down([...at, place + 1]))]
                : []),
            ],
          ]),
      [button(t('button-item-remove'), action.remove(at), 'danger')],
      [button(t('button-back'), action.back(at))],
    ]
    const head = fmt`${place + 1}. ${FormattedString.bold(item.name)}`
    return { text: withNotice(notice, fmt`${head}\n${itemSum(item, t)}\n\n${t('item-ask')}`), rows }
  },

  on: {
    less: (ctx, [id, key]) => step(ctx, id, key, -1),
    more: (ctx, [id, key]) => step(ctx, id, key, 1),
    async change(ctx, [id, key]) {
      const { item } = itemWith(await ctx.services.deals.get(ctx.actor(), id), key)
      await ctx.begin('typeItems', { id, currency: item.price.currency, changed: { key, item } })
    },
    up: (ctx, [id, key, to]) => move(ctx, id, key, to),
    down: (ctx, [id, key, to]) => move(ctx, id, key, to),
    remove: (ctx, [id, key]) => remove(ctx, id, key),
    async back(ctx, [id, key]) {
      const { items } = await ctx.services.deals.get(ctx.actor(), id)
      const place = items.findIndex((item) => itemKey(item) === key)
      await ctx.show('dealItems', { id, page: pageOfPlace(Math.max(0, place)) })
    },
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
