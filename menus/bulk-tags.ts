/** Chooses the tag that many records are to get or to lose. */
import { fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { choiceLetter, sequence } from '../src/bot/screens/argument.ts'
import { button, inPairs, type Row } from '../src/bot/screens/buttons.ts'
import { aFieldKey, fieldKey } from '../src/bot/screens/field-key.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { aView, planAndShow } from '../src/bot/screens/view-acts.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { AppError } from '../src/errors.ts'

const aWhat = choiceLetter(['tag', 'untag'])
const action = declareActions({ pick: sequence(aView, aWhat, aFieldKey), type: sequence(aView, aWhat), back: aView })

export const bulkTags = defineScreen({
  name: 'bulkTags',
  id: 'blt',
  action,

  async render(ctx, { id, what }) {
    const { t } = ctx
    const { options } = await ctx.services.views.options(ctx.actor(), id, 'tags')
    const tags = options.flatMap(({ test, value }) => (test === 'is' && value !== null ? [value] : []))
    const rows: readonly Row[] = [
      ...inPairs(tags.map((tag) => button(labelOf(`#${tag}`), action.pick([id, what, fieldKey(tag)])))),
      [button(t('button-bulk-type-tag'), action.type([id, what]))],
      [button(t('button-back'), action.back(id))],
    ]
    return { text: fmt`${t(what === 'tag' ? 'bulk-tag-ask' : 'bulk-untag-ask')}`, rows }
  },

  on: {
    async pick(ctx, [id, what, key]) {
      const { options } = await ctx.services.views.options(ctx.actor(), id, 'tags')
      const tag = options.find(({ test, value }) => test === 'is' && value !== null && fieldKey(value) === key)?.value
      if (tag === undefined || tag === null)
        throw new AppError('NOT_FOUND', { message: 'No such tag', details: { kind: 'button' } })
      await planAndShow(ctx, id, { what, tags: [tag] })
    },
    type: (ctx, [id, what]) => ctx.begin('typeBulkTag', { id, what }),
    back: (ctx, id) => ctx.show('bulkActions', { id }),
  },

  reload: (ctx, { tap, notice }) =>
    tap && ctx.show('bulkActions', { id: tap.action === 'back' ? tap.argument : tap.argument[0], notice }),
})
