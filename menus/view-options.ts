/** The values of one thing that a view can be filtered by. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { choiceLetter, sequence } from '../src/bot/screens/argument.ts'
import { button, inPairs, type Row } from '../src/bot/screens/buttons.ts'
import { aFieldKey, fieldKey } from '../src/bot/screens/field-key.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { aCriterionValue, aView, criterionIn, viewWords } from '../src/bot/screens/view-acts.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { criterionLabel, criterionWord, optionText } from '../src/bot/text/view-text.ts'
import { AppError } from '../src/errors.ts'
import type { ConditionTest } from '../src/models/view.ts'
import { CONDITION_TESTS } from '../src/services/views/view-orders.ts'
import type { ConditionOption } from '../src/services/views/view-options.ts'

const action = declareActions({
  pick: aCriterionValue,
  type: sequence(aView, aFieldKey, choiceLetter(CONDITION_TESTS)),
  back: aView,
})

const valueKey = ({ test, value }: ConditionOption): string => fieldKey(`${test}:${value ?? ''}`)

/** Keyboards stay under 50 buttons. */
const MAX_OFFERED = 40
/** Except for the stages of several pipelines: a message has at most 100 buttons. */
const MAX_STAGES = 90

function typedKey(test: ConditionTest, isDay: boolean) {
  switch (test) {
    case 'min':
      return isDay ? 'button-view-typed-min-day' : 'button-view-typed-min'
    case 'max':
      return isDay ? 'button-view-typed-max-day' : 'button-view-typed-max'
    case 'has':
      return 'button-view-typed-has'
    default:
      return 'button-view-typed-is'
  }
}

export const viewOptions = defineScreen({
  name: 'viewOptions',
  id: 'vwo',
  action,

  async render(ctx, { id, by, notice }) {
    const { t } = ctx
    const actor = ctx.actor()
    const { kind, options, typed } = await ctx.services.views.options(actor, id, by)
    const words = viewWords(ctx, kind)
    const key = fieldKey(by)
    const isDay = words.table[by]?.kind === 'day'
    const buttons = options
      .slice(0, by === 'stage' ? MAX_STAGES : MAX_OFFERED)
      .map((option) => button(labelOf(optionText(words, by, option)), action.pick([id, key, valueKey(option)])))
    const rows: readonly Row[] = [
      ...inPairs(buttons),
      ...inPairs(typed.map((test) => button(t(typedKey(test, isDay)), action.type([id, key, test])))),
      [button(t('button-back'), action.back(id))],
    ]
    const title = FormattedString.bold(criterionLabel(words, by))
    const ask = t('view-option-ask', { field: criterionWord(words, by) })
    return { text: withNotice(notice, fmt`${title}\n\n${ask}`), rows }
  },

  on: {
    async pick(ctx, [id, key, value]) {
      const { by } = await criterionIn(ctx, id, key)
      const { options } = await ctx.services.views.options(ctx.actor(), id, by)
      const option = options.find((one) => valueKey(one) === value)
      if (option === undefined)
        throw new AppError('NOT_FOUND', { message: 'No such value', details: { kind: 'button' } })
      const condition = { by, test: option.test, value: option.value }
      await ctx.show('viewFilter', { id: await ctx.services.views.addCondition(ctx.actor(), id, condition) })
    },
    async type(ctx, [id, key, test]) {
      const { kind, by } = await criterionIn(ctx, id, key)
      if (test !== 'is' && test !== 'has' && test !== 'min' && test !== 'max') return
      await ctx.begin('typeCondition', { id, kind, by, test })
    },
    back: (ctx, id) => ctx.show('viewFilter', { id }),
  },

  reload(ctx, { tap, notice }) {
    if (tap === null) return null
    const id = tap.action === 'back' ? tap.argument : tap.argument[0]
    return ctx.show('viewFilter', { id, notice })
  },
})
