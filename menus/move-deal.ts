/** To which of the open stages a deal is moved. */
import { fmt } from '@grammyjs/parse-mode'

import type { Row } from '../src/bot/screens/buttons.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { moveAndShow } from '../src/bot/screens/move-and-show.ts'
import { packIds, shortKey, unpackPairAndKey } from '../src/bot/screens/packed-ids.ts'
import type { Screen } from '../src/bot/screens/screen.ts'
import { dealCard } from '../src/bot/text/deal-card.ts'
import { AppError } from '../src/errors.ts'
import { authorize } from '../src/services/core/permissions.ts'

export const moveDeal: Screen<'moveDeal'> = {
  name: 'moveDeal',
  id: 'dlm',

  async render(ctx, { id }) {
    const { t } = ctx
    const actor = ctx.actor()
    authorize(actor, 'deal.write')
    const view = await ctx.services.deals.get(actor, id)
    // Closed by somebody else meanwhile: it moves only after it is reopened.
    if (view.status !== 'open') throw new AppError('CONFLICT', { details: { reason: 'closed', status: view.status } })
    const { stages } = await ctx.services.pipelines.get(actor, view.pipelineId)
    const at = packIds(view.id, view.stage.id)
    const rows: Row[] = [
      ...stages
        .filter(({ kind, id: stageId }) => kind === 'open' && stageId !== view.stage.id)
        .map((stage) => [{ label: labelOf(stage.name), action: `to:${at}${shortKey(stage.id)}` }]),
      [{ label: t('button-back'), action: `back:${view.id}` }],
    ]
    return { text: fmt`${dealCard(view, t)}\n\n${t('deal-move-where')}`, rows }
  },

  actions: {
    back: (ctx, id) => ctx.show('deal', { id }),
    async to(ctx, argument) {
      const [id, from, key] = unpackPairAndKey(argument)
      const actor = ctx.actor()
      const { pipelineId } = await ctx.services.deals.get(actor, id)
      const { stages } = await ctx.services.pipelines.get(actor, pipelineId)
      const [stage, another] = stages.filter((one) => shortKey(one.id) === key)
      if (stage === undefined || another !== undefined) {
        throw new AppError('CONFLICT', { details: { reason: 'no-such-stage' } })
      }
      await moveAndShow(ctx, { id, from, wish: { to: 'stage', stageId: stage.id } })
    },
  },

  async reload(ctx, { action, argument, notice }) {
    const id = action === 'to' ? unpackPairAndKey(argument)[0] : argument
    await ctx.show('deal', { id, notice })
  },
}
