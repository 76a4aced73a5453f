/** The records of a view, page by page, with what they are filtered by. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { idPair, none } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { pager } from '../src/bot/screens/pager.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import {
  aView,
  rowLabel,
  showAll,
  showBoard,
  VIEW_PAGE_SIZE,
  VIEW_SIGNS,
  viewPlace,
  viewWords,
} from '../src/bot/screens/view-acts.ts'
import { isTitleCut, listedDeal } from '../src/bot/text/deal-line.ts'
import type { Translate } from '../src/bot/text/i18n.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { countedText, filterLine, viewCount } from '../src/bot/text/view-text.ts'
import type { Id, ViewId } from '../src/models/ids.ts'
import type { ViewRow } from '../src/services/views/view-rows.ts'
import { may, RECORD_ACTIONS } from '../src/services/core/permissions.ts'

const action = declareActions({
  open: idPair<ViewId, Id>(),
  list: viewPlace,
  edit: aView,
  tick: aView,
  bulk: aView,
  out: aView,
  own: aView,
  all: aView,
  home: none,
})

/** If a deal's title does not fit on its button, all of them whole, in the same order. */
function wholeTitles(rows: readonly ViewRow[], t: Translate): string {
  const deals = rows.flatMap((row) => (row.kind === 'deal' ? [row] : []))
  return deals.some((deal) => isTitleCut(deal, t)) ? `\n\n${deals.map(listedDeal).join('\n')}` : ''
}

export const view = defineScreen({
  name: 'view',
  id: 'viw',
  action,

  async render(ctx, { id, page, notice }) {
    const { t } = ctx
    const actor = ctx.actor()
    const query = { limit: VIEW_PAGE_SIZE, ...(page !== undefined && { page }) }
    const shown = await ctx.services.views.open(actor, id, query)
    const { kind, name, order, count, isPicked, page: found } = shown
    const line = filterLine(viewWords(ctx, kind), shown)
    const title = FormattedString.bold(
      `${VIEW_SIGNS[kind]} ${t(`list-of-${kind}`)}${name === null ? '' : ` · ⭐️ ${name}`}`,
    )
    const counted =
      count === 0 ? t('view-none') : `${viewCount(t, kind, countedText(count, t))} · ${t(`view-order-${order}`)}`
    const pages = pager<Id>(found.rows, found, (direction, anchor) =>
      action.list({ id, page: { direction, id: anchor } }),
    )
    const writes = count > 0 && may(actor.role, RECORD_ACTIONS[kind].write)
    const rows: Row[] = [
      ...found.rows.map((row): Row => [button(rowLabel(row, t), action.open([id, row.id]))]),
      ...(pages.length > 0 ? [pages] : []),
      [
        button(t('button-filter'), action.edit(id)),
        ...(count === 0 ? [] : [button(t('button-list-file'), action.out(id))]),
      ],
      ...(writes
        ? [
            [
              button(t('button-tick'), action.tick(id)),
              button(t('button-bulk-all', { count: countedText(count, t) }), action.bulk(id)),
            ],
          ]
        : []),
      ...(name === null ? [] : [[button(t('button-view-more'), action.own(id))]]),
      [
        button(
          t(`button-${kind === 'contact' ? 'contacts' : kind === 'company' ? 'companies' : 'board'}`),
          action.all(id),
        ),
        button(t('button-home'), action.home()),
      ],
    ]
    const filter = line === '' ? t(isPicked ? 'view-picked' : 'view-any') : line
    const titles = wholeTitles(found.rows, t)
    return { text: withNotice(notice, fmt`${title}\n🎛 ${filter}\n${counted}${titles}`), rows }
  },

  on: {
    async open(ctx, [id, record]) {
      const { kind } = await ctx.services.views.get(ctx.actor(), id)
      await ctx.show(kind, { id: record, view: id } as never)
    },
    list: (ctx, place) => ctx.show('view', place),
    edit: (ctx, id) => ctx.show('viewFilter', { id }),
    tick: async (ctx, id) => ctx.show('tickView', { id: await ctx.services.views.beginTicking(ctx.actor(), id) }),
    bulk: (ctx, id) => ctx.show('bulkActions', { id }),
    // A new message, so that the list stays.
    async out(ctx, id) {
      const { kind } = await ctx.services.views.get(ctx.actor(), id)
      await ctx.show('listFile', { list: { in: 'view', kind, view: id } }, { fresh: true })
    },
    own: (ctx, id) => ctx.show('savedView', { id }),
    async all(ctx, id) {
      const { kind } = await ctx.services.views.get(ctx.actor(), id)
      await (kind === 'deal' ? showBoard(ctx, id) : showAll(ctx, kind))
    },
    home: (ctx) => ctx.show('home', {}),
  },

  reload: (ctx, { notice }) => ctx.show('home', { notice }),
})
