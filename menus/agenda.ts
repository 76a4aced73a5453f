/** The agenda: what needs to be done, one card at a time. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { agendaPlace } from '../src/bot/screens/agenda-place.ts'
import { beginTaskOn } from '../src/bot/screens/begin-task.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, none } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { taskWords } from '../src/bot/screens/task-words.ts'
import { undoAndShow } from '../src/bot/screens/undo-and-show.ts'
import { countText } from '../src/bot/text/count-text.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { taskCard } from '../src/bot/text/task-card.ts'
import type { DealId, TaskId, EventId } from '../src/models/ids.ts'
import { may } from '../src/services/core/permissions.ts'
import type { AgendaCard, AgendaPage } from '../src/services/day/agenda.ts'

const action = declareActions({
  done: anId<TaskId>(),
  snooze: anId<TaskId>(),
  open: anId<TaskId>(),
  deal: anId<DealId>(),
  step: anId<DealId>(),
  skip: agendaPlace,
  again: none,
  add: none,
  tasks: none,
  home: none,
  undo: anId<EventId>(),
})

const QUEUE = { kind: 'agenda' } as const

type Shown = { readonly text: FormattedString; readonly rows: readonly Row[] }

function cardOf(ctx: BotContext, card: AgendaCard, writes: boolean): Shown {
  const { t } = ctx
  if (card.kind === 'task') {
    const { id, dueAt } = card.task
    return {
      text: taskCard(card.task, taskWords(ctx)),
      rows: [
        ...(writes
          ? [[button(t('button-done'), action.done(id), 'success'), button(t('button-snooze'), action.snooze(id))]]
          : []),
        [button(t('button-open'), action.open(id)), button(t('button-skip'), action.skip({ kind: 'task', id, dueAt }))],
      ],
    }
  }
  const { id, title, contactName } = card.deal
  const name = contactName === null ? title : `${title} · ${contactName}`
  return {
    text: fmt`💼 ${FormattedString.bold(name)}\n${t('agenda-no-step')}`,
    rows: [
      ...(writes ? [[button(t('button-next-step'), action.step(id), 'primary')]] : []),
      [button(labelOf(t('button-open')), action.deal(id)), button(t('button-skip'), action.skip({ kind: 'deal', id }))],
    ],
  }
}

/** After the last card: either everything is done, or only skipped cards are left. */
function endOf(ctx: BotContext, { counts }: AgendaPage): Shown {
  const left = counts.overdue + counts.today + counts.withoutStep
  if (left === 0) return { text: fmt`${ctx.t('agenda-empty')}`, rows: [] }
  return {
    text: fmt`${ctx.t('agenda-end')}`,
    rows: [[button(ctx.t('button-again'), action.again())]],
  }
}

export const agenda = defineScreen({
  name: 'agenda',
  id: 'agd',
  action,

  async render(ctx, { after, at, notice, undoId }) {
    const { t } = ctx
    const actor = ctx.actor()
    const page = await ctx.services.agenda.next(actor, {
      ...(after !== undefined && { after }),
      ...(at !== undefined && { at }),
    })
    const writes = may(actor.role, 'task.write')
    const { text, rows } = page.card === null ? endOf(ctx, page) : cardOf(ctx, page.card, writes)
    const { overdue, today, withoutStep } = page.counts
    const shown = {
      overdue: countText(overdue, t),
      today: countText(today, t),
      withoutStep: countText(withoutStep, t),
    }
    const title = fmt`⏰ ${FormattedString.bold(t('agenda-title'))}\n${t('agenda-counts', shown)}`
    return {
      text: withNotice(notice, fmt`${title}\n\n${text}`),
      rows: [
        ...rows,
        ...(undoId ? [[button(t('button-undo'), action.undo(undoId))]] : []),
        [...(writes ? [button(t('button-add-task'), action.add())] : []), button(t('button-tasks'), action.tasks())],
        [button(t('button-home'), action.home())],
      ],
    }
  },

  on: {
    done: (ctx, id) => ctx.show('taskOutcome', { id, from: QUEUE }),
    snooze: (ctx, id) => ctx.show('snoozeTask', { id, from: QUEUE }),
    open: (ctx, id) => ctx.show('task', { id, from: QUEUE }),
    deal: (ctx, id) => ctx.show('deal', { id }),
    step: (ctx, id) => beginTaskOn(ctx, { kind: 'deal', id }),
    skip: (ctx, after) => ctx.show('agenda', { after }),
    again: (ctx) => ctx.show('agenda', {}),
    add: (ctx) => ctx.begin('addTask', { known: {} }),
    tasks: (ctx) => ctx.show('taskList', { of: { kind: 'mine' }, part: 'today' }),
    home: (ctx) => ctx.show('home', {}),
    undo: undoAndShow,
  },

  // The tapped card may be done by now: showing the queue as it is shows what is left.
  about(tap) {
    switch (tap.action) {
      case 'done':
      case 'snooze':
      case 'open':
        return { kind: 'task', id: tap.argument }
      case 'deal':
      case 'step':
        return { kind: 'deal', id: tap.argument }
      default:
        return null
    }
  },

  reload: (ctx, { notice }) => ctx.show('agenda', { notice }),
})
