/** How a task went, in one tap: with that it is done. */
import { fmt } from '@grammyjs/parse-mode'

import type { BotContext } from '../src/bot/screens/bot-context.ts'
import type { Button } from '../src/bot/screens/buttons.ts'
import type { Screen } from '../src/bot/screens/screen.ts'
import { taskWords } from '../src/bot/screens/task-words.ts'
import { taskCard } from '../src/bot/text/task-card.ts'
import type { TaskOutcome, TaskType } from '../src/models/task.ts'

/** What can come of each type of task. */
const OUTCOMES: Record<TaskType, readonly TaskOutcome[]> = {
  call: ['reached', 'no-answer', 'agreed', 'refused', 'done'],
  meeting: ['agreed', 'refused', 'no-answer', 'done'],
  email: ['done', 'agreed', 'refused'],
  todo: ['done', 'agreed', 'refused'],
}

function finish(outcome: TaskOutcome) {
  return async (ctx: BotContext, id: string): Promise<void> => {
    const done = await ctx.services.tasks.done(ctx.actor(), id, { outcome })
    await ctx.show('taskDone', { done })
  }
}

export const taskOutcome: Screen<'taskOutcome'> = {
  name: 'taskOutcome',
  id: 'tko',

  async render(ctx, { id }) {
    const { t } = ctx
    const view = await ctx.services.tasks.get(ctx.actor(), id)
    const buttons =
      view.status === 'open'
        ? OUTCOMES[view.type].map((outcome): Button => ({
            label: t(`button-outcome-${outcome}`),
            action: `${outcome}:${id}`,
          }))
        : []
    return {
      text: fmt`${taskCard(view, taskWords(ctx))}\n\n${view.status === 'open' ? t('task-ask-outcome') : t('error-CONFLICT-task-closed')}`,
      rows: [
        ...[0, 2, 4].map((start) => buttons.slice(start, start + 2)).filter((row) => row.length > 0),
        [{ label: t('button-back'), action: `back:${id}` }],
      ],
    }
  },

  actions: {
    reached: finish('reached'),
    'no-answer': finish('no-answer'),
    agreed: finish('agreed'),
    refused: finish('refused'),
    done: finish('done'),
    back: (ctx, id) => ctx.show('task', { id }),
  },

  reload: (ctx, { argument, notice }) => ctx.show('task', { id: argument, notice }),
}
