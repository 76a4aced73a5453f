/** Chooses until when a task is snoozed. */
import { fmt } from '@grammyjs/parse-mode'

import { backToTasks } from '../src/bot/screens/back-to-tasks.ts'
import { declareActions, type Tap } from '../src/bot/screens/actions.ts'
import { choiceLetter, sequence } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { snoozeAndShow } from '../src/bot/screens/snooze-and-show.ts'
import { dialogueSettings } from '../src/bot/dialogues/dialogue-settings.ts'
import { whenChoices } from '../src/bot/dialogues/task-questions.ts'
import { type TaskIn, taskIn } from '../src/bot/screens/task-place.ts'
import { taskWords } from '../src/bot/screens/task-words.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { taskCard } from '../src/bot/text/task-card.ts'
import { SNOOZES } from '../src/services/tasks/task-time.ts'

const action = declareActions({
  to: sequence(choiceLetter(SNOOZES), taskIn),
  pick: taskIn,
  back: taskIn,
})

const taskOf = (tap: Tap<typeof action>): TaskIn => (tap.action === 'to' ? tap.argument[1] : tap.argument)

export const snoozeTask = defineScreen({
  name: 'snoozeTask',
  id: 'tks',
  action,

  async render(ctx, { id, from, notice }) {
    const { t } = ctx
    const view = await ctx.services.tasks.get(ctx.actor(), id)
    const task: TaskIn = { id: view.id, from }
    const times = whenChoices(dialogueSettings(ctx), t).map(({ label, value }) =>
      button(label, action.to([value, task])),
    )
    const isOpen = view.status === 'open'
    const rows: Row[] = isOpen
      ? [...[0, 2].map((start) => times.slice(start, start + 2)), [button(t('button-pick-time'), action.pick(task))]]
      : []
    const asked = isOpen ? t('task-ask-snooze') : t('error-CONFLICT-task-closed')
    return {
      text: withNotice(notice, fmt`${taskCard(view, taskWords(ctx))}\n\n${asked}`),
      rows: [...rows, [button(t('button-back'), action.back(task))]],
    }
  },

  on: {
    to: (ctx, [until, task]) => snoozeAndShow(ctx, { ...task, until }),
    async pick(ctx, task) {
      const { title } = await ctx.services.tasks.get(ctx.actor(), task.id)
      await ctx.begin('taskTime', { ...task, change: 'snooze', title })
    },
    async back(ctx, { id, from }) {
      if (from?.kind !== 'agenda') return ctx.show('task', { id, from })
      await backToTasks(ctx, from, await ctx.services.tasks.get(ctx.actor(), id))
    },
  },

  about: (tap) => ({ kind: 'task', id: taskOf(tap).id }),

  reload: (ctx, { tap, notice }) => tap && ctx.show('task', { ...taskOf(tap), notice }),
})
