/** Asks where the deals of a stage go, then whether it is archived or deleted. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, shortKey } from '../src/bot/screens/argument.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { changeNotice, readStage } from '../src/bot/screens/pipeline-acts.ts'
import { aRemoval } from '../src/bot/screens/pipeline-arguments.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { AppError, isAppError } from '../src/errors.ts'
import type { StageId } from '../src/models/ids.ts'
import type { Place, StageView } from '../src/services/pipelines/read-pipelines.ts'
import type { Removal } from '../src/services/pipelines/remove-stage.ts'

const action = declareActions({ to: aRemoval, hide: aRemoval, wipe: aRemoval, back: anId<StageId>() })

/** Where the deals can go: the other open stages, the one before it first. */
function targets({ pipeline, stage }: Place): readonly StageView[] {
  const open = pipeline.stages.filter(({ kind }) => kind === 'open')
  const at = open.findIndex(({ id }) => id === stage.id)
  const before = open[at - 1]
  const others = open.filter((one) => one.id !== stage.id && one !== before)
  return before === undefined ? others : [before, ...others]
}

function remove(how: Removal['how']) {
  return async (ctx: BotContext, [stageId, key, version]: readonly [StageId, string, number]): Promise<void> => {
    const place = await readStage(ctx, stageId)
    const to = targets(place).find(({ id }) => shortKey(id) === key)
    if (to === undefined) throw new AppError('CONFLICT', { details: { reason: 'no-such-stage' } })
    const changed = await ctx.services.pipelines.removeStage(ctx.actor(), { stageId, version }, { how, to: to.id })
    await ctx.show('pipeline', { id: place.pipeline.id, undoId: changed.undoId, notice: changeNotice(changed, ctx) })
  }
}

export const removeStage = defineScreen({
  name: 'removeStage',
  id: 'prm',
  action,

  async render(ctx, { stageId, version, to }) {
    const { t } = ctx
    const [place, count] = await Promise.all([
      readStage(ctx, stageId),
      ctx.services.pipelines.countDeals(ctx.actor(), stageId),
    ])
    const others = targets(place)
    const [first] = others
    if (first === undefined) throw new AppError('CONFLICT', { details: { reason: 'last-stage' } })
    const { name } = place.stage
    // Nobody needs to say where nothing goes.
    const chosen = others.find(({ id }) => id === to) ?? (count === 0 ? first : undefined)
    const back = [button(t('button-back'), action.back(stageId))]
    const title = fmt`🗑 ${FormattedString.bold(name)}`
    if (chosen === undefined) {
      const rows: Row[] = [
        ...others.map((one): Row => [button(labelOf(one.name), action.to([stageId, shortKey(one.id), version]))]),
        back,
      ]
      return { text: fmt`${title}\n\n${t('stage-remove-where', { count })}`, rows }
    }
    const removal = [stageId, shortKey(chosen.id), version] as const
    const what = count === 0 ? '' : `${t('stage-remove-moves', { count, stage: chosen.name })}\n\n`
    return {
      text: fmt`${title}\n\n${what}${t('stage-remove-how')}`,
      rows: [
        [button(t('button-stage-archive'), action.hide(removal))],
        [button(t('button-stage-delete'), action.wipe(removal), 'danger')],
        back,
      ],
    }
  },

  on: {
    async to(ctx, [stageId, key, version]) {
      const to = targets(await readStage(ctx, stageId)).find(({ id }) => shortKey(id) === key)
      if (to === undefined) throw new AppError('CONFLICT', { details: { reason: 'no-such-stage' } })
      await ctx.show('removeStage', { stageId, version, to: to.id })
    },
    hide: remove('archive'),
    wipe: remove('delete'),
    back: (ctx, stageId) => ctx.show('pipelineStage', { stageId }),
  },

  async reload(ctx, { tap, notice }) {
    if (tap === null) return ctx.show('pipelines', { notice })
    const stageId = tap.action === 'back' ? tap.argument : tap.argument[0]
    try {
      await ctx.show('pipelineStage', { stageId, notice })
    } catch (error) {
      if (!isAppError(error) || error.code !== 'NOT_FOUND') throw error
      await ctx.show('pipelines', { notice })
    }
  },
})
