/** The outcome of a task, in one tap, which completes it. */
import { fmt } from '@grammyjs/parse-mode'

import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { declareActions, tableOf } from '../src/bot/screens/actions.ts'
import { anId } from '../src/bot/screens/argument.ts'
import { button } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { taskWords } from '../src/bot/screens/task-words.ts'
import { taskCard } from '../src/bot/text/task-card.ts'
import type { TaskId } from '../src/models/ids.ts'
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
  ...tableOf(ALL_OUTCOMES, () => anId<TaskId>()),
  back: anId<TaskId>(),
})

export const taskOutcome = defineScreen({
  name: 'taskOutcome',
  id: 'tko',
  action,

  async render(ctx, { id }) {
    const { t } = ctx
    const view = await ctx.services.tasks.get(ctx.actor(), id)
    const buttons =
      view.status === 'open'
        ? OUTCOMES[view.type].map((outcome) => button(t(`button-outcome-${outcome}`), action[outcome](view.id)))
        : []
    return {
      text: fmt`${taskCard(view, taskWords(ctx))}\n\n${view.status === 'open' ? t('task-ask-outcome') : t('error-CONFLICT-task-closed')}`,
      rows: [
        ...[0, 2, 4].map((start) => buttons.slice(start, start + 2)).filter((row) => row.length > 0),
        [button(t('button-back'), action.back(view.id))],
      ],
    }
  },

  on: {
    ...tableOf(ALL_OUTCOMES, (outcome) => async (ctx: BotContext, id: TaskId): Promise<void> => {
      const done = await ctx.services.tasks.done(ctx.actor(), id, { outcome })
      await ctx.show('taskDone', { done })
    }),
    back: (ctx, id) => ctx.show('task', { id }),
  },

  about: ({ argument: id }) => ({ kind: 'task', id }),

  reload: (ctx, { tap, notice }) => tap && ctx.show('task', { id: tap.argument, notice }),
})
