/** Why a deal was lost: one of the workspace's reasons, or another one typed. */
import { fmt } from '@grammyjs/parse-mode'

import { cardWords } from '../src/bot/screens/card-words.ts'
import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, base64Text, idPair, packedId, sequence } from '../src/bot/screens/argument.ts'
import { button, inPairs, type Row } from '../src/bot/screens/buttons.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { moveAndShow } from '../src/bot/screens/move-and-show.ts'
import { reasonKey } from '../src/bot/screens/reason-key.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { dealCard } from '../src/bot/text/deal-card.ts'
import type { DealId, StageId } from '../src/models/ids.ts'
import { AppError } from '../src/errors.ts'
import { authorize } from '../src/services/core/permissions.ts'

const action = declareActions({
  back: anId<DealId>(),
  is: sequence(packedId<DealId>(), packedId<StageId>(), base64Text(4)),
  other: idPair<DealId, StageId>(),
})

export const lostReason = defineScreen({
  name: 'lostReason',
  id: 'dll',
  action,

  async render(ctx, { id, from, notice }) {
    const { t } = ctx
    const actor = ctx.actor()
    authorize(actor, 'deal.write')
    const [view, { lostReasons }] = await Promise.all([
      ctx.services.deals.get(actor, id),
      ctx.services.workspaces.get(actor),
    ])
    if (view.stage.id !== from) {
      const details = { reason: 'moved-meanwhile', stageName: view.stage.name, status: view.status } as const
      throw new AppError('CONFLICT', { details })
    }
    const reasons = lostReasons.map((reason) =>
      button(labelOf(reason), action.is([view.id, view.stage.id, reasonKey(reason)])),
    )
    const rows: Row[] = [
      ...inPairs(reasons),
      [button(t('button-other-reason'), action.other([view.id, view.stage.id]))],
      [button(t('button-back'), action.back(view.id))],
    ]
    const question = notice ?? t('deal-lost-why')
    return { text: fmt`${dealCard(view, cardWords(ctx))}\n\n${question}`, rows }
  },

  on: {
    back: (ctx, id) => ctx.show('deal', { id }),
    async is(ctx, [id, from, key]) {
      const { lostReasons } = await ctx.services.workspaces.get(ctx.actor())
      const reason = lostReasons.find((one) => reasonKey(one) === key)
      if (reason === undefined) await ctx.show('lostReason', { id, from, notice: ctx.t('deal-lost-reasons-changed') })
      else await moveAndShow(ctx, { id, from, wish: { to: 'lost', reason } })
    },
    async other(ctx, [id, from]) {
      const { title } = await ctx.services.deals.get(ctx.actor(), id)
      await ctx.begin('lostReason', { id, from, title })
    },
  },

  about: (tap) => (tap.action === 'back' ? { kind: 'deal', id: tap.argument } : null),

  reload: (ctx, { tap, notice }) =>
    tap && ctx.show('deal', { id: tap.action === 'back' ? tap.argument : tap.argument[0], notice }),
})
