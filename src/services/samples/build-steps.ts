/** The tasks and notes of the sample data. Pure, except for new ids. */
import { newId, objectId, type NoteId, type TaskId, type ContactId, type DealId } from '../../models/ids.ts'
import { textTerms } from '../search/search-terms.ts'
import type { SampleDeal } from './build-deals.ts'
import type { SampleContact } from './build-people.ts'
import { PLOT_NOTES, PLOT_TASKS, type PlotSubject, type PlotTask } from './sample-plot.ts'
import {
  endOfWorkDay,
  firstChanges,
  hourOf,
  notBefore,
  type SampleEvent,
  type SampleSetting,
  workMoment,
} from './sample-setting.ts'

const MINUTE_MS = 60_000
/** A task due today is for the whole day when its hour is closer than this, or past. */
const SOON_MS = 30 * MINUTE_MS

type Subject = { readonly contact: SampleContact; readonly deal?: SampleDeal; readonly since: Date }

function subjectOf(plot: PlotSubject, contacts: readonly SampleContact[], deals: readonly SampleDeal[]): Subject {
  const deal = 'deal' in plot ? deals[plot.deal] : undefined
  const contact = 'person' in plot ? contacts[plot.person] : deal?.contact
  if (contact === undefined) throw new Error('The plot refers to an unknown deal or person')
  return { contact, ...(deal && { deal }), since: deal?.createdAt ?? contact.createdAt }
}

function dueOf(setting: SampleSetting, plot: PlotTask): { dueAt: Date; allDay: boolean } {
  const at = plot.hour === undefined ? null : workMoment(setting, plot.in, plot.hour)
  const missed = at !== null && plot.in === 0 && at.getTime() - setting.now.getTime() < SOON_MS
  if (at === null || missed) return { dueAt: endOfWorkDay(setting, plot.in), allDay: true }
  return { dueAt: at, allDay: false }
}

export type SampleTask = {
  readonly id: TaskId
  readonly dueAt: Date
  readonly open: boolean
  readonly contactId: ContactId
  readonly dealId: DealId | undefined
  readonly record: Record<string, unknown>
}

/** Without reminders: a sample must not notify anybody. The agenda and the daily digest do show them. */
export function buildTasks(setting: SampleSetting, contacts: readonly SampleContact[], deals: readonly SampleDeal[]) {
  const { workspaceId, memberId, words } = setting
  const tasks: SampleTask[] = []
  const events: SampleEvent[] = []
  for (const [place, plot] of PLOT_TASKS.entries()) {
    const { contact, deal, since } = subjectOf(plot, contacts, deals)
    const id = newId<TaskId>()
    const { dueAt, allDay } = dueOf(setting, plot)
    const planned = workMoment(setting, Math.min(plot.in - 3, -1), hourOf(place, 2))
    const createdAt = notBefore(planned, since, 15)
    const doneAt = plot.outcome === undefined ? null : new Date(dueAt.getTime() + (10 + (place % 4) * 10) * MINUTE_MS)
    const fields = { title: words.tasks[place] ?? '', type: plot.type, allDay }
    const done = { status: 'done' as const, doneAt, outcome: plot.outcome }
    tasks.push({
      id,
      dueAt,
      open: doneAt === null,
      contactId: contact.id,
      dealId: deal?.id,
      record: {
        _id: objectId(id),
        workspaceId: objectId(workspaceId),
        ...fields,
        search: textTerms([fields.title]),
        dueAt,
        remindAt: null,
        assigneeId: objectId(memberId),
        contactId: objectId(contact.id),
        ...(deal && { dealId: objectId(deal.id) }),
        ...(doneAt !== null && done),
        source: 'sample',
        createdAt,
      },
    })
    const target = { kind: 'task', id } as const
    const related = [
      ...(deal ? [{ kind: 'deal' as const, id: deal.id }] : []),
      { kind: 'contact' as const, id: contact.id },
    ]
    const links = { contactId: contact.id, dealId: deal?.id }
    const changes = firstChanges({ ...fields, dueAt: dueAt.toISOString(), assigneeId: memberId, ...links })
    events.push({ type: 'task.created', target, related, changes, at: createdAt })
    if (doneAt !== null) {
      const went = [
        { path: 'status', from: 'open', to: 'done' },
        { path: 'doneAt', from: null, to: doneAt.toISOString() },
        { path: 'outcome', from: null, to: plot.outcome },
      ]
      events.push({ type: 'task.done', target, related, changes: went, at: doneAt })
    }
  }
  return { tasks, events }
}

export function buildNotes(setting: SampleSetting, contacts: readonly SampleContact[], deals: readonly SampleDeal[]) {
  const { workspaceId, memberId, words } = setting
  const records: Record<string, unknown>[] = []
  const events: SampleEvent[] = []
  for (const [place, plot] of PLOT_NOTES.entries()) {
    const { contact, deal, since } = subjectOf(plot, contacts, deals)
    const id = newId<NoteId>()
    const text = words.notes[place] ?? ''
    const at = notBefore(workMoment(setting, -plot.daysAgo, hourOf(place, 3)), since, 10)
    records.push({
      _id: objectId(id),
      workspaceId: objectId(workspaceId),
      text,
      ...(deal ? { dealId: objectId(deal.id) } : { contactId: objectId(contact.id) }),
      authorId: objectId(memberId),
      source: 'sample',
      createdAt: at,
    })
    const related = deal
      ? [{ kind: 'deal' as const, id: deal.id }, ...deal.related]
      : [{ kind: 'contact' as const, id: contact.id }]
    events.push({
      type: 'note.created',
      target: { kind: 'note', id },
      related,
      changes: firstChanges({ text }),
      at,
    })
  }
  return { records, events }
}
