/** What comes after a task was completed: a next step, or the next card of the agenda. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { agendaPlace } from '../src/bot/screens/agenda-place.ts'
import { beginTaskOn } from '../src/bot/screens/begin-task.ts'
import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, none } from '../src/bot/screens/argument.ts'
import { button } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { taskWords } from '../src/bot/screens/task-words.ts'
import { undoAndShow } from '../src/bot/screens/undo-and-show.ts'
import { whenText } from '../src/bot/text/task-card.ts'
import type { TaskId, EventId } from '../src/models/ids.ts'

const action = declareActions({
  step: anId<TaskId>(),
  next: agendaPlace,
  agenda: none,
  undo: anId<EventId>(),
  home: none,
})

export const taskDone = defineScreen({
  name: 'taskDone',
  id: 'tkd',
  action,

  async render(ctx, { done: { id, title, dueAt, undoId, again } }) {
    const { t } = ctx
    const repeats = again === undefined ? '' : `\n${t('task-again', { when: whenText(again, taskWords(ctx)) })}`
    return {
      text: fmt`${t('task-done')} ${FormattedString.bold(title)}${repeats}\n\n${t('task-ask-next')}`,
      rows: [
        [button(t('button-next-step'), action.step(id), 'primary')],
        dueAt === null
          ? [button(t('button-agenda'), action.agenda())]
          : [button(t('button-go-on'), action.next({ kind: 'task', id, dueAt }))],
        [button(t('button-undo'), action.undo(undoId)), button(t('button-home'), action.home())],
      ],
    }
  },

  on: {
    async step(ctx, id) {
      const { contact, deal } = await ctx.services.tasks.get(ctx.actor(), id)
      if (deal !== null) await beginTaskOn(ctx, { kind: 'deal', id: deal.id })
      else if (contact !== null) await beginTaskOn(ctx, { kind: 'contact', id: contact.id })
      else await ctx.begin('addTask', { known: {} })
    },
    next: (ctx, after) => ctx.show('agenda', { after }),
    agenda: (ctx) => ctx.show('agenda', {}),
    undo: undoAndShow,
    home: (ctx) => ctx.show('home', {}),
  },

  about: (tap) => (tap.action === 'step' ? { kind: 'task', id: tap.argument } : null),

  reload: (ctx, { about, notice }) => (about?.kind === 'task' ? ctx.show('task', { id: about.id, notice }) : null),
})
