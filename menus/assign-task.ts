/** Who a task is given to. */
import { fmt } from '@grammyjs/parse-mode'

import { labelOf } from '../src/bot/text/button-label.ts'
import { packIds, unpackPair } from '../src/bot/screens/packed-ids.ts'
import type { Screen } from '../src/bot/screens/screen.ts'
import { taskWords } from '../src/bot/screens/task-words.ts'
import { taskCard } from '../src/bot/text/task-card.ts'
import { AppError } from '../src/errors.ts'
import { may } from '../src/services/core/permissions.ts'

/** Keyboards are kept under 50 buttons, and a list longer than a phone is no list to pick from. */
const MAX_OFFERED = 20

function taskIn(argument: string): string {
  return /^[0-9a-f]{24}$/u.test(argument) ? argument : unpackPair(argument)[0]
}

export const assignTask: Screen<'assignTask'> = {
  name: 'assignTask',
  id: 'tka',

  async render(ctx, { id }) {
    const { t } = ctx
    const actor = ctx.actor()
    const [view, members] = await Promise.all([ctx.services.tasks.get(actor, id), ctx.services.members.list(actor)])
    const able = members.filter(({ role }) => may(role, 'task.write')).slice(0, MAX_OFFERED)
    return {
      text: fmt`${taskCard(view, taskWords(ctx))}\n\n${t('task-ask-assignee')}`,
      rows: [
        ...able.map((member) => [
          {
            label: labelOf(member.id === view.assignee?.id ? `✅ ${member.name}` : member.name),
            action: `to:${packIds(view.id, member.id)}`,
          },
        ]),
        [{ label: t('button-back'), action: `back:${view.id}` }],
      ],
    }
  },

  actions: {
    async to(ctx, packed) {
      const [id, memberId] = unpackPair(packed)
      const { t } = ctx
      const { undoId } = await ctx.services.tasks.edit(ctx.actor(), id, { field: 'assignee', value: memberId })
      const { name } = await ctx.services.members.get(ctx.actor(), memberId)
      const notice = undoId === null ? t('task-unchanged') : t('task-assigned', { name })
      try {
        await ctx.show('task', { id, undoId, notice })
      } catch (error) {
        // Where members see their own tasks only, it is out of the giver's sight.
        if (!(error instanceof AppError) || error.code !== 'NOT_FOUND') throw error
        await ctx.show('notice', { text: notice, ...(undoId !== null && { undoId }) })
      }
    },
    back: (ctx, id) => ctx.show('task', { id }),
  },

  reload: (ctx, { argument, notice }) => ctx.show('task', { id: taskIn(argument), notice }),
}
