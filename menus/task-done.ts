/** What comes after a task was done: how it went, a next step, or the next card of the agenda. All of it is optional. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { agendaPlace } from '../src/bot/screens/agenda-place.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { declareActions, tableOf } from '../src/bot/screens/actions.ts'
import { anId, none } from '../src/bot/screens/argument.ts'
import { button, inPairs } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { stepAfter } from '../src/bot/screens/step-after.ts'
import { LATER_OUTCOMES, laterOutcomes } from '../src/bot/screens/task-outcomes.ts'
import { againText } from '../src/bot/screens/task-words.ts'
import { undoAndShow } from '../src/bot/screens/undo-and-show.ts'
import type { TaskId, EventId } from '../src/models/ids.ts'

const action = declareActions({
  step: anId<TaskId>(),
  next: agendaPlace,
  agenda: none,
  undo: anId<EventId>(),
  home: none,
  ...tableOf(LATER_OUTCOMES, () => anId<TaskId>()),
})

export const taskDone = defineScreen({
  name: 'taskDone',
  id: 'tkd',
  action,

  async render(ctx, { done: { id, title, type, dueAt, undoId, again }, outcome }) {
    const { t } = ctx
    const said = outcome === undefined ? fmt`` : fmt` · ${t(`outcome-${outcome}`)}`
    const outcomes = outcome === undefined ? laterOutcomes(type) : []
    const asked = t(outcome === undefined ? 'task-ask-outcome' : 'task-ask-next')
    return {
      text: fmt`${t('task-done')} ${FormattedString.bold(title)}${said}${againText(ctx, again)}\n\n${asked}`,
      rows: [
        ...inPairs(outcomes.map((one) => button(t(`button-outcome-${one}`), action[one](id)))),
        [button(t('button-next-step'), action.step(id), 'primary')],
        dueAt === null
          ? [button(t('button-agenda'), action.agenda())]
          : [button(t('button-go-on'), action.next({ kind: 'task', id, dueAt }))],
        [
          ...(undoId === null ? [] : [button(t('button-undo'), action.undo(undoId))]),
          button(t('button-home'), action.home()),
        ],
      ],
    }
  },

  on: {
    ...tableOf(LATER_OUTCOMES, (outcome) => async (ctx: BotContext, id: TaskId): Promise<void> => {
      const done = await ctx.services.tasks.setOutcome(ctx.actor(), id, outcome)
      await ctx.show('taskDone', { done, outcome })
    }),
    step: stepAfter,
    next: (ctx, after) => ctx.show('agenda', { after }),
    agenda: (ctx) => ctx.show('agenda', {}),
    undo: undoAndShow,
    home: (ctx) => ctx.show('home', {}),
  },

  about: (tap) => (tap.action === 'step' ? { kind: 'task', id: tap.argument } : null),

  reload: (ctx, { about, notice }) => (about?.kind === 'task' ? ctx.show('task', { id: about.id, notice }) : null),
})
