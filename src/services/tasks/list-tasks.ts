/** Lists of tasks, page by page: a member's own, the team's, another member's, and those on a contact, a company or a deal. */
import { AppError } from '../../errors.ts'
import { idOf, objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { TaskRecord } from '../../models/task.ts'
import type { RecordRef } from '../../ids.ts'
import { readCompany } from '../companies/write-company.ts'
import { readContact } from '../contacts/write-contact.ts'
import { readDeal } from '../deals/write-deal.ts'
import type { Actor } from '../core/actor.ts'
import { authorize, visibleTo } from '../core/permissions.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { MAX_COUNTED } from '../day/agenda.ts'
import { beyond, LINKS, sectionsOf, type TaskListQuery, type TaskPart, type TasksOf } from './task-lists.ts'
import { type ListedTask, toListedTasks } from './listed-task.ts'

export type TaskListPage = {
  /** The name of the member or record that the list is about; null for the actor's and the team's. */
  readonly name: string | null
  readonly tasks: readonly ListedTask[]
  readonly hasAfter: boolean
  /** Of the open tasks, by part; each is capped at {@link MAX_COUNTED} plus one, which means that there are more. Null for a record. */
  readonly counts: Readonly<Record<'today' | 'week' | 'later' | 'undated', number>> | null
}

export type ListTasks = {
  /**
   * If the task that a page starts after is not in the list any more, the list starts from the beginning.
   *
   * @throws AppError FORBIDDEN, also for another member's list without record.see-all; NOT_FOUND for a record or member
   */
  readonly list: (actor: Actor, query: TaskListQuery & { readonly limit: number }) => Promise<TaskListPage>
  /** How many open tasks on a record the actor sees, with and without a date. @throws AppError FORBIDDEN */
  readonly countOpen: (actor: Actor, record: RecordRef<'contact' | 'company' | 'deal'>) => Promise<number>
}

type Scope = Readonly<Record<string, unknown>>

const seen = (actor: Actor): Scope => ({ ...visibleTo(actor, 'assigneeId'), deletedAt: null })

function onRecord({ kind, id }: RecordRef<'contact' | 'company' | 'deal'>): Scope {
  return { [LINKS[kind]]: objectId(id) }
}

/** @throws AppError FORBIDDEN for another member's tasks without record.see-all */
export function scopeOfTasks(actor: Actor, of: TasksOf): Scope {
  switch (of.kind) {
    case 'mine':
      return { ...seen(actor), assigneeId: { $in: [objectId(actor.memberId), null] } }
    case 'team':
      return seen(actor)
    case 'member':
      if (of.id !== actor.memberId) authorize(actor, 'record.see-all')
      return { ...seen(actor), assigneeId: objectId(of.id) }
    case 'contact':
    case 'company':
    case 'deal':
      return { ...seen(actor), ...onRecord(of) }
  }
}

/** What may have been merged into another one since: then it is that one. Null for anything else. @throws AppError NOT_FOUND */
export async function mergedOf(
  models: Models,
  actor: Actor,
  of: TasksOf,
): Promise<{ readonly of: TasksOf; readonly name: string } | null> {
  if (of.kind === 'contact') {
    const { _id, displayName } = await readContact(models, actor, of.id)
    return { of: { kind: 'contact', id: idOf(_id) }, name: displayName }
  }
  if (of.kind !== 'company') return null
  const { _id, name } = await readCompany(models, actor, of.id)
  return { of: { kind: 'company', id: idOf(_id) }, name }
}

/** The name of a deal or a member; {@link mergedOf} has the others. @throws AppError NOT_FOUND if the actor cannot see them */
export async function nameOfTasks(models: Models, actor: Actor, of: TasksOf): Promise<string | null> {
  if (of.kind === 'deal') return (await readDeal(models, actor, of.id)).title
  if (of.kind !== 'member') return null
  const workspaceId = objectId(actor.workspaceId)
  const member = await models.members.findOne({ workspaceId, _id: objectId(of.id) }, { name: 1 }).lean()
  if (member === null) throw new AppError('NOT_FOUND', { message: 'No such member', details: { kind: 'member' } })
  return member.name
}

export function createListTasks({ models, clock }: Pick<CoreDeps, 'models' | 'clock'>): ListTasks {
  async function page(actor: Actor, scope: Scope, part: TaskPart, after: TaskRecord | null, limit: number) {
    const sections = sectionsOf(part, clock.now(), actor.timeZone)
    const at = after === null ? -1 : sections.findIndex(({ holds }) => holds(after))
    // All sections at once, each up to the limit: one after the other would be a wait for each that is not full.
    const found = await Promise.all(
      sections.map(async (section, index): Promise<readonly TaskRecord[]> => {
        if (index < at) return []
        const bound = index === at && after !== null ? beyond(section, after) : section.filter
        const { key, direction } = section
        return models.tasks
          .find({ ...scope, ...bound })
          .sort({ [key]: direction, _id: direction })
          .limit(limit)
          .lean()
      }),
    )
    return found.flat().slice(0, limit)
  }

  async function counts(actor: Actor, scope: Scope): Promise<TaskListPage['counts']> {
    const count = async (part: TaskPart): Promise<number> => {
      const [section] = sectionsOf(part, clock.now(), actor.timeZone)
      return models.tasks.countDocuments({ ...scope, ...section?.filter }, { limit: MAX_COUNTED + 1 })
    }
    const [today, week, later, undated] = await Promise.all([
      count('today'),
      count('week'),
      count('later'),
      count('undated'),
    ])
    return { today, week, later, undated }
  }

  return {
    async list(actor, { of: given, part, after, limit }) {
      authorize(actor, 'task.read')
      const merged = await mergedOf(models, actor, given)
      const of = merged?.of ?? given
      const scope = scopeOfTasks(actor, of)
      const anchor = after === undefined ? null : models.tasks.findOne({ ...scope, _id: objectId(after) }).lean()
      const reading = Promise.resolve(anchor).then((task) => page(actor, scope, part, task, limit + 1))
      const isOnRecord = of.kind in LINKS
      const [name, found, counted] = await Promise.all([
        merged?.name ?? nameOfTasks(models, actor, of),
        reading,
        isOnRecord ? null : counts(actor, scope),
      ])
      const tasks = await toListedTasks(models, actor, found.slice(0, limit), clock.now())
      return { name, tasks, hasAfter: found.length > limit, counts: counted }
    },

    async countOpen(actor, record) {
      authorize(actor, 'task.read')
      const open = { ...seen(actor), ...onRecord(record), status: 'open' as const }
      return models.tasks.countDocuments(open, { limit: MAX_COUNTED + 1 })
    },
  }
}
