/** One member: the roles they can be given, their removal, and ownership. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions, tableOf } from '../src/bot/screens/actions.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { anId, none } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { absenceText } from '../src/bot/text/absence-text.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import type { MemberId } from '../src/models/ids.ts'
import { INVITABLE_ROLES } from '../src/services/workspaces/invites.ts'
import { may } from '../src/services/core/permissions.ts'
import { maySetAway } from '../src/services/absence/absence.ts'
import { mayRemove } from '../src/services/team/read-handover.ts'

const action = declareActions({
  team: none,
  tasks: anId<MemberId>(),
  figures: anId<MemberId>(),
  away: anId<MemberId>(),
  remove: anId<MemberId>(),
  own: anId<MemberId>(),
  keep: anId<MemberId>(),
  ...tableOf(INVITABLE_ROLES, () => anId<MemberId>()),
})

export const member = defineScreen({
  name: 'member',
  id: 'mbr',
  action,

  async render(ctx, { id, notice }) {
    const { t } = ctx
    const actor = ctx.actor()
    const isOwner = may(actor.role, 'workspace.transfer')
    const [view, offer] = await Promise.all([
      ctx.services.members.get(actor, id),
      isOwner ? ctx.services.ownership.offered(actor) : null,
    ])
    const isSelf = id === actor.memberId
    const isOffered = offer?.to === id
    const changeable =
      may(actor.role, 'member.change-role') &&
      view.role !== 'owner' &&
      (actor.role === 'owner' || view.role !== 'admin')
    const offered = INVITABLE_ROLES.filter((role) => role !== view.role && (actor.role === 'owner' || role !== 'admin'))
    const choices = changeable
      ? offered.map((role) => button(t('button-make-role', { role: t(`role-${role}`) }), action[role](view.id)))
      : []
    const name = view.username === null ? view.name : `${view.name} (@${view.username})`
    const clock = { t, timeZone: ctx.membership?.timeZone ?? 'UTC', now: ctx.now() }
    const away = view.away === null ? '' : `\n${absenceText(view.away, clock)}`
    const waits = isOffered ? `\n\n${t('ownership-waits', { name: view.name })}` : ''
    const text = fmt`👤 ${FormattedString.bold(name)}\n${t(`role-${view.role}`)}: ${t(`role-about-${view.role}`)}${away}${waits}`
    const rows: Row[] = [
      ...(isSelf || may(actor.role, 'record.see-all')
        ? [[button(t('button-tasks'), action.tasks(id)), button(t('button-rep-figures'), action.figures(id))]]
        : []),
      ...(maySetAway(actor, id) && may(view.role, 'lead.claim') ? [[button(t('button-away'), action.away(id))]] : []),
      ...choices.map((choice) => [choice]),
      ...(isOffered ? [[button(t('button-withdraw-ownership'), action.keep(id))]] : []),
      ...(isOwner && view.role !== 'owner' && !isOffered
        ? [[button(t('button-offer-ownership'), action.own(id))]]
        : []),
      ...(isSelf ? [[button(t('button-leave'), action.remove(id))]] : []),
      ...(!isSelf && mayRemove(actor.role, view.role) ? [[button(t('button-remove-member'), action.remove(id))]] : []),
      [button(t('button-back'), action.team())],
    ]
    return { text: withNotice(notice, text), rows }
  },

  on: {
    team: (ctx) => ctx.show('team', {}),
    tasks: (ctx, id) => ctx.show('taskList', { of: { kind: 'member', id }, part: 'today' }),
    figures: (ctx, id) => ctx.show('rep', { id }),
    away: (ctx, id) => ctx.show('absence', { id }),
    remove: (ctx, id) => ctx.show('removeMember', { id }),
    own: (ctx, id) => ctx.show('offerOwnership', { id }),
    async keep(ctx, id) {
      await ctx.services.ownership.withdraw(ctx.actor())
      await ctx.show('member', { id, notice: ctx.t('ownership-withdrawn') })
    },
    ...tableOf(INVITABLE_ROLES, (role) => async (ctx: BotContext, id: MemberId): Promise<void> => {
      const { name } = await ctx.services.members.changeRole(ctx.actor(), id, role)
      const notice = ctx.t('member-role-changed', { name, role: ctx.t(`role-${role}`) })
      await ctx.show('member', { id, notice })
    }),
  },

  reload: (ctx, { tap, notice }) =>
    tap === null || tap.action === 'team' ? null : ctx.show('member', { id: tap.argument, notice }),
})
