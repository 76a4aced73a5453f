/** One value of a field to choose from. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { button } from '../src/bot/screens/buttons.ts'
import { aCustomKey, aFieldChoice } from '../src/bot/screens/field-arguments.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { errorText } from '../src/bot/text/error-text.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { fieldProblemOf } from '../src/language/field-problem.ts'
import { choiceIn } from '../src/services/custom-fields/choice-changes.ts'

const action = declareActions({
  rename: aFieldChoice,
  retire: aFieldChoice,
  restore: aFieldChoice,
  back: aCustomKey,
})

function setRetired(retired: boolean) {
  return async (ctx: BotContext, [key, choice]: readonly [string, string]): Promise<void> => {
    try {
      const { undoId } = await ctx.services.customFields.retireChoice(ctx.actor(), key, choice, retired)
      await ctx.show('field', { key, undoId, notice: ctx.t(undoId === null ? 'field-unchanged' : 'settings-saved') })
    } catch (error) {
      if (fieldProblemOf(error) === null) throw error
      await ctx.show('fieldChoices', { key, notice: errorText(error, ctx.t) })
    }
  }
}

export const fieldChoice = defineScreen({
  name: 'fieldChoice',
  id: 'fcho',
  action,

  async render(ctx, { key, choice, notice }) {
    const { t } = ctx
    const field = await ctx.services.customFields.get(ctx.actor(), key)
    const { label, retired } = choiceIn(field, choice)
    const of = [key, choice] as const
    const about = retired ? `\n\n${t('choice-is-retired')}` : ''
    return {
      text: withNotice(notice, fmt`🧩 ${field.label} · ${FormattedString.bold(label)}${about}`),
      rows: [
        [button(t('button-rename'), action.rename(of))],
        [
          retired
            ? button(t('button-restore-choice'), action.restore(of))
            : button(t('button-retire-choice'), action.retire(of)),
        ],
        [button(t('button-back'), action.back(key))],
      ],
    }
  },

  on: {
    rename: (ctx, [key, choice]) => ctx.begin('nameField', { key, what: 'choice', choice }),
    retire: setRetired(true),
    restore: setRetired(false),
    back: (ctx, key) => ctx.show('fieldChoices', { key }),
  },

  reload(ctx, { tap, notice }) {
    if (tap === null) return null
    return ctx.show('fieldChoices', { key: tap.action === 'back' ? tap.argument : tap.argument[0], notice })
  },
})
