/** The audit log of a workspace, read from the events: who did what and when, the latest first. */
import type { Model, Types } from 'mongoose'

import { AppError } from '../../errors.ts'
import type { RecordKind, RecordRef } from '../../ids.ts'
import { AUDIT_KINDS, type AuditKind } from '../../models/audit-kind.ts'
import type { EventRecord, EventType } from '../../models/event.ts'
import { type EventId, idOf, objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import { recordRef } from '../../models/record-ref.ts'
import type { Actor } from '../core/actor.ts'
import { authorize } from '../core/permissions.ts'
import type { CoreDeps } from '../core/core-deps.ts'

/** What can be looked at: everything that happened, or one kind of it. */
export const AUDIT_FILTERS = ['all', ...AUDIT_KINDS] as const
export type AuditFilter = (typeof AUDIT_FILTERS)[number]

export type AuditEntry = {
  readonly id: EventId
  readonly type: EventType
  /** ISO 8601, UTC. */
  readonly at: string
  /** Null when an integration or the system did it. */
  readonly by: string | null
  readonly channel: string
  readonly target: RecordRef
  /** What it is called now; null if it is called nothing. */
  readonly name: string | null
  /** The path of what changed, for a setting of the workspace; null for anything else. */
  readonly setting: string | null
}

export type AuditQuery = {
  /** Everything that happened if left out. */
  readonly kind?: AuditKind
  readonly limit: number
  /** The last entry of the previous page. */
  readonly before?: EventId
}

/** @throws AppError FORBIDDEN; NOT_FOUND for an anchor that is not there */
export type ListAudit = (
  actor: Actor,
  query: AuditQuery,
) => Promise<{ readonly entries: readonly AuditEntry[]; readonly hasMore: boolean }>

type Named = { readonly model: keyof Models; readonly path: string }

/** Where the name of each kind of target is. Null: it has none, or it is what somebody wrote. */
const NAMES = {
  workspace: null,
  member: { model: 'members', path: 'name' },
  invite: null,
  contact: { model: 'contacts', path: 'displayName' },
  company: { model: 'companies', path: 'name' },
  pipeline: { model: 'pipelines', path: 'name' },
  deal: { model: 'deals', path: 'title' },
  task: { model: 'tasks', path: 'title' },
  note: null,
  'lead-source': { model: 'leadSources', path: 'name' },
  webhook: { model: 'webhookEndpoints', path: 'name' },
  'api-key': { model: 'apiKeys', path: 'name' },
  sync: { model: 'syncs', path: 'name' },
  import: { model: 'imports', path: 'name' },
  'bulk-edit': null,
  rate: null,
  'assignment-rule': { model: 'assignmentRules', path: 'name' },
} as const satisfies Record<RecordKind, Named | null>

type Stored = Readonly<Record<string, unknown>> & { readonly _id: Types.ObjectId }

export function createListAudit({ models }: Pick<CoreDeps, 'models'>): ListAudit {
  async function namesOf(workspaceId: Types.ObjectId, events: readonly EventRecord[]) {
    const kinds = new Set(events.map(({ target }) => target.kind))
    const found = [...kinds].map(async (kind): Promise<(readonly [string, string])[]> => {
      const named: Named | null = NAMES[kind]
      if (named === null) return []
      const ids = events.flatMap(({ target }) => (target.kind === kind ? [target.id] : []))
      const model = models[named.model] as unknown as Model<Stored>
      const filter = { workspaceId, _id: { $in: ids } } as never
      const records = await model.find(filter, { [named.path]: 1 }).lean<readonly Stored[]>()
      return records.map((record) => {
        const name = record[named.path]
        return [record._id.toHexString(), typeof name === 'string' ? name : '']
      })
    })
    return new Map((await Promise.all(found)).flat())
  }

  async function membersOf(workspaceId: Types.ObjectId, events: readonly EventRecord[]) {
    const _id = { $in: events.flatMap(({ memberId }) => memberId ?? []) }
    const members = await models.members.find({ workspaceId, _id }, { name: 1 }).lean()
    return new Map(members.map((member) => [member._id.toHexString(), member.name]))
  }

  return async (actor, { kind, limit, before }) => {
    authorize(actor, 'audit.read')
    const workspaceId = objectId(actor.workspaceId)
    const anchor =
      before === undefined
        ? null
        : await models.events.findOne({ workspaceId, _id: objectId(before) }, { at: 1 }).lean()
    if (before !== undefined && anchor === null) throw new AppError('NOT_FOUND', { details: { kind: 'event' } })
    const beyond = anchor && {
      at: { $lte: anchor.at },
      $or: [{ at: { $lt: anchor.at } }, { at: anchor.at, _id: { $lt: anchor._id } }],
    }
    const events = await models.events
      .find({
        workspaceId,
        // With the type, the database sees that the partial index answers it.
        ...(kind !== undefined && { audit: { $eq: kind, $type: 'string' as const } }),
        ...beyond,
      })
      .sort({ at: -1, _id: -1 })
      .limit(limit + 1)
      .lean()
    const page = events.slice(0, limit)
    const [names, members] = await Promise.all([namesOf(workspaceId, page), membersOf(workspaceId, page)])
    return {
      entries: page.map(({ _id, type, at, memberId, channel, target, changes }) => ({
        id: idOf<EventId>(_id),
        type,
        at: at.toISOString(),
        by: memberId === undefined ? null : (members.get(memberId.toHexString()) ?? null),
        channel,
        target: recordRef(target),
        name: names.get(target.id.toHexString()) || null,
        setting: type === 'workspace.updated' || target.kind === 'rate' ? (changes[0]?.path ?? null) : null,
      })),
      hasMore: events.length > limit,
    }
  }
}
