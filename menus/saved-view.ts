/** One saved view: its name, whether the team has it, and its end. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { aView, viewWords } from '../src/bot/screens/view-acts.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { filterLine } from '../src/bot/text/view-text.ts'
import { may } from '../src/services/core/permissions.ts'

const action = declareActions({ open: aView, rename: aView, share: aView, keep: aView, remove: aView })

export const savedView = defineScreen({
  name: 'savedView',
  id: 'vwd',
  action,

  async render(ctx, { id, notice }) {
    const { t } = ctx
    const shown = await ctx.services.views.get(ctx.actor(), id)
    const { kind, name, isShared, isManaged } = shown
    const shares = isManaged && may(ctx.actor().role, 'view.share')
    const rows: readonly Row[] = [
      [button(t('button-view-open'), action.open(id), 'primary')],
      ...(isManaged ? [[button(t('button-view-rename'), action.rename(id))]] : []),
      ...(shares
        ? [
            [
              isShared
                ? button(t('button-view-unshare'), action.keep(id))
                : button(t('button-view-share'), action.share(id)),
            ],
          ]
        : []),
      ...(isManaged ? [[button(t('button-view-remove'), action.remove(id), 'danger')]] : []),
    ]
    const title = FormattedString.bold(`⭐️ ${name ?? ''}`)
    const whose = isShared ? ` · ${t('view-of-team')}` : ''
    const filter = filterLine(viewWords(ctx, kind), shown)
    return { text: withNotice(notice, fmt`${title}${whose}\n🎛 ${filter === '' ? t('view-any') : filter}`), rows }
  },

  on: {
    open: (ctx, id) => ctx.show('view', { id }),
    rename: (ctx, id) => ctx.begin('nameView', { id, what: 'rename' }),
    async share(ctx, id) {
      await ctx.services.views.share(ctx.actor(), id, true)
      await ctx.show('savedView', { id, notice: ctx.t('view-shared') })
    },
    async keep(ctx, id) {
      await ctx.services.views.share(ctx.actor(), id, false)
      await ctx.show('savedView', { id, notice: ctx.t('view-unshared') })
    },
    async remove(ctx, id) {
      const { kind, name } = await ctx.services.views.get(ctx.actor(), id)
      await ctx.services.views.remove(ctx.actor(), id)
      await ctx.show('savedViews', { kind, removed: id, notice: ctx.t('view-removed', { name: name ?? '' }) })
    },
  },

  reload: (ctx, { tap, notice }) => tap && ctx.show('savedView', { id: tap.argument, notice }),
})
