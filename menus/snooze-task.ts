/** Chooses until when a task is snoozed. */
import { fmt } from '@grammyjs/parse-mode'

import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { declareActions, tableOf } from '../src/bot/screens/actions.ts'
import { anId, flag, sequence, type ValueOf } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { snoozeAndShow } from '../src/bot/screens/snooze-and-show.ts'
import { dialogueSettings } from '../src/bot/dialogues/dialogue-settings.ts'
import { whenChoices } from '../src/bot/dialogues/task-questions.ts'
import { taskWords } from '../src/bot/screens/task-words.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { taskCard } from '../src/bot/text/task-card.ts'
import type { TaskId } from '../src/models/ids.ts'
import { SNOOZES } from '../src/services/tasks/task-time.ts'

/** A task, and whether the agenda continues with the next card. */
const taskInQueue = sequence(anId<TaskId>(), flag('q', ''))

const action = declareActions({
  ...tableOf(SNOOZES, () => taskInQueue),
  pick: taskInQueue,
  back: taskInQueue,
})

export const snoozeTask = defineScreen({
  name: 'snoozeTask',
  id: 'tks',
  action,

  async render(ctx, { id, queued = false, notice }) {
    const { t } = ctx
    const view = await ctx.services.tasks.get(ctx.actor(), id)
    const argument = [view.id, queued] as const
    const times = whenChoices(dialogueSettings(ctx), t).map(({ label, value }) =>
      button(label, action[value](argument)),
    )
    const isOpen = view.status === 'open'
    const rows: Row[] = isOpen
      ? [
          ...[0, 2].map((start) => times.slice(start, start + 2)),
          [button(t('button-pick-time'), action.pick(argument))],
        ]
      : []
    const asked = isOpen ? t('task-ask-snooze') : t('error-CONFLICT-task-closed')
    return {
      text: withNotice(notice, fmt`${taskCard(view, taskWords(ctx))}\n\n${asked}`),
      rows: [...rows, [button(t('button-back'), action.back(argument))]],
    }
  },

  on: {
    ...tableOf(
      SNOOZES,
      (until) =>
        (ctx: BotContext, [id, queued]: ValueOf<typeof taskInQueue>): Promise<void> =>
          snoozeAndShow(ctx, { id, until, queued }),
    ),
    async pick(ctx, [id, queued]) {
      const { title } = await ctx.services.tasks.get(ctx.actor(), id)
      await ctx.begin('taskTime', { id, change: 'snooze', title, queued })
    },
    back: (ctx, [id, queued]) => (queued ? ctx.show('agenda', {}) : ctx.show('task', { id })),
  },

  about: ({ argument: [id] }) => ({ kind: 'task', id }),

  reload: (ctx, { tap, notice }) => tap && ctx.show('task', { id: tap.argument[0], notice }),
})
