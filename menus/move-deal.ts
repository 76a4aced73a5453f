/** Chooses the open stage that a deal is moved to. */
import { fmt } from '@grammyjs/parse-mode'

import { cardWords } from '../src/bot/screens/card-words.ts'
import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, base64Text, packedId, sequence, shortKey } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { moveAndShow } from '../src/bot/screens/move-and-show.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { dealCard } from '../src/bot/text/deal-card.ts'
import type { DealId, StageId } from '../src/models/ids.ts'
import { AppError } from '../src/errors.ts'
import { authorize } from '../src/services/core/permissions.ts'

const action = declareActions({
  back: anId<DealId>(),
  other: anId<DealId>(),
  to: sequence(packedId<DealId>(), packedId<StageId>(), base64Text(4)),
})

export const moveDeal = defineScreen({
  name: 'moveDeal',
  id: 'dlm',
  action,

  async render(ctx, { id }) {
    const { t } = ctx
    const actor = ctx.actor()
    authorize(actor, 'deal.write')
    const view = await ctx.services.deals.get(actor, id)
    // Somebody else closed it in the meantime: it moves only after it is reopened.
    if (view.status !== 'open') throw new AppError('CONFLICT', { details: { reason: 'closed', status: view.status } })
    const rows: Row[] = [
      ...view.openStages
        .filter(({ id: stageId }) => stageId !== view.stage.id)
        .map((stage) => [button(labelOf(stage.name), action.to([view.id, view.stage.id, shortKey(stage.id)]))]),
      ...(view.pipelineName === null ? [] : [[button(t('button-other-pipeline'), action.other(view.id))]]),
      [button(t('button-back'), action.back(view.id))],
    ]
    return { text: fmt`${dealCard(view, cardWords(ctx))}\n\n${t('deal-move-where')}`, rows }
  },

  on: {
    back: (ctx, id) => ctx.show('deal', { id }),
    other: (ctx, id) => ctx.show('movePipeline', { id }),
    async to(ctx, [id, from, key]) {
      const { openStages } = await ctx.services.deals.get(ctx.actor(), id)
      const [stage, another] = openStages.filter((one) => shortKey(one.id) === key)
      if (stage === undefined || another !== undefined) {
        throw new AppError('CONFLICT', { details: { reason: 'no-such-stage' } })
      }
      await moveAndShow(ctx, { id, from, wish: { to: 'stage', stageId: stage.id } })
    },
  },

  about: (tap) => (tap.action === 'to' ? null : { kind: 'deal', id: tap.argument }),

  reload: (ctx, { tap, notice }) =>
    tap && ctx.show('deal', { id: tap.action === 'to' ? tap.argument[0] : tap.argument, notice }),
})
