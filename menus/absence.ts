/** Whether a member is away: their own, or that of somebody whom a leader looks after. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'
import { DateTime } from 'luxon'

import { AppError } from '../src/errors.ts'
import { declareActions } from '../src/bot/screens/actions.ts'
import { anId } from '../src/bot/screens/argument.ts'
import { anUndo } from '../src/bot/screens/assignment-acts.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { absenceText } from '../src/bot/text/absence-text.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import type { MemberId } from '../src/models/ids.ts'
import { maySetAway } from '../src/services/absence/absence.ts'

const aMember = anId<MemberId>()
const action = declareActions({
  today: aMember,
  week: aMember,
  open: aMember,
  type: aMember,
  here: aMember,
  undo: anUndo,
  back: aMember,
})

const zoneOf = (ctx: BotContext): string => ctx.membership?.timeZone ?? 'UTC'

async function setUntil(ctx: BotContext, id: MemberId, until: Date | null): Promise<void> {
  const { undoId } = await ctx.services.absence.set(ctx.actor(), id, { from: ctx.now(), until })
  await ctx.show('absence', { id, undoId })
}

/** The end of a day or a week that has begun: the first moment after it. */
function endOf(ctx: BotContext, unit: 'day' | 'week'): Date {
  return DateTime.fromJSDate(ctx.now(), { zone: zoneOf(ctx) })
    .startOf(unit)
    .plus({ [unit]: 1 })
    .toJSDate()
}

export const absence = defineScreen({
  name: 'absence',
  id: 'away',
  action,

  async render(ctx, { id, notice, undoId }) {
    const { t } = ctx
    const actor = ctx.actor()
    if (!maySetAway(actor, id)) throw new AppError('FORBIDDEN', { details: { action: 'member.set-away' } })
    const { name, away } = await ctx.services.members.get(actor, id)
    const clock = { t, timeZone: zoneOf(ctx), now: ctx.now() }
    const rows: Row[] = [
      undoId == null ? [] : [button(t('button-undo'), action.undo(undoId))],
      away === null ? [] : [button(t('button-away-over'), action.here(id), 'primary')],
      [button(t('button-away-today'), action.today(id)), button(t('button-away-week'), action.week(id))],
      [button(t('button-away-open'), action.open(id)), button(t('button-away-type'), action.type(id))],
      [button(t('button-back'), action.back(id))],
    ]
    const state = away === null ? t('away-not') : absenceText(away, clock)
    const text = fmt`👤 ${FormattedString.bold(name)}\n${state}\n\n${t('away-about')}`
    return { text: withNotice(notice, text), rows: rows.filter((row) => row.length > 0) }
  },

  on: {
    today: (ctx, id) => setUntil(ctx, id, endOf(ctx, 'day')),
    week: (ctx, id) => setUntil(ctx, id, endOf(ctx, 'week')),
    open: (ctx, id) => setUntil(ctx, id, null),
    async type(ctx, id) {
      const { name } = await ctx.services.members.get(ctx.actor(), id)
      await ctx.begin('typeAbsence', { id, name })
    },
    async here(ctx, id) {
      const { undoId } = await ctx.services.absence.set(ctx.actor(), id, null)
      await ctx.show('absence', { id, undoId, notice: ctx.t('away-over') })
    },
    async undo(ctx, eventId) {
      const { name, target } = await ctx.services.undo.undo(ctx.actor(), eventId)
      const notice = ctx.t('undone-changed', { name })
      if (target.kind === 'member') await ctx.show('absence', { id: target.id, notice })
    },
    back: (ctx, id) => (id === ctx.actor().memberId ? ctx.show('me', {}) : ctx.show('member', { id })),
  },

  reload: (ctx, { tap, notice }) =>
    tap === null || tap.action === 'undo'
      ? ctx.show('team', { notice })
      : ctx.show('absence', { id: tap.argument, notice }),
})
