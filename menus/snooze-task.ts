/** Until when a task is put off. */
import { fmt } from '@grammyjs/parse-mode'

import type { BotContext } from '../src/bot/screens/bot-context.ts'
import type { Row } from '../src/bot/screens/buttons.ts'
import type { Screen } from '../src/bot/screens/screen.ts'
import { snoozeAndShow } from '../src/bot/screens/snooze-and-show.ts'
import { taskSettings, whenChoices } from '../src/bot/dialogues/task-questions.ts'
import { taskWords } from '../src/bot/screens/task-words.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { taskCard } from '../src/bot/text/task-card.ts'
import type { Snooze } from '../src/services/tasks/task-time.ts'

/** Behind an id: the agenda goes on with the next card. */
const QUEUED = 'q'

function read(argument: string): { readonly id: string; readonly queued: boolean } {
  return { id: argument.slice(0, 24), queued: argument.endsWith(QUEUED) }
}

function until(snooze: Snooze) {
  return (ctx: BotContext, argument: string): Promise<void> => snoozeAndShow(ctx, { ...read(argument), until: snooze })
}

export const snoozeTask: Screen<'snoozeTask'> = {
  name: 'snoozeTask',
  id: 'tks',

  async render(ctx, { id, queued = false, notice }) {
    const { t } = ctx
    const view = await ctx.services.tasks.get(ctx.actor(), id)
    const argument = queued ? `${view.id}${QUEUED}` : view.id
    const times = whenChoices(taskSettings(ctx), t).map(({ label, value }) => ({
      label,
      action: `${value}:${argument}`,
    }))
    const isOpen = view.status === 'open'
    const rows: Row[] = isOpen
      ? [
          ...[0, 2].map((start) => times.slice(start, start + 2)),
          [{ label: t('button-pick-time'), action: `pick:${argument}` }],
        ]
      : []
    const asked = isOpen ? t('task-ask-snooze') : t('error-CONFLICT-task-closed')
    return {
      text: withNotice(notice, fmt`${taskCard(view, taskWords(ctx))}\n\n${asked}`),
      rows: [...rows, [{ label: t('button-back'), action: `back:${argument}` }]],
    }
  },

  actions: {
    hour: until('hour'),
    evening: until('evening'),
    tomorrow: until('tomorrow'),
    week: until('week'),
    async pick(ctx, argument) {
      const { id, queued } = read(argument)
      const { title } = await ctx.services.tasks.get(ctx.actor(), id)
      await ctx.begin('editTask', { id, field: 'snooze', title, queued })
    },
    async back(ctx, argument) {
      const { id, queued } = read(argument)
      await (queued ? ctx.show('agenda', {}) : ctx.show('task', { id }))
    },
  },

  reload: (ctx, { argument, notice }) => ctx.show('task', { id: read(argument).id, notice }),
}
