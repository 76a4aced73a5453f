/** The workspace's rates: each pair of currencies with the one that holds last. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, none } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { aRatePair, undoRate } from '../src/bot/screens/rate-acts.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { rateLine } from '../src/bot/text/rate-text.ts'
import type { EventId } from '../src/models/ids.ts'

const action = declareActions({ open: aRatePair, enter: none, undo: anId<EventId>(), settings: none })

/** Keyboards stay under 50 buttons; nobody sells in more currencies. */
const MAX_SHOWN = 40

export const rates = defineScreen({
  name: 'rates',
  id: 'rts',
  action,

  async render(ctx, { notice, undoId }) {
    const { t } = ctx
    const pairs = await ctx.services.rates.pairs(ctx.actor())
    const currency = ctx.membership?.currency ?? ''
    const rows: Row[] = [
      undoId === undefined ? [] : [button(t('button-undo'), action.undo(undoId))],
      ...pairs.slice(0, MAX_SHOWN).map((rate): Row => [button(labelOf(rateLine(rate, t)), action.open(rate))]),
      [button(t('button-enter-rate'), action.enter(), 'primary')],
      [button(t('button-settings'), action.settings())],
    ]
    const about = pairs.length === 0 ? t('rates-none', { currency }) : t('rates-about')
    const text = fmt`${FormattedString.bold(t('rates-title'))}\n\n${about}`
    return { text: withNotice(notice, text), rows: rows.filter((row) => row.length > 0) }
  },

  on: {
    open: (ctx, pair) => ctx.show('ratePair', pair),
    enter: (ctx) => ctx.begin('enterRate', {}),
    undo: undoRate,
    settings: (ctx) => ctx.show('settings', {}),
  },

  reload: (ctx, { notice }) => ctx.show('rates', { notice }),
})
