/** What deleting a record would take along, and whom it concerns: read before it is asked for. */
import type { RecordRef } from '../../ids.ts'
import { idOf, type MemberId, objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Types } from 'mongoose'
import type { Actor } from '../core/actor.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { type Action, authorize } from '../core/permissions.ts'
import { readCompany } from '../companies/write-company.ts'
import { readContact } from '../contacts/write-contact.ts'
import { readDeal } from '../deals/write-deal.ts'
import { openTasksOfCompany, openTasksOfContact, openTasksOfDeal } from '../tasks/delete-with-record.ts'
import { readTask } from '../tasks/write-task.ts'
import { assertMayDelete } from './may-delete.ts'

type Kind = 'contact' | 'company' | 'deal' | 'task'

export type TasksOf =
  | { readonly whose: 'mine' | 'nobody'; readonly count: number }
  | { readonly whose: 'member'; readonly name: string; readonly count: number }

export type DeletionPreview = {
  readonly name: string
  /** The name of somebody else who owns it; null if the actor does, or nobody. */
  readonly owner: string | null
  /** The open tasks that go along, by whose they are: the actor's own first, those that nobody has to do last. */
  readonly tasks: readonly TasksOf[]
  /** Whether it concerns somebody else, so that the actor should be asked first. */
  readonly asks: boolean
}

/** @throws AppError FORBIDDEN, also if the workspace lets reps delete only their own; NOT_FOUND */
export type PreviewDeletion = (actor: Actor, record: RecordRef<Kind>) => Promise<DeletionPreview>

const ACTIONS = {
  contact: 'contact.delete',
  company: 'contact.delete',
  deal: 'deal.delete',
  task: 'task.write',
} as const satisfies Record<Kind, Action>

type Found = {
  readonly name: string
  readonly owner: Types.ObjectId | undefined
  readonly assignees: readonly (Types.ObjectId | undefined)[]
}

async function read(models: Models, actor: Actor, { kind, id }: RecordRef<Kind>): Promise<Found> {
  switch (kind) {
    case 'contact': {
      const contact = await readContact(models, actor, id)
      const tasks = await openTasksOfContact(models, contact)
      return { name: contact.displayName, owner: contact.ownerId, assignees: tasks.map((task) => task.assigneeId) }
    }
    case 'company': {
      const company = await readCompany(models, actor, id)
      const tasks = await openTasksOfCompany(models, company)
      return { name: company.name, owner: company.ownerId, assignees: tasks.map((task) => task.assigneeId) }
    }
    case 'deal': {
      const deal = await readDeal(models, actor, id)
      const tasks = await openTasksOfDeal(models, deal)
      return { name: deal.title, owner: deal.ownerId, assignees: tasks.map((task) => task.assigneeId) }
    }
    case 'task': {
      const { title, assigneeId } = await readTask(models, actor, id)
      return { name: title, owner: assigneeId, assignees: [] }
    }
  }
}

export function createPreviewDeletion({ models }: Pick<CoreDeps, 'models'>): PreviewDeletion {
  async function memberNames(actor: Actor, ids: readonly MemberId[]): Promise<ReadonlyMap<string, string>> {
    const filter = { workspaceId: objectId(actor.workspaceId), _id: { $in: ids.map(objectId) } }
    const members = ids.length === 0 ? [] : await models.members.find(filter, { name: 1 }).lean()
    return new Map(members.map(({ _id, name }) => [_id.toHexString(), name]))
  }

  return async (actor, record) => {
    authorize(actor, ACTIONS[record.kind])
    const { name, owner, assignees } = await read(models, actor, record)
    await assertMayDelete(models, actor, owner)
    const counts = new Map<MemberId, number>()
    const assigned = assignees.filter((id) => id !== undefined)
    for (const id of assigned) counts.set(idOf(id), (counts.get(idOf(id)) ?? 0) + 1)
    const ownerId = owner === undefined ? null : idOf<MemberId>(owner)
    const others = [...counts.keys(), ...(ownerId === null ? [] : [ownerId])].filter((id) => id !== actor.memberId)
    const names = await memberNames(actor, others)
    const own = counts.get(actor.memberId)
    const nobodys = assignees.length - assigned.length
    return {
      name,
      owner: ownerId === null || ownerId === actor.memberId ? null : (names.get(ownerId) ?? ''),
      tasks: [
        ...(own === undefined ? [] : [{ whose: 'mine' as const, count: own }]),
        ...[...counts]
          .filter(([id]) => id !== actor.memberId)
          .map(([id, count]) => ({ whose: 'member' as const, name: names.get(id) ?? '', count })),
        ...(nobodys === 0 ? [] : [{ whose: 'nobody' as const, count: nobodys }]),
      ],
      asks: others.length > 0,
    }
  }
}
