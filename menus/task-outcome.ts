/** The outcome of a task, in one tap, which completes it. */
import { fmt } from '@grammyjs/parse-mode'

import { backToTasks } from '../src/bot/screens/back-to-tasks.ts'
import { declareActions, type Tap } from '../src/bot/screens/actions.ts'
import { choiceLetter, sequence } from '../src/bot/screens/argument.ts'
import { button } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { type TaskIn, taskIn } from '../src/bot/screens/task-place.ts'
import { taskWords } from '../src/bot/screens/task-words.ts'
import { taskCard } from '../src/bot/text/task-card.ts'
import type { TaskOutcome, TaskType } from '../src/models/task.ts'

/** The outcomes that each type of task can have. */
const OUTCOMES: Record<TaskType, readonly TaskOutcome[]> = {
  call: ['reached', 'no-answer', 'agreed', 'refused', 'done'],
  meeting: ['agreed', 'refused', 'no-answer', 'done'],
  email: ['done', 'agreed', 'refused'],
  todo: ['done', 'agreed', 'refused'],
}

const ALL_OUTCOMES = [...new Set(Object.values(OUTCOMES).flat())]

const action = declareActions({
  as: sequence(choiceLetter(ALL_OUTCOMES), taskIn),
  back: taskIn,
})

const taskOf = (tap: Tap<typeof action>): TaskIn => (tap.action === 'as' ? tap.argument[1] : tap.argument)

export const taskOutcome = defineScreen({
  name: 'taskOutcome',
  id: 'tko',
  action,

  async render(ctx, { id, from }) {
    const { t } = ctx
    const view = await ctx.services.tasks.get(ctx.actor(), id)
    const buttons =
      view.status === 'open'
        ? OUTCOMES[view.type].map((outcome) =>
            button(t(`button-outcome-${outcome}`), action.as([outcome, { id: view.id, from }])),
          )
        : []
    return {
      text: fmt`${taskCard(view, taskWords(ctx))}\n\n${view.status === 'open' ? t('task-ask-outcome') : t('error-CONFLICT-task-closed')}`,
      rows: [
        ...[0, 2, 4].map((start) => buttons.slice(start, start + 2)).filter((row) => row.length > 0),
        [button(t('button-back'), action.back({ id: view.id, from }))],
      ],
    }
  },

  on: {
    async as(ctx, [outcome, { id, from }]) {
      const done = await ctx.services.tasks.done(ctx.actor(), id, { outcome })
      if (from === undefined || from.kind === 'agenda') return ctx.show('taskDone', { done })
      const notice = `${ctx.t('task-done')} ${done.title}`
      await backToTasks(ctx, from, await ctx.services.tasks.get(ctx.actor(), id), { notice, undoId: done.undoId })
    },
    async back(ctx, { id, from }) {
      if (from?.kind !== 'agenda') return ctx.show('task', { id, from })
      await backToTasks(ctx, from, await ctx.services.tasks.get(ctx.actor(), id))
    },
  },

  about: (tap) => ({ kind: 'task', id: taskOf(tap).id }),

  reload: (ctx, { tap, notice }) => tap && ctx.show('task', { ...taskOf(tap), notice }),
})
