/** What can be done with the records of a view at once, or with those that are ticked in it. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { aView, chosenBy, planAndShow, VIEW_SIGNS } from '../src/bot/screens/view-acts.ts'
import type { Translate } from '../src/bot/text/i18n.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { viewCount } from '../src/bot/text/view-text.ts'
import type { ViewId } from '../src/models/ids.ts'
import { authorize, RECORD_ACTIONS } from '../src/services/core/permissions.ts'

const action = declareActions({
  tag: aView,
  untag: aView,
  owner: aView,
  set: aView,
  move: aView,
  won: aView,
  lost: aView,
  out: aView,
  delete: aView,
  back: aView,
})

/** Only deals move and are closed. */
function closing(id: ViewId, t: Translate): readonly Row[] {
  return [
    [button(t('button-bulk-move'), action.move(id))],
    [button(t('button-bulk-won'), action.won(id)), button(t('button-bulk-lost'), action.lost(id))],
  ]
}

export const bulkActions = defineScreen({
  name: 'bulkActions',
  id: 'blk',
  action,

  async render(ctx, { id, notice }) {
    const { t } = ctx
    const actor = ctx.actor()
    const shown = await ctx.services.views.chosen(actor, id)
    const { kind, count } = shown
    authorize(actor, RECORD_ACTIONS[kind].write)
    const line = chosenBy(ctx, shown)
    const title = FormattedString.bold(`${VIEW_SIGNS[kind]} ${viewCount(t, kind, count)}`)
    const rows: readonly Row[] =
      count === 0
        ? [[button(t('button-back'), action.back(id))]]
        : [
            [button(t('button-bulk-tag'), action.tag(id)), button(t('button-bulk-untag'), action.untag(id))],
            [button(t('button-bulk-owner'), action.owner(id)), button(t('button-bulk-set'), action.set(id))],
            ...(kind === 'deal' ? closing(id, t) : []),
            [button(t('button-list-file'), action.out(id))],
            [button(t('button-bulk-delete'), action.delete(id), 'danger')],
            [button(t('button-back'), action.back(id))],
          ]
    const body = count === 0 ? t('bulk-none') : t('bulk-ask')
    const head = line === '' ? fmt`${title}` : fmt`${title}\n🎛 ${line}`
    return { text: withNotice(notice, fmt`${head}\n\n${body}`), rows }
  },

  on: {
    tag: (ctx, id) => ctx.show('bulkTags', { id, what: 'tag' }),
    untag: (ctx, id) => ctx.show('bulkTags', { id, what: 'untag' }),
    owner: (ctx, id) => ctx.show('bulkOwner', { id }),
    set: (ctx, id) => ctx.show('bulkFields', { id }),
    move: (ctx, id) => ctx.show('bulkMove', { id }),
    won: (ctx, id) => planAndShow(ctx, id, { what: 'move', move: { to: 'won' }, shown: null }),
    lost: (ctx, id) => ctx.show('bulkLost', { id }),
    // A new message, so that the question stays.
    async out(ctx, id) {
      const { kind } = await ctx.services.views.get(ctx.actor(), id)
      await ctx.show('listFile', { list: { in: 'view', kind, view: id } }, { fresh: true })
    },
    delete: (ctx, id) => planAndShow(ctx, id, { what: 'delete' }),
    async back(ctx, id) {
      const { ticked } = await ctx.services.views.get(ctx.actor(), id)
      await (ticked === null ? ctx.show('view', { id }) : ctx.show('tickView', { id }))
    },
  },

  reload: (ctx, { tap, notice }) => tap && ctx.show('bulkActions', { id: tap.argument, notice }),
})
