/** The new leads that nobody has yet, each claimed by a tap, and those that are one's own. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, none, packedId, sequence, wholeNumber } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { claimAndShow } from '../src/bot/screens/claim-and-show.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { dealLine } from '../src/bot/text/deal-line.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import type { DealId } from '../src/models/ids.ts'

const action = declareActions({
  claim: anId<DealId>(),
  open: anId<DealId>(),
  first: none,
  after: sequence(packedId<DealId>(), wholeNumber(14)),
  board: none,
  home: none,
})

const PAGE_SIZE = 8

export const newLeads = defineScreen({
  name: 'newLeads',
  id: 'nld',
  action,

  async render(ctx, { notice, after }) {
    const { t } = ctx
    const query = { limit: PAGE_SIZE, ...(after && { after }) }
    const { leads, next } = await ctx.services.deals.listNewLeads(ctx.actor(), query)
    const isClaimable = leads.some(({ claimable }) => claimable)
    const hint = t(leads.length === 0 ? 'new-leads-none' : isClaimable ? 'new-leads-claim' : 'new-leads-yours')
    const pages: Row = [
      ...(after === undefined ? [] : [button(t('button-first-page'), action.first())]),
      ...(next === null ? [] : [button('▶️', action.after([next.id, next.at]))]),
    ]
    return {
      text: withNotice(notice, fmt`${FormattedString.bold(t('new-leads-title'))}\n\n${hint}`),
      rows: [
        ...leads.map((lead) => [
          lead.claimable
            ? button(dealLine(lead, t, '🙋 '), action.claim(lead.id))
            : button(dealLine(lead, t, '💼 '), action.open(lead.id)),
        ]),
        ...(pages.length > 0 ? [pages] : []),
        [button(t('button-board'), action.board()), button(t('button-home'), action.home())],
      ],
    }
  },

  on: {
    claim: (ctx, id) => claimAndShow(ctx, id, (notice) => ctx.show('newLeads', { notice })),
    open: (ctx, id) => ctx.show('deal', { id }),
    first: (ctx) => ctx.show('newLeads', {}),
    after: (ctx, [id, at]) => ctx.show('newLeads', { after: { id, at } }),
    board: (ctx) => ctx.show('board', {}),
    home: (ctx) => ctx.show('home', {}),
  },

  // The lead may be gone by now: the list shows what there is.
  reload: (ctx, { notice }) => ctx.show('newLeads', { notice }),
})
