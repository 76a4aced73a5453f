/** How a task went: chosen for one that is done. On messages from before “Done” asked nothing, it also completes the task. */
import { fmt } from '@grammyjs/parse-mode'

import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { declareActions, tableOf, type Tap } from '../src/bot/screens/actions.ts'
import { anId, choice, packedId, sequence, wholeNumber } from '../src/bot/screens/argument.ts'
import { button, inPairs } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { ALL_OUTCOMES, OUTCOMES } from '../src/bot/screens/task-outcomes.ts'
import { beginLength } from '../src/bot/screens/begin-length.ts'
import { minutesText } from '../src/bot/text/minutes-text.ts'
import { hasLength, OFFERED_LENGTHS } from '../src/services/tasks/tell-about-done.ts'
import { taskWords } from '../src/bot/screens/task-words.ts'
import { taskCard } from '../src/bot/text/task-card.ts'
import type { TaskId } from '../src/models/ids.ts'

const action = declareActions({
  /** Completes an open task. */
  ...tableOf(ALL_OUTCOMES, () => anId<TaskId>()),
  /** Changes the outcome of one that is done. */
  change: sequence(packedId<TaskId>(), choice(ALL_OUTCOMES)),
  took: sequence(packedId<TaskId>(), wholeNumber(4)),
  other: anId<TaskId>(),
  back: anId<TaskId>(),
})

function taskOf(tap: Tap<typeof action>): TaskId {
  return tap.action === 'change' || tap.action === 'took' ? tap.argument[0] : tap.argument
}

export const taskOutcome = defineScreen({
  name: 'taskOutcome',
  id: 'tko',
  action,

  async render(ctx, { id }) {
    const { t } = ctx
    const view = await ctx.services.tasks.get(ctx.actor(), id)
    const buttons = OUTCOMES[view.type].map((outcome) => {
      const set = view.status === 'open' ? action[outcome](view.id) : action.change([view.id, outcome])
      return button(t(`button-outcome-${outcome}`), set)
    })
    const lengths =
      view.status === 'open' || !hasLength(view.type)
        ? []
        : [
            OFFERED_LENGTHS.map((minutes) => button(`⏱ ${minutesText(minutes, t)}`, action.took([view.id, minutes]))),
            [button(t('button-other-length'), action.other(view.id))],
          ]
    return {
      text: fmt`${taskCard(view, taskWords(ctx))}\n\n${t('task-ask-outcome')}`,
      rows: [...inPairs(buttons), ...lengths, [button(t('button-back'), action.back(view.id))]],
    }
  },

  on: {
    ...tableOf(ALL_OUTCOMES, (outcome) => async (ctx: BotContext, id: TaskId): Promise<void> => {
      const done = await ctx.services.tasks.done(ctx.actor(), id, { outcome })
      await ctx.show('taskDone', { done, outcome })
    }),
    async change(ctx, [id, outcome]) {
      const { undoId } = await ctx.services.tasks.setOutcome(ctx.actor(), id, outcome)
      await ctx.show('task', { id, undoId, notice: ctx.t(undoId === null ? 'task-unchanged' : 'task-saved') })
    },
    async took(ctx, [id, minutes]) {
      const { undoId } = await ctx.services.tasks.setLength(ctx.actor(), id, minutes)
      await ctx.show('task', { id, undoId, notice: ctx.t(undoId === null ? 'task-unchanged' : 'task-saved') })
    },
    other: beginLength,
    back: (ctx, id) => ctx.show('task', { id }),
  },

  about: (tap) => ({ kind: 'task', id: taskOf(tap) }),

  reload(ctx, { tap, notice }) {
    if (tap === null) return null
    return ctx.show('task', { id: taskOf(tap), notice })
  },
})
