/** One member as those who lead the team look at them; members see their own figures, too. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, none } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { repLines, repName } from '../src/bot/text/rep-text.ts'
import type { MemberId } from '../src/models/ids.ts'
import { may } from '../src/services/core/permissions.ts'

const anyMember = anId<MemberId>()

const action = declareActions({
  deals: anyMember,
  tasks: anyMember,
  touches: anyMember,
  week: anyMember,
  give: anyMember,
  target: anyMember,
  member: anyMember,
  reps: none,
  home: none,
})

export const rep = defineScreen({
  name: 'rep',
  id: 'rep',
  action,

  async render(ctx, { id, notice }) {
    const { t } = ctx
    const { role } = ctx.actor()
    const shown = await ctx.services.reps.get(ctx.actor(), id)
    const leads = may(role, 'record.see-all')
    const { isActive } = shown
    const clock = { t, timeZone: ctx.membership?.timeZone ?? 'UTC', now: ctx.now() }
    const rows: Row[] = [
      [button(t('button-rep-deals'), action.deals(id)), button(t('button-rep-tasks'), action.tasks(id))],
      [
        ...(leads ? [button(t('button-rep-touches'), action.touches(id))] : []),
        button(t('button-rep-week'), action.week(id)),
      ],
      leads && isActive
        ? [button(t('button-rep-task'), action.give(id)), button(t('button-rep-target'), action.target(id))]
        : [],
      [
        ...(isActive ? [button(t('button-rep-member'), action.member(id))] : []),
        leads ? button(t('button-reps'), action.reps()) : button(t('button-home'), action.home()),
      ],
    ]
    const lines = repLines(shown, clock).join('\n')
    const text = fmt`🧭 ${FormattedString.bold(repName(shown, t))}\n\n${lines}\n\n${t('rep-touch-about')}`
    return { text: withNotice(notice, text), rows: rows.filter((row) => row.length > 0) }
  },

  on: {
    async deals(ctx, id) {
      await ctx.show('view', { id: await ctx.services.views.beginOpenDeals(ctx.actor(), id) })
    },
    tasks: (ctx, id) => ctx.show('taskList', { of: { kind: 'member', id }, part: 'today' }),
    touches: (ctx, id) => ctx.show('repTouches', { id }),
    week: (ctx, memberId) => ctx.show('report', { query: { report: 'week', period: 'this-week', memberId } }),
    async give(ctx, id) {
      const { name } = await ctx.services.members.get(ctx.actor(), id)
      await ctx.begin('addTask', { known: { assigneeId: id }, about: name })
    },
    target: (ctx, memberId) => ctx.show('target', { memberId }),
    member: (ctx, id) => ctx.show('member', { id }),
    reps: (ctx) => ctx.show('reps', {}),
    home: (ctx) => ctx.show('home', {}),
  },

  reload: (ctx, { tap, notice }) =>
    tap === null || tap.action === 'reps' || tap.action === 'home'
      ? null
      : ctx.show('rep', { id: tap.argument, notice }),
})
