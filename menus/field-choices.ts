/** The values of a field to choose from. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { aCustomKey, aFieldChoice } from '../src/bot/screens/field-arguments.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { withNotice } from '../src/bot/text/notice.ts'

const action = declareActions({ open: aFieldChoice, add: aCustomKey, back: aCustomKey })

export const fieldChoices = defineScreen({
  name: 'fieldChoices',
  id: 'fchs',
  action,

  async render(ctx, { key, notice }) {
    const { t } = ctx
    const { label, choices } = await ctx.services.customFields.get(ctx.actor(), key)
    const rows: Row[] = [
      ...choices.map((one): Row => [
        button(labelOf(`${one.retired ? '📦 ' : ''}${one.label}`), action.open([key, one.key])),
      ]),
      [button(t('button-add-choice'), action.add(key), 'primary')],
      [button(t('button-back'), action.back(key))],
    ]
    const title = FormattedString.bold(label)
    return { text: withNotice(notice, fmt`🧩 ${title}\n\n${t('field-choices-about')}`), rows }
  },

  on: {
    open: (ctx, [key, choice]) => ctx.show('fieldChoice', { key, choice }),
    add: (ctx, key) => ctx.begin('nameField', { key, what: 'new-choice' }),
    back: (ctx, key) => ctx.show('field', { key }),
  },

  reload(ctx, { tap, notice }) {
    if (tap === null) return null
    return ctx.show('fieldChoices', { key: tap.action === 'open' ? tap.argument[0] : tap.argument, notice })
  },
})
