/** When a task's assignee is reminded: each reminder is switched by a tap, and others are typed. */
import { fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, flag, packedId, sequence, wholeNumber } from '../src/bot/screens/argument.ts'
import { button } from '../src/bot/screens/buttons.ts'
import { reminderButtons } from '../src/bot/screens/reminder-buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { taskWords } from '../src/bot/screens/task-words.ts'
import { undoAndShow } from '../src/bot/screens/undo-and-show.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { taskCard } from '../src/bot/text/task-card.ts'
import type { EventId, TaskId } from '../src/models/ids.ts'
import { authorize } from '../src/services/core/permissions.ts'

const action = declareActions({
  set: sequence(packedId<TaskId>(), flag('y', 'n'), wholeNumber(5)),
  other: anId<TaskId>(),
  back: anId<TaskId>(),
  undo: anId<EventId>(),
})

export const taskReminders = defineScreen({
  name: 'taskReminders',
  id: 'tkr',
  action,

  async render(ctx, { id, notice, undoId }) {
    const { t } = ctx
    authorize(ctx.actor(), 'task.write')
    const view = await ctx.services.tasks.get(ctx.actor(), id)
    const { reminders, dueAt, dueOn } = view
    const isOpen = view.status === 'open' && dueAt !== null
    const allDay = dueOn !== null
    const hint = t(isOpen ? 'reminders-of-task' : 'reminders-need-time')
    return {
      text: withNotice(notice, fmt`${taskCard(view, taskWords(ctx))}\n\n${hint}`),
      rows: [
        ...(undoId ? [[button(t('button-undo'), action.undo(undoId))]] : []),
        ...(isOpen
          ? [
              ...reminderButtons({ reminders, allDay, t }, (minutes, on) => action.set([view.id, on, minutes])),
              [button(t('button-other-time'), action.other(view.id))],
            ]
          : []),
        [button(t('button-back'), action.back(view.id))],
      ],
    }
  },

  on: {
    async set(ctx, [id, on, minutes]) {
      const value = { minutes, on }
      const { undoId } = await ctx.services.tasks.edit(ctx.actor(), id, { field: 'reminder', value })
      await ctx.show('taskReminders', { id, undoId })
    },
    other: (ctx, id) => ctx.begin('remindBefore', { of: { task: id } }),
    back: (ctx, id) => ctx.show('task', { id }),
    undo: undoAndShow,
  },

  about(tap) {
    if (tap.action === 'undo') return null
    return { kind: 'task', id: tap.action === 'set' ? tap.argument[0] : tap.argument }
  },

  reload: (ctx, { about, notice }) => (about?.kind === 'task' ? ctx.show('task', { id: about.id, notice }) : null),
})
