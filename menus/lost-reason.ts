/** Why a deal is lost: one of the workspace's reasons, or another that is typed. */
import { createHash } from 'node:crypto'

import { fmt } from '@grammyjs/parse-mode'

import { inPairs, type Row } from '../src/bot/screens/buttons.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { moveAndShow } from '../src/bot/screens/move-and-show.ts'
import { packIds, unpackPair, unpackPairAndKey } from '../src/bot/screens/packed-ids.ts'
import type { Screen } from '../src/bot/screens/screen.ts'
import { dealCard } from '../src/bot/text/deal-card.ts'
import { AppError } from '../src/errors.ts'
import { authorize } from '../src/services/core/permissions.ts'

/** Tells a reason from the others of the list, wherever it stands in it by the time of the tap. */
function keyOf(reason: string): string {
  return createHash('sha256').update(reason).digest('base64url').slice(0, 4)
}

export const lostReason: Screen<'lostReason'> = {
  name: 'lostReason',
  id: 'dll',

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
    const at = packIds(view.id, from)
    const reasons = lostReasons.map((reason) => ({ label: labelOf(reason), action: `is:${at}${keyOf(reason)}` }))
    const rows: Row[] = [
      ...inPairs(reasons),
      [{ label: t('button-other-reason'), action: `other:${at}` }],
      [{ label: t('button-back'), action: `back:${view.id}` }],
    ]
    const question = notice ?? t('deal-lost-why')
    return { text: fmt`${dealCard(view, t)}\n\n${question}`, rows }
  },

  actions: {
    back: (ctx, id) => ctx.show('deal', { id }),
    async is(ctx, argument) {
      const [id, from, key] = unpackPairAndKey(argument)
      const { lostReasons } = await ctx.services.workspaces.get(ctx.actor())
      const reason = lostReasons.find((one) => keyOf(one) === key)
      if (reason === undefined) await ctx.show('lostReason', { id, from, notice: ctx.t('deal-lost-reasons-changed') })
      else await moveAndShow(ctx, { id, from, wish: { to: 'lost', reason } })
    },
    async other(ctx, argument) {
      const [id, from] = unpackPair(argument)
      const { title } = await ctx.services.deals.get(ctx.actor(), id)
      await ctx.begin('lostReason', { id, from, title })
    },
  },

  async reload(ctx, { action, argument, notice }) {
    const id = action === 'back' ? argument : unpackPair(argument.slice(0, 32))[0]
    await ctx.show('deal', { id, notice })
  },
}
