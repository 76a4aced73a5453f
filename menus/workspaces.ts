/** The workspaces a person is in, to switch between. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { withNotice } from '../src/bot/text/notice.ts'
import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, none } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import type { WorkspaceId } from '../src/models/ids.ts'

const action = declareActions({
  create: none,
  leave: none,
  home: none,
  to: anId<WorkspaceId>(),
})

/** Nobody is expected to be in more workspaces than this; a keyboard holds fifty buttons at most. */
const MAX_SHOWN = 20

export const workspaces = defineScreen({
  name: 'workspaces',
  id: 'wsp',
  action,

  async render(ctx, { notice }) {
    const { t } = ctx
    const memberships = await ctx.services.identity.memberships(ctx.person.telegramUserId)
    const rows: Row[] = [
      ...memberships.slice(0, MAX_SHOWN).map(({ workspaceId, workspaceName, role }) => {
        const sign = workspaceId === ctx.membership?.workspaceId ? '✅ ' : ''
        return [button(`${sign}${labelOf(workspaceName)} · ${t(`role-${role}`)}`, action.to(workspaceId))]
      }),
      [button(t('button-create-workspace'), action.create())],
      ...(ctx.membership === null
        ? []
        : [[button(labelOf(t('button-leave-named', { name: ctx.membership.workspaceName })), action.leave())]]),
      [button(t('button-home'), action.home())],
    ]
    const text = fmt`${FormattedString.bold(t('workspaces-title'))}\n${t('workspaces-pick')}`
    return { text: withNotice(notice, text), rows }
  },

  on: {
    create: (ctx) => ctx.begin('createWorkspace', {}),
    leave: (ctx) => ctx.show('removeMember', { id: ctx.actor().memberId }),
    home: (ctx) => (ctx.membership === null ? ctx.show('welcome', {}) : ctx.show('home', {})),
    async to(ctx, workspaceId) {
      await ctx.services.identity.switchTo(ctx.person.telegramUserId, workspaceId)
      await ctx.refresh()
      const notice = ctx.t('workspace-switched', { name: ctx.membership?.workspaceName ?? '' })
      await ctx.show('home', { notice })
    },
  },

  reload: (ctx, { notice }) => ctx.show('workspaces', { notice }),
})
