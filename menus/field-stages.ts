/** The stages that require a field of deals. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { aCustomKey, aFieldStage, aFieldUndo } from '../src/bot/screens/field-arguments.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import type { StageId } from '../src/models/ids.ts'

const action = declareActions({ require: aFieldStage, free: aFieldStage, undo: aFieldUndo, back: aCustomKey })

/** A message has at most 100 buttons. The screen of each stage has all fields. */
const MAX_STAGES = 90

function setRequired(required: boolean) {
  return async (ctx: BotContext, [stageId, key]: readonly [StageId, string]): Promise<void> => {
    const { undoId } = await ctx.services.pipelines.requireField(ctx.actor(), { stageId }, key, required)
    const notice = ctx.t(undoId === null ? 'field-unchanged' : 'settings-saved')
    await ctx.show('fieldStages', { key, undoId, notice })
  }
}

export const fieldStages = defineScreen({
  name: 'fieldStages',
  id: 'fsta',
  action,

  async render(ctx, { key, notice, undoId }) {
    const { t } = ctx
    const actor = ctx.actor()
    const [{ label, kind }, { live }] = await Promise.all([
      ctx.services.customFields.get(actor, key),
      ctx.services.pipelines.all(actor),
    ])
    const places = live.flatMap((pipeline) =>
      pipeline.stages.map((stage) => ({
        ...stage,
        name: live.length === 1 ? stage.name : `${pipeline.name} · ${stage.name}`,
      })),
    )
    const rows: Row[] = [
      undoId ? [button(t('button-undo'), action.undo([undoId, kind, key]))] : [],
      ...places.slice(0, MAX_STAGES).map(({ id, name, requiredFields }): Row => {
        const names: readonly string[] = requiredFields
        const isRequired = names.includes(key)
        const tap = isRequired ? action.free([id, key]) : action.require([id, key])
        return [button(labelOf(`${isRequired ? '✅ ' : ''}${name}`), tap)]
      }),
      [button(t('button-back'), action.back(key))],
    ]
    const text = fmt`🧩 ${FormattedString.bold(label)}\n\n${t('field-stages-about')}`
    return { text: withNotice(notice, text), rows: rows.filter((row) => row.length > 0) }
  },

  on: {
    require: setRequired(true),
    free: setRequired(false),
    async undo(ctx, [undoId, , key]) {
      const { name } = await ctx.services.undo.undo(ctx.actor(), undoId)
      await ctx.show('fieldStages', { key, notice: ctx.t('undone-changed', { name }) })
    },
    back: (ctx, key) => ctx.show('field', { key }),
  },

  reload(ctx, { tap, notice }) {
    switch (tap?.action) {
      case 'require':
      case 'free':
        return ctx.show('fieldStages', { key: tap.argument[1], notice })
      case 'undo':
        return ctx.show('fieldStages', { key: tap.argument[2], notice })
      case 'back':
        return ctx.show('field', { key: tap.argument, notice })
      case undefined:
        return null
    }
  },
})
