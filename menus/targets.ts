/** The targets of a month: what each member should win, and the same for everybody or for other months by a tap. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, none } from '../src/bot/screens/argument.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { button, inPairs, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { aMemberMonth, aMonth, aMonthPage, changedNotice, undoTargets } from '../src/bot/screens/target-acts.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { monthText } from '../src/bot/text/progress-text.ts'
import { targetLine } from '../src/bot/text/target-text.ts'
import { roundedMoney } from '../src/bot/text/text-value.ts'
import type { EventId } from '../src/models/ids.ts'
import { MAX_MONTHS_AHEAD, monthPlus, monthsAfter, restOfYear } from '../src/services/targets/target-months.ts'
import type { TargetsOfMonth } from '../src/services/targets/targets.ts'

const action = declareActions({
  open: aMemberMonth,
  month: aMonth,
  page: aMonthPage,
  all: aMonth,
  same: aMonth,
  three: aMonth,
  year: aMonth,
  undo: anId<EventId>(),
  reps: none,
})

const PAGE_SIZE = 10
const FEW_MONTHS = 3

/** What can be done with the whole month, unless it is over. */
function actRows(ctx: BotContext, { month, present, members, before }: TargetsOfMonth): readonly Row[] {
  const { t } = ctx
  if (month < present || members.length === 0) return []
  const isAnySet = members.some(({ money }) => money !== null)
  const isYear = restOfYear(month).length > 0
  return [
    [
      button(t('button-targets-all'), action.all(month), 'primary'),
      ...(before ? [button(t('button-targets-same'), action.same(month))] : []),
    ],
    isAnySet
      ? [
          button(t('button-target-three'), action.three(month)),
          ...(isYear ? [button(t('button-target-year'), action.year(month))] : []),
        ]
      : [],
  ]
}

function aboutText({ t }: BotContext, { month, present, members, goal, unknown, currency }: TargetsOfMonth): string {
  if (members.every(({ money }) => money === null)) return t(month < present ? 'targets-over' : 'targets-none')
  return [
    ...(goal === null ? [] : [t('targets-about', { sum: roundedMoney(goal, currency) })]),
    ...(unknown.length === 0 ? [] : [t('targets-no-rate', { currencies: unknown.join(', ') })]),
    ...(month < present ? [t('targets-over')] : []),
  ].join('\n')
}

async function carry(ctx: BotContext, from: string, to: readonly string[], shown: string): Promise<void> {
  const changed = await ctx.services.targets.carry(ctx.actor(), { memberId: null, from, to })
  await ctx.show('targets', { month: shown, ...changedNotice(ctx, changed) })
}

export const targets = defineScreen({
  name: 'targets',
  id: 'tgs',
  action,

  async render(ctx, { month: asked, page: wanted = 0, notice, undoId }) {
    const { t } = ctx
    const shown = await ctx.services.targets.list(ctx.actor(), asked)
    const { month, present, members } = shown
    const page = Math.min(wanted, Math.max(0, Math.ceil(members.length / PAGE_SIZE) - 1))
    const rows: Row[] = [
      undoId === undefined ? [] : [button(t('button-undo'), action.undo(undoId))],
      ...members
        .slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE)
        .map((one): Row => [button(labelOf(targetLine(one, t)), action.open([month, one.memberId]))]),
      [
        ...(page > 0 ? [button('◀️', action.page([month, page - 1]))] : []),
        ...((page + 1) * PAGE_SIZE < members.length ? [button('▶️', action.page([month, page + 1]))] : []),
      ],
      ...actRows(ctx, shown),
      ...inPairs([
        button(labelOf(`« ${monthText(monthPlus(month, -1), t)}`), action.month(monthPlus(month, -1))),
        ...(month < monthPlus(present, MAX_MONTHS_AHEAD)
          ? [button(labelOf(`${monthText(monthPlus(month, 1), t)} »`), action.month(monthPlus(month, 1)))]
          : []),
      ]),
      [button(t('button-reps'), action.reps())],
    ]
    const title = t('targets-title', { month: monthText(month, t) })
    const text = fmt`${FormattedString.bold(title)}\n\n${aboutText(ctx, shown)}`
    return { text: withNotice(notice, text), rows: rows.filter((row) => row.length > 0) }
  },

  on: {
    open: (ctx, [month, memberId]) => ctx.show('target', { memberId, month }),
    month: (ctx, month) => ctx.show('targets', { month }),
    page: (ctx, [month, page]) => ctx.show('targets', { month, page }),
    all: (ctx, month) => ctx.begin('enterTarget', { month, member: null }),
    same: (ctx, month) => carry(ctx, monthPlus(month, -1), [month], month),
    three: (ctx, month) => carry(ctx, month, monthsAfter(month, FEW_MONTHS), month),
    year: (ctx, month) => carry(ctx, month, restOfYear(month), month),
    undo: undoTargets,
    reps: (ctx) => ctx.show('reps', {}),
  },

  reload: (ctx, { notice }) => ctx.show('targets', { notice }),
})
