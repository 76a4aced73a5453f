/** The rates of one pair of currencies, newest first. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, none, sequence } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { aDay, aRatePair } from '../src/bot/screens/rate-acts.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { pairText, rateOfDay } from '../src/bot/text/rate-text.ts'
import type { RateId } from '../src/models/ids.ts'

const action = declareActions({
  open: anId<RateId>(),
  older: sequence(aRatePair, aDay),
  newest: aRatePair,
  enter: none,
  back: none,
})

const PAGE_SIZE = 10

export const ratePair = defineScreen({
  name: 'ratePair',
  id: 'rtp',
  action,

  async render(ctx, { from, to, before, notice }) {
    const { t } = ctx
    const query = { from, to, limit: PAGE_SIZE, ...(before !== undefined && { before }) }
    const { rates, hasMore } = await ctx.services.rates.list(ctx.actor(), query)
    const last = rates.at(-1)
    const rows: Row[] = [
      ...rates.map((rate): Row => [button(labelOf(rateOfDay(rate, t)), action.open(rate.id))]),
      [
        ...(before === undefined ? [] : [button('◀️', action.newest({ from, to }))]),
        ...(hasMore && last !== undefined ? [button('▶️', action.older([{ from, to }, last.day]))] : []),
      ],
      [button(t('button-enter-rate'), action.enter())],
      [button(t('button-rates'), action.back())],
    ]
    const about = rates.length === 0 ? `\n\n${t('rate-pair-none')}` : ''
    const text = fmt`${FormattedString.bold(pairText({ from, to }))}${about}`
    return { text: withNotice(notice, text), rows: rows.filter((row) => row.length > 0) }
  },

  on: {
    open: (ctx, id) => ctx.show('rate', { id }),
    older: (ctx, [pair, before]) => ctx.show('ratePair', { ...pair, before }),
    newest: (ctx, pair) => ctx.show('ratePair', pair),
    enter: (ctx) => ctx.begin('enterRate', {}),
    back: (ctx) => ctx.show('rates', {}),
  },

  reload: (ctx, { notice }) => ctx.show('rates', { notice }),
})
