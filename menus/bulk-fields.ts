/** Chooses the field that many records are to get a value in. */
import { fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { button, inPairs, type Row } from '../src/bot/screens/buttons.ts'
import { fieldKey } from '../src/bot/screens/field-key.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { aCriterion, aView, viewWords } from '../src/bot/screens/view-acts.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { criterionLabel } from '../src/bot/text/view-text.ts'
import { AppError } from '../src/errors.ts'

const action = declareActions({ field: aCriterion, back: aView })

export const bulkFields = defineScreen({
  name: 'bulkFields',
  id: 'blf',
  action,

  async render(ctx, { id }) {
    const { t } = ctx
    const { kind } = await ctx.services.views.get(ctx.actor(), id)
    const words = viewWords(ctx, kind)
    const names = ctx.services.bulkEdits.fields(ctx.actor(), kind)
    const fields = names.map((name) => button(labelOf(criterionLabel(words, name)), action.field([id, fieldKey(name)])))
    const rows: readonly Row[] = [...inPairs(fields), [button(t('button-back'), action.back(id))]]
    return { text: fmt`${t('bulk-field-ask')}`, rows }
  },

  on: {
    async field(ctx, [id, key]) {
      const actor = ctx.actor()
      const { kind } = await ctx.services.views.get(actor, id)
      const field = ctx.services.bulkEdits.fields(actor, kind).find((name) => fieldKey(name) === key)
      if (field === undefined)
        throw new AppError('NOT_FOUND', { message: 'No such field', details: { kind: 'button' } })
      const count = await ctx.services.views.countChosen(actor, id)
      await ctx.begin('setBulkField', { id, kind, field, count })
    },
    back: (ctx, id) => ctx.show('bulkActions', { id }),
  },

  reload: (ctx, { tap, notice }) =>
    tap && ctx.show('bulkActions', { id: tap.action === 'back' ? tap.argument : tap.argument[0], notice }),
})
