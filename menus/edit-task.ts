/** What of a task to change. */
import { fmt } from '@grammyjs/parse-mode'

import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { declareActions } from '../src/bot/screens/actions.ts'
import { anId } from '../src/bot/screens/argument.ts'
import { button } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { taskWords } from '../src/bot/screens/task-words.ts'
import { taskCard } from '../src/bot/text/task-card.ts'
import type { TaskId } from '../src/models/ids.ts'

const action = declareActions({
  title: anId<TaskId>(),
  due: anId<TaskId>(),
  assign: anId<TaskId>(),
  back: anId<TaskId>(),
})

function edit(field: 'title' | 'due') {
  return async (ctx: BotContext, id: string): Promise<void> => {
    const { title } = await ctx.services.tasks.get(ctx.actor(), id)
    await ctx.begin('editTask', { id, field, title })
  }
}

export const editTask = defineScreen({
  name: 'editTask',
  id: 'tke',
  action,

  async render(ctx, { id }) {
    const { t } = ctx
    const view = await ctx.services.tasks.get(ctx.actor(), id)
    return {
      text: fmt`${taskCard(view, taskWords(ctx))}\n\n${t('contact-edit-which')}`,
      rows: [
        [button(t('field-task-title'), action.title(view.id)), button(t('field-task-due'), action.due(view.id))],
        [button(t('field-task-assignee'), action.assign(view.id))],
        [button(t('button-back'), action.back(view.id))],
      ],
    }
  },

  on: {
    title: edit('title'),
    due: edit('due'),
    assign: (ctx, id) => ctx.show('assignTask', { id }),
    back: (ctx, id) => ctx.show('task', { id }),
  },

  async reload(ctx, { tap, notice }) {
    if (tap === null) await ctx.show('notice', { text: notice })
    else await ctx.show('task', { id: tap.argument, notice })
  },
})
