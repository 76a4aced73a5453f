/** Chooses who gets many records at once. */
import { fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { idPair } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { aView, planAndShow } from '../src/bot/screens/view-acts.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import type { MemberId, ViewId } from '../src/models/ids.ts'
import { may, RECORD_ACTIONS } from '../src/services/core/permissions.ts'

const action = declareActions({ to: idPair<ViewId, MemberId>(), nobody: aView, back: aView })

/** Keyboards stay under 50 buttons, and nobody picks from a list longer than the phone's screen. */
const MAX_OFFERED = 20

export const bulkOwner = defineScreen({
  name: 'bulkOwner',
  id: 'blo',
  action,

  async render(ctx, { id }) {
    const { t } = ctx
    const actor = ctx.actor()
    const [{ kind }, members] = await Promise.all([ctx.services.views.get(actor, id), ctx.services.members.list(actor)])
    const able = members.filter(({ role }) => may(role, RECORD_ACTIONS[kind].write)).slice(0, MAX_OFFERED)
    const rows: readonly Row[] = [
      ...able.map((member): Row => [button(labelOf(member.name), action.to([id, member.id]))]),
      [button(t('button-bulk-nobody'), action.nobody(id))],
      [button(t('button-back'), action.back(id))],
    ]
    return { text: fmt`${t('bulk-owner-ask')}`, rows }
  },

  on: {
    async to(ctx, [id, memberId]) {
      const { name } = await ctx.services.members.get(ctx.actor(), memberId)
      await planAndShow(ctx, id, { what: 'set', field: 'owner', value: memberId, shown: name })
    },
    nobody: (ctx, id) => planAndShow(ctx, id, { what: 'set', field: 'owner', value: null, shown: null }),
    back: (ctx, id) => ctx.show('bulkActions', { id }),
  },

  reload: (ctx, { tap, notice }) =>
    tap && ctx.show('bulkActions', { id: tap.action === 'to' ? tap.argument[0] : tap.argument, notice }),
})
