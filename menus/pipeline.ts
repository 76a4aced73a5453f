/** One pipeline in the settings: its stages in order, and everything that can be changed about the whole. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, flag, none, packedId, sequence } from '../src/bot/screens/argument.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { pipelineChange, readPipelineOf, undoNotice } from '../src/bot/screens/pipeline-acts.ts'
import { aPipelineSeen, aPipelineUndo } from '../src/bot/screens/pipeline-arguments.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { nameLines, pipelineLabel, stageLabelOf } from '../src/bot/text/pipeline-text.ts'
import { isAppError } from '../src/errors.ts'
import { LOCALES } from '../src/locale.ts'
import type { PipelineId, StageId } from '../src/models/ids.ts'
import type { PipelineView } from '../src/services/pipelines/read-pipelines.ts'

const action = declareActions({
  stage: anId<StageId>(),
  add: anId<PipelineId>(),
  name: sequence(flag('u', 'e'), packedId<PipelineId>()),
  up: aPipelineSeen,
  down: aPipelineSeen,
  main: anId<PipelineId>(),
  gone: aPipelineSeen,
  live: anId<PipelineId>(),
  undo: aPipelineUndo,
  back: none,
})

/** The last archived ones: a message has at most 100 buttons. */
const MAX_FORMER = 40

/** An archived one can only be brought back. */
function changeRows({ id, version, isDefault }: PipelineView, isAlone: boolean, { t }: BotContext): readonly Row[] {
  return [
    [button(t('button-add-stage'), action.add(id), 'primary')],
    LOCALES.map((locale) =>
      button(t('button-name-in', { language: t(`language-${locale}`) }), action.name([locale === 'uk', id])),
    ),
    isAlone
      ? []
      : [
          button(t('button-field-up'), action.up([id, version])),
          button(t('button-field-down'), action.down([id, version])),
        ],
    isDefault
      ? []
      : [
          button(t('button-pipeline-default'), action.main(id)),
          button(t('button-pipeline-archive'), action.gone([id, version])),
        ],
  ]
}

export const pipeline = defineScreen({
  name: 'pipeline',
  id: 'ppe',
  action,

  async render(ctx, { id, notice, undoId }) {
    const { t } = ctx
    const { pipeline: shown, live } = await readPipelineOf(ctx, id)
    const { stages, archivedStages, isArchived } = shown
    const listed = isArchived ? [] : archivedStages.slice(0, MAX_FORMER)
    const rows: Row[] = [
      undoId ? [button(t('button-undo'), action.undo([undoId, id]))] : [],
      ...(isArchived ? [] : stages.map((stage): Row => [button(labelOf(stageLabelOf(stage)), action.stage(stage.id))])),
      ...listed.map((stage): Row => [button(labelOf(`🗄 ${stage.name}`), action.stage(stage.id))]),
      ...(isArchived
        ? [[button(t('button-pipeline-restore'), action.live(id))]]
        : changeRows(shown, live.length === 1, ctx)),
      [button(t('button-back'), action.back())],
    ]
    const status = isArchived ? t('pipeline-is-archived') : shown.isDefault ? t('pipeline-is-default') : ''
    const body = [...nameLines(shown, t), status, t('pipeline-about')].filter((line) => line !== '').join('\n')
    const text = fmt`📊 ${FormattedString.bold(pipelineLabel(shown))}\n\n${body}`
    return { text: withNotice(notice, text), rows: rows.filter((row) => row.length > 0) }
  },

  on: {
    stage: (ctx, stageId) => ctx.show('pipelineStage', { stageId }),
    add: (ctx, id) => ctx.begin('namePipeline', { what: 'new-stage', id, locale: ctx.locale }),
    async name(ctx, [isUkrainian, id]) {
      const locale = isUkrainian ? 'uk' : 'en'
      const { names } = (await readPipelineOf(ctx, id)).pipeline
      await ctx.begin('namePipeline', { what: 'pipeline', id, locale, before: names[locale] ?? null })
    },
    up: pipelineChange((ctx, id, version) => ctx.services.pipelines.move(ctx.actor(), { id, version }, 'up')),
    down: pipelineChange((ctx, id, version) => ctx.services.pipelines.move(ctx.actor(), { id, version }, 'down')),
    main: (ctx, id) => pipelineChange(() => ctx.services.pipelines.makeDefault(ctx.actor(), id))(ctx, [id, 0]),
    gone: (ctx, [id, version]) => ctx.show('archivePipeline', { id, version }),
    live: (ctx, id) => pipelineChange(() => ctx.services.pipelines.restore(ctx.actor(), id))(ctx, [id, 0]),
    async undo(ctx, [undoId, id]) {
      const notice = await undoNotice(ctx, undoId)
      try {
        await ctx.show('pipeline', { id, notice })
      } catch (error) {
        // Its making was undone.
        if (!isAppError(error) || error.code !== 'NOT_FOUND') throw error
        await ctx.show('pipelines', { notice })
      }
    },
    back: (ctx) => ctx.show('pipelines', {}),
  },

  reload(ctx, { tap, notice }) {
    switch (tap?.action) {
      case 'up':
      case 'down':
      case 'gone':
        return ctx.show('pipeline', { id: tap.argument[0], notice })
      case 'name':
      case 'undo':
        return ctx.show('pipeline', { id: tap.argument[1], notice })
      case 'add':
      case 'main':
      case 'live':
        return ctx.show('pipeline', { id: tap.argument, notice })
      case 'stage':
      case 'back':
      case undefined:
        return ctx.show('pipelines', { notice })
    }
  },
})
