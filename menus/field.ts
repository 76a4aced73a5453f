/** One field that the team defined: what it is, and everything that can be changed about it. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { choice } from '../src/bot/screens/argument.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { aCustomKey, aFieldUndo } from '../src/bot/screens/field-arguments.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { customFieldLines } from '../src/bot/text/custom-field-text.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import type { CustomField } from '../src/models/custom-field.ts'
import type { ChangedFields } from '../src/services/custom-fields/change-fields.ts'
import { CUSTOM_FIELD_KINDS, isChosen } from '../src/services/custom-fields/custom-fields.ts'

// “Required” and “free” are actions of their own: a tap on an old message does what that message said.
const action = declareActions({
  rename: aCustomKey,
  require: aCustomKey,
  free: aCustomKey,
  up: aCustomKey,
  down: aCustomKey,
  choices: aCustomKey,
  stages: aCustomKey,
  retire: aCustomKey,
  restore: aCustomKey,
  undo: aFieldUndo,
  back: choice(CUSTOM_FIELD_KINDS),
})

type Change = (ctx: BotContext, key: string) => Promise<ChangedFields>

function changing(change: Change) {
  return async (ctx: BotContext, key: string): Promise<void> => {
    const { undoId } = await change(ctx, key)
    await ctx.show('field', { key, undoId, notice: ctx.t(undoId === null ? 'field-unchanged' : 'settings-saved') })
  }
}

/** Nobody is asked for a field that was retired: all that is left to do with it is to bring it back. */
function changeRows(field: CustomField, { t }: BotContext): readonly Row[] {
  const { key, kind, required } = field
  if (field.retired) return [[button(t('button-restore-field'), action.restore(key))]]
  return [
    [
      button(t('button-rename'), action.rename(key)),
      required
        ? button(t('button-free-field'), action.free(key))
        : button(t('button-require-field'), action.require(key)),
    ],
    [button(t('button-field-up'), action.up(key)), button(t('button-field-down'), action.down(key))],
    [
      ...(isChosen(field) ? [button(t('button-field-choices'), action.choices(key))] : []),
      ...(kind === 'deal' ? [button(t('button-field-stages'), action.stages(key))] : []),
    ],
    [button(t('button-retire-field'), action.retire(key))],
  ]
}

export const field = defineScreen({
  name: 'field',
  id: 'fld',
  action,

  async render(ctx, { key, notice, undoId }) {
    const { t } = ctx
    const shown = await ctx.services.customFields.get(ctx.actor(), key)
    const { kind, label } = shown
    const rows: Row[] = [
      undoId ? [button(t('button-undo'), action.undo([undoId, kind, key]))] : [],
      ...changeRows(shown, ctx),
      [button(t('button-back'), action.back(kind))],
    ]
    const title = fmt`🧩 ${FormattedString.bold(label)} · ${t(`fields-kind-${kind}`)}`
    const text = fmt`${title}\n\n${customFieldLines(shown, t).join('\n')}`
    return { text: withNotice(notice, text), rows: rows.filter((row) => row.length > 0) }
  },

  on: {
    rename: (ctx, key) => ctx.begin('nameField', { key, what: 'field' }),
    require: changing((ctx, key) => ctx.services.customFields.setRequired(ctx.actor(), key, true)),
    free: changing((ctx, key) => ctx.services.customFields.setRequired(ctx.actor(), key, false)),
    up: changing((ctx, key) => ctx.services.customFields.move(ctx.actor(), key, 'up')),
    down: changing((ctx, key) => ctx.services.customFields.move(ctx.actor(), key, 'down')),
    choices: (ctx, key) => ctx.show('fieldChoices', { key }),
    stages: (ctx, key) => ctx.show('fieldStages', { key }),
    retire: changing((ctx, key) => ctx.services.customFields.retire(ctx.actor(), key)),
    restore: changing((ctx, key) => ctx.services.customFields.restore(ctx.actor(), key)),
    async undo(ctx, [undoId, kind, key]) {
      const { name } = await ctx.services.undo.undo(ctx.actor(), undoId)
      const notice = ctx.t('undone-changed', { name })
      const all = await ctx.services.customFields.list(ctx.actor())
      if (all.some((one) => one.key === key)) await ctx.show('field', { key, notice })
      else await ctx.show('fields', { kind, notice })
    },
    back: (ctx, kind) => ctx.show('fields', { kind }),
  },

  reload(ctx, { tap, notice }) {
    if (tap === null) return null
    if (tap.action === 'back') return ctx.show('settings', { notice })
    return ctx.show('field', { key: tap.action === 'undo' ? tap.argument[2] : tap.argument, notice })
  },
})
