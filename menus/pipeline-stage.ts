/** One stage of a pipeline in the settings: what it is, and everything that can be changed about it. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, flag, packedId, sequence } from '../src/bot/screens/argument.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { changeNotice, readStage, stageChange, undoNotice } from '../src/bot/screens/pipeline-acts.ts'
import { aStageSeen, aStageUndo } from '../src/bot/screens/pipeline-arguments.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { fieldLabel } from '../src/bot/text/field-label.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { stageLines } from '../src/bot/text/pipeline-text.ts'
import { isAppError } from '../src/errors.ts'
import { LOCALES } from '../src/locale.ts'
import type { PipelineId, StageId } from '../src/models/ids.ts'
import type { FieldTable } from '../src/services/fields/define-fields.ts'
import type { PipelineView, StageView } from '../src/services/pipelines/read-pipelines.ts'

const action = declareActions({
  name: sequence(flag('u', 'e'), packedId<StageId>()),
  chance: anId<StageId>(),
  rots: anId<StageId>(),
  fields: anId<StageId>(),
  up: aStageSeen,
  down: aStageSeen,
  gone: aStageSeen,
  live: aStageSeen,
  wipe: aStageSeen,
  undo: aStageUndo,
  back: anId<PipelineId>(),
})

function openRows({ id }: StageView, { version, stages }: PipelineView, { t }: BotContext): readonly Row[] {
  const isAlone = stages.filter(({ kind }) => kind === 'open').length === 1
  return [
    [button(t('button-stage-probability'), action.chance(id)), button(t('button-stage-rotting'), action.rots(id))],
    isAlone
      ? []
      : [
          button(t('button-field-up'), action.up([id, version])),
          button(t('button-field-down'), action.down([id, version])),
        ],
    isAlone ? [] : [button(t('button-stage-remove'), action.gone([id, version]))],
  ]
}

function changeRows(stage: StageView, pipeline: PipelineView, ctx: BotContext): readonly Row[] {
  const { t } = ctx
  const { id, kind } = stage
  return [
    LOCALES.map((locale) =>
      button(t('button-name-in', { language: t(`language-${locale}`) }), action.name([locale === 'uk', id])),
    ),
    ...(kind === 'open' ? openRows(stage, pipeline, ctx) : []),
    [button(t('button-stage-fields'), action.fields(id))],
  ]
}

export const pipelineStage = defineScreen({
  name: 'pipelineStage',
  id: 'pst',
  action,

  async render(ctx, { stageId, notice, undoId }) {
    const { t } = ctx
    const { stage, pipeline, isArchived } = await readStage(ctx, stageId)
    const table: FieldTable = ctx.services.tablesOf(ctx.actor()).deal
    const labels = stage.requiredFields.map((name: string) => fieldLabel(t, { kind: 'deal', name, field: table[name] }))
    const { version } = pipeline
    const rows: Row[] = [
      undoId ? [button(t('button-undo'), action.undo([undoId, stageId]))] : [],
      ...(isArchived
        ? [
            [button(t('button-stage-restore'), action.live([stageId, version]))],
            [button(t('button-stage-delete'), action.wipe([stageId, version]), 'danger')],
          ]
        : pipeline.isArchived
          ? []
          : changeRows(stage, pipeline, ctx)),
      [button(t('button-back'), action.back(pipeline.id))],
    ]
    const title = fmt`📊 ${pipeline.name} · ${FormattedString.bold(stage.name)}`
    const body = [...stageLines(stage, labels, t), ...(isArchived ? [t('stage-is-archived')] : [])].join('\n')
    return { text: withNotice(notice, fmt`${title}\n\n${body}`), rows: rows.filter((row) => row.length > 0) }
  },

  on: {
    async name(ctx, [isUkrainian, stageId]) {
      const locale = isUkrainian ? 'uk' : 'en'
      const { names } = (await readStage(ctx, stageId)).stage
      await ctx.begin('namePipeline', { what: 'stage', stageId, locale, before: names[locale] ?? null })
    },
    async chance(ctx, stageId) {
      const { stage } = await readStage(ctx, stageId)
      await ctx.begin('stageNumber', { what: 'probability', stageId, name: stage.name, before: stage.probability })
    },
    async rots(ctx, stageId) {
      const { stage } = await readStage(ctx, stageId)
      await ctx.begin('stageNumber', { what: 'rottingDays', stageId, name: stage.name, before: stage.rottingDays })
    },
    fields: (ctx, stageId) => ctx.show('stageFields', { stageId }),
    up: stageChange((ctx, stageId, version) =>
      ctx.services.pipelines.moveStage(ctx.actor(), { stageId, version }, 'up'),
    ),
    down: stageChange((ctx, stageId, version) =>
      ctx.services.pipelines.moveStage(ctx.actor(), { stageId, version }, 'down'),
    ),
    gone: (ctx, [stageId, version]) => ctx.show('removeStage', { stageId, version }),
    live: stageChange((ctx, stageId, version) =>
      ctx.services.pipelines.restoreStage(ctx.actor(), { stageId, version }),
    ),
    async wipe(ctx, [stageId, version]) {
      const { pipeline } = await readStage(ctx, stageId)
      const changed = await ctx.services.pipelines.deleteArchived(ctx.actor(), { stageId, version })
      await ctx.show('pipeline', { id: pipeline.id, undoId: changed.undoId, notice: changeNotice(changed, ctx) })
    },
    async undo(ctx, [undoId, stageId]) {
      const notice = await undoNotice(ctx, undoId)
      try {
        await ctx.show('pipelineStage', { stageId, notice })
      } catch (error) {
        // Its making was undone.
        if (!isAppError(error) || error.code !== 'NOT_FOUND') throw error
        await ctx.show('pipelines', { notice })
      }
    },
    back: (ctx, id) => ctx.show('pipeline', { id }),
  },

  async reload(ctx, { tap, notice }) {
    if (tap === null) return ctx.show('pipelines', { notice })
    if (tap.action === 'back') return ctx.show('pipeline', { id: tap.argument, notice })
    const stageId =
      tap.action === 'name' || tap.action === 'undo'
        ? tap.argument[1]
        : typeof tap.argument === 'string'
          ? tap.argument
          : tap.argument[0]
    try {
      await ctx.show('pipelineStage', { stageId, notice })
    } catch (error) {
      if (!isAppError(error) || error.code !== 'NOT_FOUND') throw error
      await ctx.show('pipelines', { notice })
    }
  },
})
