/** Offers ownership of the workspace to a member: alone, or shared. */
import { fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId } from '../src/bot/screens/argument.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { button } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import type { MemberId } from '../src/models/ids.ts'
import { authorize } from '../src/services/core/permissions.ts'

const action = declareActions({
  give: anId<MemberId>(),
  share: anId<MemberId>(),
  back: anId<MemberId>(),
})

async function offer(ctx: BotContext, id: MemberId, shared: boolean): Promise<void> {
  const { name } = await ctx.services.ownership.offer(ctx.actor(), id, shared)
  await ctx.show('member', { id, notice: ctx.t('ownership-offered', { name }) })
}

export const offerOwnership = defineScreen({
  name: 'offerOwnership',
  id: 'own',
  action,

  async render(ctx, { id }) {
    const { t, membership } = ctx
    authorize(ctx.actor(), 'workspace.transfer')
    const { name } = await ctx.services.members.get(ctx.actor(), id)
    return {
      text: fmt`${t('ownership-ask', { name, workspace: membership?.workspaceName ?? '' })}`,
      rows: [
        [button(t('button-give-ownership'), action.give(id), 'danger')],
        [button(t('button-share-ownership'), action.share(id))],
        [button(t('button-back'), action.back(id))],
      ],
    }
  },

  on: {
    give: (ctx, id) => offer(ctx, id, false),
    share: (ctx, id) => offer(ctx, id, true),
    back: (ctx, id) => ctx.show('member', { id }),
  },

  reload: (ctx, { tap, notice }) => (tap === null ? null : ctx.show('member', { id: tap.argument, notice })),
})
