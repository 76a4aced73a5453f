/** What one member should win in a month: set, kept for other months too, or removed. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId } from '../src/bot/screens/argument.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { aMemberMonth, aMonth, changedNotice, undoTargets } from '../src/bot/screens/target-acts.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { monthText } from '../src/bot/text/progress-text.ts'
import { targetText } from '../src/bot/text/target-text.ts'
import type { EventId, MemberId } from '../src/models/ids.ts'
import { monthPlus, monthsAfter, restOfYear } from '../src/services/targets/target-months.ts'

const action = declareActions({
  set: aMemberMonth,
  same: aMemberMonth,
  three: aMemberMonth,
  year: aMemberMonth,
  remove: aMemberMonth,
  undo: anId<EventId>(),
  rep: anId<MemberId>(),
  back: aMonth,
})

const FEW_MONTHS = 3

type Carried = {
  readonly memberId: MemberId
  readonly from: string
  readonly to: readonly string[]
  readonly shown: string
}

async function carry(ctx: BotContext, { shown, ...carrying }: Carried): Promise<void> {
  const changed = await ctx.services.targets.carry(ctx.actor(), carrying)
  await ctx.show('target', { memberId: carrying.memberId, month: shown, ...changedNotice(ctx, changed) })
}

export const target = defineScreen({
  name: 'target',
  id: 'tgt',
  action,

  async render(ctx, { memberId, month: asked, notice, undoId }) {
    const { t } = ctx
    const shown = await ctx.services.targets.get(ctx.actor(), {
      memberId,
      ...(asked !== undefined && { month: asked }),
    })
    const { name, month, present, money, before, isActive } = shown
    const place = [month, memberId] as const
    const isOpen = month >= present
    const isSame = before?.minor === money?.minor && before?.currency === money?.currency
    const rows: Row[] = [
      undoId === undefined ? [] : [button(t('button-undo'), action.undo(undoId))],
      isOpen && isActive ? [button(t('button-target-set'), action.set(place), 'primary')] : [],
      isOpen && isActive && before !== null && !isSame
        ? [button(t('button-target-same', { target: targetText(before, t) }), action.same(place))]
        : [],
      isOpen && isActive && money !== null
        ? [
            button(t('button-target-three'), action.three(place)),
            ...(restOfYear(month).length > 0 ? [button(t('button-target-year'), action.year(place))] : []),
          ]
        : [],
      isOpen && money !== null ? [button(t('button-target-remove'), action.remove(place), 'danger')] : [],
      [button(t('button-rep-figures'), action.rep(memberId)), button(t('button-targets'), action.back(month))],
    ]
    const lines = [
      t('target-set-to', { target: targetText(money, t) }),
      ...(before === null ? [] : [t('target-before', { target: targetText(before, t) })]),
      ...(isOpen ? [] : [t('targets-over')]),
    ]
    const title = t('target-of', { name, month: monthText(month, t) })
    const text = fmt`${FormattedString.bold(title)}\n\n${lines.join('\n')}`
    return { text: withNotice(notice, text), rows: rows.filter((row) => row.length > 0) }
  },

  on: {
    async set(ctx, [month, id]) {
      const { name } = await ctx.services.targets.get(ctx.actor(), { memberId: id, month })
      await ctx.begin('enterTarget', { month, member: { id, name } })
    },
    same: (ctx, [month, memberId]) => carry(ctx, { memberId, from: monthPlus(month, -1), to: [month], shown: month }),
    three: (ctx, [month, memberId]) =>
      carry(ctx, { memberId, from: month, to: monthsAfter(month, FEW_MONTHS), shown: month }),
    year: (ctx, [month, memberId]) => carry(ctx, { memberId, from: month, to: restOfYear(month), shown: month }),
    // It can be undone, so nothing is asked before.
    async remove(ctx, [month, memberId]) {
      const { undoId } = await ctx.services.targets.remove(ctx.actor(), { memberId, month })
      const notice = ctx.t('target-removed')
      await ctx.show('target', { memberId, month, notice, ...(undoId !== null && { undoId }) })
    },
    undo: undoTargets,
    rep: (ctx, id) => ctx.show('rep', { id }),
    back: (ctx, month) => ctx.show('targets', { month }),
  },

  reload: (ctx, { notice }) => ctx.show('targets', { notice }),
})
