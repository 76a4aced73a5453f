/** Why many deals were lost: one of the workspace's reasons, or another one typed. */
import { fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { base64Text, sequence } from '../src/bot/screens/argument.ts'
import { button, inPairs, type Row } from '../src/bot/screens/buttons.ts'
import { reasonKey } from '../src/bot/screens/reason-key.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { aView, planAndShow } from '../src/bot/screens/view-acts.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { authorize } from '../src/services/core/permissions.ts'

const action = declareActions({ is: sequence(aView, base64Text(4)), other: aView, back: aView })

export const bulkLost = defineScreen({
  name: 'bulkLost',
  id: 'bll',
  action,

  async render(ctx, { id, notice }) {
    const { t } = ctx
    authorize(ctx.actor(), 'deal.write')
    const { lostReasons } = await ctx.services.workspaces.get(ctx.actor())
    const reasons = lostReasons.map((reason) => button(labelOf(reason), action.is([id, reasonKey(reason)])))
    const rows: readonly Row[] = [
      ...inPairs(reasons),
      [button(t('button-other-reason'), action.other(id))],
      [button(t('button-back'), action.back(id))],
    ]
    return { text: withNotice(notice, fmt`${t('bulk-lost-ask')}`), rows }
  },

  on: {
    async is(ctx, [id, key]) {
      const { lostReasons } = await ctx.services.workspaces.get(ctx.actor())
      const reason = lostReasons.find((one) => reasonKey(one) === key)
      if (reason === undefined) await ctx.show('bulkLost', { id, notice: ctx.t('deal-lost-reasons-changed') })
      else await planAndShow(ctx, id, { what: 'move', move: { to: 'lost', reason }, shown: null })
    },
    other: (ctx, id) => ctx.begin('bulkLostReason', { id }),
    back: (ctx, id) => ctx.show('bulkActions', { id }),
  },

  reload: (ctx, { tap, notice }) =>
    tap && ctx.show('bulkActions', { id: tap.action === 'is' ? tap.argument[0] : tap.argument, notice }),
})
