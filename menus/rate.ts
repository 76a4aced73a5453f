/** One rate between two currencies, from a day on. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { aRatePair, undoRate } from '../src/bot/screens/rate-acts.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { pairText, rateLine } from '../src/bot/text/rate-text.ts'
import type { EventId, RateId } from '../src/models/ids.ts'

const action = declareActions({
  edit: anId<RateId>(),
  delete: anId<RateId>(),
  undo: anId<EventId>(),
  back: aRatePair,
})

export const rate = defineScreen({
  name: 'rate',
  id: 'rte',
  action,

  async render(ctx, { id, notice, undoId }) {
    const { t } = ctx
    const shown = await ctx.services.rates.get(ctx.actor(), id)
    const remove = button(t('button-delete'), action.delete(id), 'danger')
    const rows: Row[] = [
      undoId === undefined ? [] : [button(t('button-undo'), action.undo(undoId))],
      [button(t('button-edit'), action.edit(id)), remove],
      [button(pairText(shown), action.back({ from: shown.from, to: shown.to }))],
    ]
    const text = fmt`${FormattedString.bold(t('rate-title'))}\n\n${rateLine(shown, t)}`
    return { text: withNotice(notice, text), rows: rows.filter((row) => row.length > 0) }
  },

  on: {
    async edit(ctx, id) {
      const { from, to, day } = await ctx.services.rates.get(ctx.actor(), id)
      await ctx.begin('enterRate', { known: { from, to, day } })
    },
    // It can be undone, so nothing is asked before.
    async delete(ctx, id) {
      const { undoId, ...gone } = await ctx.services.rates.remove(ctx.actor(), id)
      await ctx.show('rates', { notice: ctx.t('rate-deleted', { rate: rateLine(gone, ctx.t) }), undoId })
    },
    undo: undoRate,
    back: (ctx, pair) => ctx.show('ratePair', pair),
  },

  reload: (ctx, { notice }) => ctx.show('rates', { notice }),
})
