/** Leads back from a task to where it was opened: the agenda at that card, or the page of its list. */
import type { EventId } from '../../models/ids.ts'
import type { TaskView } from '../../services/tasks/task-view.ts'
import type { TaskListQuery, TasksOf } from '../../services/tasks/task-lists.ts'
import type { BotContext } from './bot-context.ts'
import type { TaskFrom } from './task-place.ts'

type How = { readonly notice?: string; readonly undoId?: EventId | null }

type ListFrom = Exclude<TaskFrom, { readonly kind: 'agenda' }>

function listOf(from: ListFrom, { contact, company, deal }: TaskView): TaskListQuery {
  const place = (of: TasksOf): TaskListQuery => ({
    of,
    part: from.part,
    ...('after' in from && from.after !== undefined && { after: from.after }),
  })
  switch (from.kind) {
    case 'mine':
    case 'team':
      return place({ kind: from.kind })
    case 'member':
      return place({ kind: from.kind, id: from.id })
    // The record may have been deleted in the meantime: the person's own list is left.
    case 'contact':
      return contact === null ? { of: { kind: 'mine' }, part: 'today' } : place({ kind: 'contact', id: contact.id })
    case 'company':
      return company === null ? { of: { kind: 'mine' }, part: 'today' } : place({ kind: 'company', id: company.id })
    case 'deal':
      return deal === null ? { of: { kind: 'mine' }, part: 'today' } : place({ kind: 'deal', id: deal.id })
  }
}

/** @param task as it was when the person left the list, at whose card the agenda goes on */
export async function backToTasks(ctx: BotContext, from: TaskFrom, task: TaskView, how: How = {}): Promise<void> {
  if (from.kind !== 'agenda') return ctx.show('taskList', { ...listOf(from, task), ...how })
  const { id, dueAt } = task
  await ctx.show('agenda', { ...(dueAt !== null && { at: { kind: 'task', id, dueAt } }), ...how })
}
