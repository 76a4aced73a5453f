/** What of a task to change. */
import { fmt } from '@grammyjs/parse-mode'

import type { BotContext } from '../src/bot/screens/bot-context.ts'
import type { Screen } from '../src/bot/screens/screen.ts'
import { taskWords } from '../src/bot/screens/task-words.ts'
import { taskCard } from '../src/bot/text/task-card.ts'

function edit(field: 'title' | 'due') {
  return async (ctx: BotContext, id: string): Promise<void> => {
    const { title } = await ctx.services.tasks.get(ctx.actor(), id)
    await ctx.begin('editTask', { id, field, title })
  }
}

export const editTask: Screen<'editTask'> = {
  name: 'editTask',
  id: 'tke',

  async render(ctx, { id }) {
    const { t } = ctx
    const view = await ctx.services.tasks.get(ctx.actor(), id)
    return {
      text: fmt`${taskCard(view, taskWords(ctx))}\n\n${t('contact-edit-which')}`,
      rows: [
        [
          { label: t('field-task-title'), action: `title:${view.id}` },
          { label: t('field-task-due'), action: `due:${view.id}` },
        ],
        [{ label: t('field-task-assignee'), action: `assign:${view.id}` }],
        [{ label: t('button-back'), action: `back:${view.id}` }],
      ],
    }
  },

  actions: {
    title: edit('title'),
    due: edit('due'),
    assign: (ctx, id) => ctx.show('assignTask', { id }),
    back: (ctx, id) => ctx.show('task', { id }),
  },

  reload: (ctx, { argument, notice }) => ctx.show('task', { id: argument, notice }),
}
