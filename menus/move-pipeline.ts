/** Moves a deal to another pipeline: which one, then to which of its stages. */
import { fmt } from '@grammyjs/parse-mode'

import { cardWords } from '../src/bot/screens/card-words.ts'
import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, base64Text, packedId, sequence, shortKey } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { moveAndShow } from '../src/bot/screens/move-and-show.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { dealCard } from '../src/bot/text/deal-card.ts'
import { AppError } from '../src/errors.ts'
import type { DealId, StageId } from '../src/models/ids.ts'
import { authorize } from '../src/services/core/permissions.ts'

const action = declareActions({
  of: sequence(packedId<DealId>(), base64Text(4)),
  to: sequence(packedId<DealId>(), packedId<StageId>(), base64Text(4)),
  back: anId<DealId>(),
})

function goneMeanwhile(): AppError {
  return new AppError('CONFLICT', { details: { reason: 'no-such-stage' } })
}

export const movePipeline = defineScreen({
  name: 'movePipeline',
  id: 'dlp',
  action,

  async render(ctx, { id, into }) {
    const { t } = ctx
    const actor = ctx.actor()
    authorize(actor, 'deal.write')
    const [view, { live }] = await Promise.all([ctx.services.deals.get(actor, id), ctx.services.pipelines.all(actor)])
    // Somebody else closed it in the meantime: it moves only after it is reopened.
    if (view.status !== 'open') throw new AppError('CONFLICT', { details: { reason: 'closed', status: view.status } })
    const others = live.filter((pipeline) => pipeline.id !== view.pipelineId)
    const chosen = others.find((pipeline) => pipeline.id === into) ?? (others.length === 1 ? others[0] : undefined)
    const stages = chosen?.stages.filter(({ kind }) => kind === 'open') ?? []
    const rows: Row[] =
      chosen === undefined
        ? others.map((one): Row => [button(labelOf(`📊 ${one.name}`), action.of([id, shortKey(one.id)]))])
        : stages.map((stage): Row => [button(labelOf(stage.name), action.to([id, view.stage.id, shortKey(stage.id)]))])
    const where = chosen === undefined ? t('deal-move-pipeline') : t('deal-move-into', { pipeline: chosen.name })
    const text = fmt`${dealCard(view, cardWords(ctx))}\n\n${where}`
    return { text, rows: [...rows, [button(t('button-back'), action.back(id))]] }
  },

  on: {
    async of(ctx, [id, key]) {
      const { live } = await ctx.services.pipelines.all(ctx.actor())
      const into = live.find((one) => shortKey(one.id) === key)
      if (into === undefined) throw goneMeanwhile()
      await ctx.show('movePipeline', { id, into: into.id })
    },
    async to(ctx, [id, from, key]) {
      const { live } = await ctx.services.pipelines.all(ctx.actor())
      const found = live.flatMap(({ stages }) => stages.filter((stage) => shortKey(stage.id) === key))
      const [stage] = found
      if (stage === undefined || found.length > 1) throw goneMeanwhile()
      await moveAndShow(ctx, { id, from, wish: { to: 'stage', stageId: stage.id } })
    },
    back: (ctx, id) => ctx.show('moveDeal', { id }),
  },

  about: (tap) => (tap.action === 'back' ? { kind: 'deal', id: tap.argument } : null),

  reload: (ctx, { tap, notice }) =>
    tap && ctx.show('deal', { id: tap.action === 'back' ? tap.argument : tap.argument[0], notice }),
})
