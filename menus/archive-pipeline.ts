/** Asks where the open deals of a pipeline go, and archives it. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, shortKey } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { changeNotice, readPipelineOf } from '../src/bot/screens/pipeline-acts.ts'
import { anArchiving } from '../src/bot/screens/pipeline-arguments.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { AppError } from '../src/errors.ts'
import type { PipelineId } from '../src/models/ids.ts'
import type { PipelineView, StageView } from '../src/services/pipelines/read-pipelines.ts'

const action = declareActions({ of: anArchiving, to: anArchiving, back: anId<PipelineId>() })

const openStages = ({ stages }: PipelineView): readonly StageView[] => stages.filter(({ kind }) => kind === 'open')

function goneMeanwhile(): AppError {
  return new AppError('CONFLICT', { details: { reason: 'no-such-stage' } })
}

export const archivePipeline = defineScreen({
  name: 'archivePipeline',
  id: 'ppar',
  action,

  async render(ctx, { id, version, into }) {
    const { t } = ctx
    const { pipeline, live } = await readPipelineOf(ctx, id)
    const others = live.filter((one) => one.id !== id)
    const [first] = others
    if (first === undefined || pipeline.isDefault) {
      throw new AppError('CONFLICT', { details: { reason: 'pipeline-default' } })
    }
    const chosen = others.find((one) => one.id === into) ?? (others.length === 1 ? first : undefined)
    const rows: Row[] =
      chosen === undefined
        ? others.map((one): Row => [button(labelOf(one.name), action.of([id, shortKey(one.id), version]))])
        : openStages(chosen).map((stage): Row => [
            button(labelOf(`${chosen.name} · ${stage.name}`), action.to([id, shortKey(stage.id), version])),
          ])
    const text = fmt`🗄 ${FormattedString.bold(pipeline.name)}\n\n${t('pipeline-archive-where')}`
    return { text, rows: [...rows, [button(t('button-back'), action.back(id))]] }
  },

  on: {
    async of(ctx, [id, key, version]) {
      const { live } = await readPipelineOf(ctx, id)
      const into = live.find((one) => shortKey(one.id) === key)
      if (into === undefined) throw goneMeanwhile()
      await ctx.show('archivePipeline', { id, version, into: into.id })
    },
    async to(ctx, [id, key, version]) {
      const { live } = await readPipelineOf(ctx, id)
      const found = live
        .filter((one) => one.id !== id)
        .flatMap(openStages)
        .filter((stage) => shortKey(stage.id) === key)
      const [stage] = found
      if (stage === undefined || found.length > 1) throw goneMeanwhile()
      const changed = await ctx.services.pipelines.archive(ctx.actor(), { id, version }, stage.id)
      await ctx.show('pipeline', { id, undoId: changed.undoId, notice: changeNotice(changed, ctx) })
    },
    back: (ctx, id) => ctx.show('pipeline', { id }),
  },

  reload: (ctx, { tap, notice }) =>
    tap === null
      ? ctx.show('pipelines', { notice })
      : ctx.show('pipeline', { id: tap.action === 'back' ? tap.argument : tap.argument[0], notice }),
})
