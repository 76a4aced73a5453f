/** The card of one task. */
import { backToTasks } from '../src/bot/screens/back-to-tasks.ts'
import { beginTaskOn } from '../src/bot/screens/begin-task.ts'
import { declareActions, type Tap } from '../src/bot/screens/actions.ts'
import { anId, none } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { deleteOrAsk } from '../src/bot/screens/delete-and-show.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { finishAndShow } from '../src/bot/screens/finish-and-show.ts'
import { reachButtons } from '../src/bot/screens/reach-buttons.ts'
import { taskWords } from '../src/bot/screens/task-words.ts'
import { type TaskFrom, taskIn } from '../src/bot/screens/task-place.ts'
import { undoAndShow } from '../src/bot/screens/undo-and-show.ts'
import type { Translate } from '../src/bot/text/i18n.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { taskCard } from '../src/bot/text/task-card.ts'
import type { CompanyId, ContactId, DealId, TaskId, EventId } from '../src/models/ids.ts'
import { may } from '../src/services/core/permissions.ts'
import type { TaskView } from '../src/services/tasks/task-view.ts'

const action = declareActions({
  done: taskIn,
  later: taskIn,
  // On cards from before it remembered where they were opened from.
  snooze: anId<TaskId>(),
  back: taskIn,
  edit: anId<TaskId>(),
  contact: anId<ContactId>(),
  company: anId<CompanyId>(),
  deal: anId<DealId>(),
  stepc: anId<ContactId>(),
  stepo: anId<CompanyId>(),
  stepd: anId<DealId>(),
  agenda: none,
  home: none,
  undo: anId<EventId>(),
  reopen: anId<TaskId>(),
  outcome: anId<TaskId>(),
  more: anId<TaskId>(),
  // On cards from before it moved to the rarely used actions.
  delete: anId<TaskId>(),
})

function changes({ id, status, contact, company, deal }: TaskView, from: TaskFrom | undefined, t: Translate): Row[] {
  const more = button(t('button-more'), action.more(id))
  if (status !== 'open') {
    const step =
      deal !== null
        ? action.stepd(deal.id)
        : contact !== null
          ? action.stepc(contact.id)
          : company !== null
            ? action.stepo(company.id)
            : null
    const next = step === null ? [] : [[button(t('button-next-step'), step, 'primary')]]
    return [
      ...next,
      [button(t('button-outcome'), action.outcome(id)), button(t('button-reopen'), action.reopen(id))],
      [more],
    ]
  }
  return [
    [
      button(t('button-done'), action.done({ id, from }), 'success'),
      button(t('button-snooze'), action.later({ id, from })),
    ],
    [button(t('button-edit'), action.edit(id)), more],
  ]
}

/** The task that a button is about; null for a button that leads to another record or undoes a change. */
function taskOf(tap: Tap<typeof action> | null): TaskId | null {
  switch (tap?.action) {
    case 'done':
    case 'later':
    case 'back':
      return tap.argument.id
    case 'snooze':
    case 'edit':
    case 'reopen':
    case 'outcome':
    case 'more':
    case 'delete':
      return tap.argument
    default:
      return null
  }
}

export const task = defineScreen({
  name: 'task',
  id: 'tsk',
  action,

  async render(ctx, { id, from, notice, undoId }) {
    const { t } = ctx
    const actor = ctx.actor()
    const view = await ctx.services.tasks.get(actor, id)
    const links = [
      ...(view.contact === null
        ? []
        : [button(labelOf(`👤 ${view.contact.displayName}`), action.contact(view.contact.id))]),
      // The others have a way to it on the card of their contact or deal.
      ...(view.company === null || view.contact !== null || view.deal !== null
        ? []
        : [button(labelOf(`🏢 ${view.company.name}`), action.company(view.company.id))]),
      ...(view.deal === null ? [] : [button(labelOf(`💼 ${view.deal.title}`), action.deal(view.deal.id))]),
    ]
    const rows: Row[] = [
      ...(undoId ? [[button(t('button-undo'), action.undo(undoId))]] : []),
      ...(may(actor.role, 'task.write') ? changes(view, from, t) : []),
      ...(view.person === null ? [] : reachButtons(view.person, t)),
      ...links.map((link) => [link]),
      [
        from === undefined
          ? button(t('button-agenda'), action.agenda())
          : button(t('button-back'), action.back({ id: view.id, from })),
        button(t('button-home'), action.home()),
      ],
    ]
    return { text: withNotice(notice, taskCard(view, taskWords(ctx))), rows }
  },

  on: {
    done: finishAndShow,
    outcome: (ctx, id) => ctx.show('taskOutcome', { id }),
    later: (ctx, place) => ctx.show('snoozeTask', place),
    async back(ctx, { id, from }) {
      const view = await ctx.services.tasks.get(ctx.actor(), id)
      await backToTasks(ctx, from ?? { kind: 'agenda' }, view)
    },
    snooze: (ctx, id) => ctx.show('snoozeTask', { id }),
    edit: (ctx, id) => ctx.show('editRecord', { kind: 'task', id }),
    contact: (ctx, id) => ctx.show('contact', { id }),
    company: (ctx, id) => ctx.show('company', { id }),
    deal: (ctx, id) => ctx.show('deal', { id }),
    stepc: (ctx, id) => beginTaskOn(ctx, { kind: 'contact', id }),
    stepo: (ctx, id) => beginTaskOn(ctx, { kind: 'company', id }),
    stepd: (ctx, id) => beginTaskOn(ctx, { kind: 'deal', id }),
    agenda: (ctx) => ctx.show('agenda', {}),
    home: (ctx) => ctx.show('home', {}),
    undo: undoAndShow,
    async reopen(ctx, id) {
      const { undoId } = await ctx.services.tasks.reopen(ctx.actor(), id)
      await ctx.show('task', { id, undoId, notice: ctx.t('task-reopened') })
    },
    more: (ctx, id) => ctx.show('moreRecord', { kind: 'task', id }),
    delete: (ctx, id) => deleteOrAsk(ctx, { kind: 'task', id }),
  },

  about(tap) {
    const id = taskOf(tap)
    return id === null ? null : { kind: 'task', id }
  },

  reload(ctx, { tap, about, notice }) {
    const id = about?.kind === 'task' ? about.id : taskOf(tap)
    return id === null ? null : ctx.show('task', { id, notice })
  },
})
