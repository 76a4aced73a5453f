/** What a stage requires of a deal: the product's fields and the team's own alike. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId } from '../src/bot/screens/argument.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { fieldKey } from '../src/bot/screens/field-key.ts'
import { changeNotice, readStage, undoNotice } from '../src/bot/screens/pipeline-acts.ts'
import { aStageField, aStageUndo } from '../src/bot/screens/pipeline-arguments.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { fieldLabel } from '../src/bot/text/field-label.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { AppError } from '../src/errors.ts'
import type { StageId } from '../src/models/ids.ts'
import { type FieldTable, requirableFields } from '../src/services/fields/define-fields.ts'

const action = declareActions({ need: aStageField, free: aStageField, undo: aStageUndo, back: anId<StageId>() })

/** Those that a stage can require, and those that it requires already, whatever became of them. */
function fieldsFor(ctx: BotContext, required: readonly string[]): readonly string[] {
  const names: readonly string[] = requirableFields(ctx.services.tablesOf(ctx.actor()).deal)
  return [...names, ...required.filter((name) => !names.includes(name))]
}

function setRequired(required: boolean) {
  return async (ctx: BotContext, [stageId, key]: readonly [StageId, string]): Promise<void> => {
    const { stage } = await readStage(ctx, stageId)
    const field = fieldsFor(ctx, stage.requiredFields).find((name) => fieldKey(name) === key)
    if (field === undefined) throw new AppError('NOT_FOUND', { details: { kind: 'button' } })
    const changed = await ctx.services.pipelines.requireField(ctx.actor(), { stageId }, field, required)
    await ctx.show('stageFields', { stageId, undoId: changed.undoId, notice: changeNotice(changed, ctx) })
  }
}

export const stageFields = defineScreen({
  name: 'stageFields',
  id: 'pstf',
  action,

  async render(ctx, { stageId, notice, undoId }) {
    const { t } = ctx
    const { stage } = await readStage(ctx, stageId)
    const table: FieldTable = ctx.services.tablesOf(ctx.actor()).deal
    const required: readonly string[] = stage.requiredFields
    const rows: Row[] = [
      ...(undoId ? [[button(t('button-undo'), action.undo([undoId, stageId]))]] : []),
      ...fieldsFor(ctx, required).map((name): Row => {
        const isRequired = required.includes(name)
        const label = fieldLabel(t, { kind: 'deal', name, field: table[name] })
        const tap = [stageId, fieldKey(name)] as const
        return [button(labelOf(`${isRequired ? '✅ ' : ''}${label}`), isRequired ? action.free(tap) : action.need(tap))]
      }),
      [button(t('button-back'), action.back(stageId))],
    ]
    const text = fmt`📋 ${FormattedString.bold(stage.name)}\n\n${t('stage-fields-about')}`
    return { text: withNotice(notice, text), rows }
  },

  on: {
    need: setRequired(true),
    free: setRequired(false),
    undo: async (ctx, [undoId, stageId]) => ctx.show('stageFields', { stageId, notice: await undoNotice(ctx, undoId) }),
    back: (ctx, stageId) => ctx.show('pipelineStage', { stageId }),
  },

  reload(ctx, { tap, notice }) {
    switch (tap?.action) {
      case 'need':
      case 'free':
        return ctx.show('stageFields', { stageId: tap.argument[0], notice })
      case 'undo':
        return ctx.show('stageFields', { stageId: tap.argument[1], notice })
      case 'back':
        return ctx.show('pipelineStage', { stageId: tap.argument, notice })
      case undefined:
        return ctx.show('pipelines', { notice })
    }
  },
})
