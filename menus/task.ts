/** The card of one task. */
import { beginTaskOn } from '../src/bot/screens/begin-task.ts'
import type { Row } from '../src/bot/screens/buttons.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import type { Screen } from '../src/bot/screens/screen.ts'
import { taskWords } from '../src/bot/screens/task-words.ts'
import { undoAndShow } from '../src/bot/screens/undo-and-show.ts'
import type { Translate } from '../src/bot/text/i18n.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { taskCard } from '../src/bot/text/task-card.ts'
import { may } from '../src/services/core/permissions.ts'
import type { TaskView } from '../src/services/tasks/task-view.ts'

function changes({ id, status, contact, deal }: TaskView, t: Translate): Row[] {
  const remove = { label: t('button-delete'), action: `delete:${id}`, style: 'danger' as const }
  if (status !== 'open') {
    const about = deal ?? contact
    const step = about && {
      label: t('button-next-step'),
      action: `${deal === null ? 'stepc' : 'stepd'}:${about.id}`,
      style: 'primary' as const,
    }
    return [...(step ? [[step]] : []), [{ label: t('button-reopen'), action: `reopen:${id}` }, remove]]
  }
  return [
    [
      { label: t('button-done'), action: `done:${id}`, style: 'success' },
      { label: t('button-snooze'), action: `snooze:${id}` },
    ],
    [{ label: t('button-edit'), action: `edit:${id}` }, remove],
  ]
}

const ABOUT_ANOTHER: ReadonlySet<string> = new Set(['undo', 'contact', 'deal', 'stepc', 'stepd'])

export const task: Screen<'task'> = {
  name: 'task',
  id: 'tsk',

  async render(ctx, { id, notice, undoId }) {
    const { t } = ctx
    const actor = ctx.actor()
    const view = await ctx.services.tasks.get(actor, id)
    const links = [
      ...(view.contact === null
        ? []
        : [{ label: labelOf(`👤 ${view.contact.displayName}`), action: `contact:${view.contact.id}` }]),
      ...(view.deal === null ? [] : [{ label: labelOf(`💼 ${view.deal.title}`), action: `deal:${view.deal.id}` }]),
    ]
    const rows: Row[] = [
      ...(undoId ? [[{ label: t('button-undo'), action: `undo:${undoId}` }]] : []),
      ...(may(actor.role, 'task.write') ? changes(view, t) : []),
      ...links.map((link) => [link]),
      [
        { label: t('button-agenda'), action: 'agenda' },
        { label: t('button-home'), action: 'home' },
      ],
    ]
    return { text: withNotice(notice, taskCard(view, taskWords(ctx))), rows }
  },

  actions: {
    done: (ctx, id) => ctx.show('taskOutcome', { id }),
    snooze: (ctx, id) => ctx.show('snoozeTask', { id }),
    edit: (ctx, id) => ctx.show('editTask', { id }),
    contact: (ctx, id) => ctx.show('contact', { id }),
    deal: (ctx, id) => ctx.show('deal', { id }),
    stepc: (ctx, id) => beginTaskOn(ctx, { kind: 'contact', id }),
    stepd: (ctx, id) => beginTaskOn(ctx, { kind: 'deal', id }),
    agenda: (ctx) => ctx.show('agenda', {}),
    home: (ctx) => ctx.show('home', {}),
    undo: undoAndShow,
    async reopen(ctx, id) {
      const { undoId } = await ctx.services.tasks.reopen(ctx.actor(), id)
      await ctx.show('task', { id, undoId, notice: ctx.t('task-reopened') })
    },
    async delete(ctx, id) {
      const { title, undoId } = await ctx.services.tasks.delete(ctx.actor(), id)
      await ctx.show('notice', { text: ctx.t('task-deleted', { title }), undoId })
    },
  },

  async reload(ctx, { action, argument, taskId, notice }) {
    const id = taskId ?? (ABOUT_ANOTHER.has(action) ? null : argument)
    await (id === null ? ctx.show('notice', { text: notice }) : ctx.show('task', { id, notice }))
  },
}
