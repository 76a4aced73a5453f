/** Chooses the assignee of a task. */
import { fmt } from '@grammyjs/parse-mode'

import { labelOf } from '../src/bot/text/button-label.ts'
import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, idPair } from '../src/bot/screens/argument.ts'
import { button } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { showChanged } from '../src/bot/screens/show-card.ts'
import { taskWords } from '../src/bot/screens/task-words.ts'
import { taskCard } from '../src/bot/text/task-card.ts'
import type { MemberId, TaskId } from '../src/models/ids.ts'
import { may } from '../src/services/core/permissions.ts'

const action = declareActions({
  to: idPair<TaskId, MemberId>(),
  back: anId<TaskId>(),
})

/** Keyboards stay under 50 buttons, and nobody picks from a list longer than the phone's screen. */
const MAX_OFFERED = 20

export const assignTask = defineScreen({
  name: 'assignTask',
  id: 'tka',
  action,

  async render(ctx, { id }) {
    const { t } = ctx
    const actor = ctx.actor()
    const [view, members] = await Promise.all([ctx.services.tasks.get(actor, id), ctx.services.members.list(actor)])
    const able = members.filter(({ role }) => may(role, 'task.write')).slice(0, MAX_OFFERED)
    return {
      text: fmt`${taskCard(view, taskWords(ctx))}\n\n${t('task-ask-assignee')}`,
      rows: [
        ...able.map((member) => [
          button(
            labelOf(member.id === view.assignee?.id ? `✅ ${member.name}` : member.name),
            action.to([view.id, member.id]),
          ),
        ]),
        [button(t('button-back'), action.back(view.id))],
      ],
    }
  },

  on: {
    async to(ctx, [id, memberId]) {
      const { t } = ctx
      const { undoId } = await ctx.services.tasks.edit(ctx.actor(), id, { field: 'assignee', value: memberId })
      const { name } = await ctx.services.members.get(ctx.actor(), memberId)
      const notice = undoId === null ? t('task-unchanged') : t('task-assigned', { name })
      await showChanged(ctx, { kind: 'task', id }, { undoId, notice })
    },
    back: (ctx, id) => ctx.show('task', { id }),
  },

  about: (tap) => (tap.action === 'back' ? { kind: 'task', id: tap.argument } : null),

  reload: (ctx, { tap, notice }) =>
    tap && ctx.show('task', { id: tap.action === 'to' ? tap.argument[0] : tap.argument, notice }),
})
