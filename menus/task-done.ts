/** What a task that was just done leads to: a next step, or the next card of the agenda. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { packPlace, unpackPlace } from '../src/bot/screens/agenda-place.ts'
import { beginTaskOn } from '../src/bot/screens/begin-task.ts'
import type { Screen } from '../src/bot/screens/screen.ts'
import { undoAndShow } from '../src/bot/screens/undo-and-show.ts'

export const taskDone: Screen<'taskDone'> = {
  name: 'taskDone',
  id: 'tkd',

  async render({ t }, { done: { id, title, dueAt, undoId } }) {
    return {
      text: fmt`${t('task-done')} ${FormattedString.bold(title)}\n\n${t('task-ask-next')}`,
      rows: [
        [{ label: t('button-next-step'), action: `step:${id}`, style: 'primary' }],
        [{ label: t('button-go-on'), action: `next:${packPlace({ kind: 'task', id, dueAt })}` }],
        [
          { label: t('button-undo'), action: `undo:${undoId}` },
          { label: t('button-home'), action: 'home' },
        ],
      ],
    }
  },

  actions: {
    async step(ctx, id) {
      const { contact, deal } = await ctx.services.tasks.get(ctx.actor(), id)
      if (deal !== null) await beginTaskOn(ctx, { kind: 'deal', id: deal.id })
      else if (contact !== null) await beginTaskOn(ctx, { kind: 'contact', id: contact.id })
      else await ctx.begin('addTask', { known: {} })
    },
    async next(ctx, packed) {
      const after = unpackPlace(packed)
      await ctx.show('agenda', after === undefined ? {} : { after })
    },
    undo: undoAndShow,
    home: (ctx) => ctx.show('home', {}),
  },

  async reload(ctx, { taskId, notice }) {
    await (taskId === null ? ctx.show('notice', { text: notice }) : ctx.show('task', { id: taskId, notice }))
  },
}
