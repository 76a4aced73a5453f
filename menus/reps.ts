/** The members of the team as those who lead it look at them: whoever needs attention first, page by page. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, none } from '../src/bot/screens/argument.ts'
import { button, inPairs, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { aPage } from '../src/bot/screens/target-acts.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { progressText } from '../src/bot/text/progress-text.ts'
import { repEntry, repName } from '../src/bot/text/rep-text.ts'
import type { MemberId } from '../src/models/ids.ts'

const action = declareActions({ open: anId<MemberId>(), page: aPage, targets: none, team: none, home: none })

const PAGE_SIZE = 8

export const reps = defineScreen({
  name: 'reps',
  id: 'rpv',
  action,

  async render(ctx, { page: asked = 0, notice }) {
    const { t } = ctx
    const { reps: all, team } = await ctx.services.reps.list(ctx.actor())
    // Whoever has left since may have taken the last page with them.
    const page = Math.min(asked, Math.max(0, Math.ceil(all.length / PAGE_SIZE) - 1))
    const shown = all.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE)
    const clock = { t, timeZone: ctx.membership?.timeZone ?? 'UTC', now: ctx.now() }
    const rows: Row[] = [
      ...inPairs(shown.map((rep) => button(labelOf(repName(rep, t)), action.open(rep.memberId)))),
      [
        ...(page > 0 ? [button('◀️', action.page(page - 1))] : []),
        ...((page + 1) * PAGE_SIZE < all.length ? [button('▶️', action.page(page + 1))] : []),
      ],
      [button(t('button-targets'), action.targets()), button(t('button-team'), action.team())],
      [button(t('button-home'), action.home())],
    ]
    const head = fmt`${FormattedString.bold(t('reps-title'))}\n${progressText(team, t)}`
    const about = all.length === 0 ? t('reps-none') : t('reps-about')
    const text = FormattedString.join([head, ...shown.map((rep) => repEntry(rep, clock)), fmt`${about}`], '\n\n')
    return { text: withNotice(notice, text), rows: rows.filter((row) => row.length > 0) }
  },

  on: {
    open: (ctx, id) => ctx.show('rep', { id }),
    page: (ctx, page) => ctx.show('reps', { page }),
    targets: (ctx) => ctx.show('targets', {}),
    team: (ctx) => ctx.show('team', {}),
    home: (ctx) => ctx.show('home', {}),
  },

  reload: (ctx, { notice }) => ctx.show('reps', { notice }),
})
