/** The saved views of a kind, with how many records each has. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { choiceLetter } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { aView, showAll, VIEW_SIGNS } from '../src/bot/screens/view-acts.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { countedText } from '../src/bot/text/view-text.ts'
import { VIEW_KINDS } from '../src/services/views/view-orders.ts'

const aKind = choiceLetter(VIEW_KINDS)
const action = declareActions({ open: aView, restore: aView, make: aKind, all: aKind })

export const savedViews = defineScreen({
  name: 'savedViews',
  id: 'vws',
  action,

  async render(ctx, { kind, notice, removed }) {
    const { t } = ctx
    const saved = await ctx.services.views.saved(ctx.actor(), kind)
    const rows: readonly Row[] = [
      ...(removed === undefined ? [] : [[button(t('button-view-restore'), action.restore(removed))]]),
      ...saved.map(({ id, name, count, isShared }): Row => [
        button(labelOf(`${isShared ? '👥' : '⭐️'} ${name} · ${String(countedText(count, t))}`), action.open(id)),
      ]),
      [button(t('button-filter'), action.make(kind))],
      [button(t('button-back'), action.all(kind))],
    ]
    const title = FormattedString.bold(`${VIEW_SIGNS[kind]} ${t('view-saved-title')}`)
    const text = saved.length === 0 ? fmt`${title}\n\n${t('view-saved-none')}` : fmt`${title}`
    return { text: withNotice(notice, text), rows }
  },

  on: {
    open: (ctx, id) => ctx.show('view', { id }),
    async restore(ctx, id) {
      await ctx.services.views.restore(ctx.actor(), id)
      await ctx.show('view', { id, notice: ctx.t('view-restored') })
    },
    make: async (ctx, kind) => ctx.show('viewFilter', { id: await ctx.services.views.begin(ctx.actor(), kind) }),
    all: (ctx, kind) => showAll(ctx, kind),
  },

  reload: (ctx, { tap, notice }) =>
    tap?.action === 'make' || tap?.action === 'all'
      ? ctx.show('savedViews', { kind: tap.argument, notice })
      : ctx.show('home', { notice }),
})
