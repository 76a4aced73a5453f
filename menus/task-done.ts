/** What comes after a task was done: how it went, a next step, or the next card of the agenda. All of it is optional. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { agendaPlace } from '../src/bot/screens/agenda-place.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { declareActions, tableOf } from '../src/bot/screens/actions.ts'
import { anId, none, packedId, sequence, wholeNumber } from '../src/bot/screens/argument.ts'
import { button, inPairs } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { beginLength } from '../src/bot/screens/begin-length.ts'
import { minutesText } from '../src/bot/text/minutes-text.ts'
import { hasLength, OFFERED_LENGTHS } from '../src/services/tasks/tell-about-done.ts'
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
  took: sequence(packedId<TaskId>(), wholeNumber(4)),
  other: anId<TaskId>(),
  ...tableOf(LATER_OUTCOMES, () => anId<TaskId>()),
})

export const taskDone = defineScreen({
  name: 'taskDone',
  id: 'tkd',
  action,

  async render(ctx, { done: { id, title, type, dueAt, undoId, again, lengthMinutes = null }, outcome }) {
    const { t } = ctx
    const said = outcome === undefined ? fmt`` : fmt` · ${t(`outcome-${outcome}`)}`
    const took = lengthMinutes === null ? '' : ` · ⏱ ${minutesText(lengthMinutes, t)}`
    const asksLength = hasLength(type) && lengthMinutes === null
    const outcomes = outcome === undefined ? laterOutcomes(type) : []
    const asked = t(outcome === undefined ? 'task-ask-outcome' : 'task-ask-next')
    return {
      text: fmt`${t('task-done')} ${FormattedString.bold(title)}${said}${took}${againText(ctx, again)}\n\n${asked}`,
      rows: [
        ...inPairs(outcomes.map((one) => button(t(`button-outcome-${one}`), action[one](id)))),
        ...(asksLength
          ? [
              OFFERED_LENGTHS.map((minutes) => button(`⏱ ${minutesText(minutes, t)}`, action.took([id, minutes]))),
              [button(t('button-other-length'), action.other(id))],
            ]
          : []),
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
    async took(ctx, [id, minutes]) {
      const done = await ctx.services.tasks.setLength(ctx.actor(), id, minutes)
      // “Done” is what one tap says: how it went can still be told.
      const outcome = done.outcome === 'done' ? null : done.outcome
      await ctx.show('taskDone', { done, ...(outcome !== null && { outcome }) })
    },
    other: beginLength,
    step: stepAfter,
    next: (ctx, after) => ctx.show('agenda', { after }),
    agenda: (ctx) => ctx.show('agenda', {}),
    undo: undoAndShow,
    home: (ctx) => ctx.show('home', {}),
  },

  about(tap) {
    if (tap.action === 'took') return { kind: 'task', id: tap.argument[0] }
    return tap.action === 'step' || tap.action === 'other' ? { kind: 'task', id: tap.argument } : null
  },

  reload: (ctx, { about, notice }) => (about?.kind === 'task' ? ctx.show('task', { id: about.id, notice }) : null),
})
