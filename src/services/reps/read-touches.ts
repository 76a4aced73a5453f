/** What a member did with customers last: notes and completed tasks, with the records that they are about. */
import type { RecordRef } from '../../ids.ts'
import type { EventRecord, EventType } from '../../models/event.ts'
import { AppError } from '../../errors.ts'
import { type MemberId, objectId } from '../../models/ids.ts'
import { recordRef } from '../../models/record-ref.ts'
import type { Actor } from '../core/actor.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { authorize } from '../core/permissions.ts'
import { touchesOf } from './count-by-member.ts'

type TouchedRef = RecordRef<'contact' | 'company' | 'deal'>

export type MemberTouch = {
  readonly type: EventType
  /** ISO 8601, UTC. */
  readonly at: string
  /** The deal, else the contact, else the company; null if it is about none, or gone. */
  readonly about: { readonly record: TouchedRef; readonly name: string } | null
}

/** @property touches the latest first */
export type MemberTouches = { readonly name: string; readonly touches: readonly MemberTouch[] }

/** @throws AppError FORBIDDEN; NOT_FOUND */
export type ReadTouches = (actor: Actor, id: MemberId) => Promise<MemberTouches>

const MAX_SHOWN = 10

type Told = Pick<EventRecord, 'type' | 'at' | 'related'>

const isTouched = (ref: RecordRef): ref is TouchedRef => ['deal', 'contact', 'company'].includes(ref.kind)

function aboutOf({ related }: Told): TouchedRef | null {
  const refs = related.map(recordRef).filter(isTouched)
  return refs.find(({ kind }) => kind === 'deal') ?? refs.find(({ kind }) => kind === 'contact') ?? refs[0] ?? null
}

export function createReadTouches({ models, clock }: Pick<CoreDeps, 'models' | 'clock'>): ReadTouches {
  async function namesOf(actor: Actor, refs: readonly TouchedRef[]): Promise<ReadonlyMap<string, string>> {
    const filter = (kind: TouchedRef['kind']) => ({
      workspaceId: objectId(actor.workspaceId),
      _id: { $in: refs.filter((ref) => ref.kind === kind).map(({ id }) => objectId(id)) },
      deletedAt: null,
    })
    const [deals, contacts, companies] = await Promise.all([
      models.deals.find(filter('deal'), { title: 1 }).lean(),
      models.contacts.find(filter('contact'), { displayName: 1 }).lean(),
      models.companies.find(filter('company'), { name: 1 }).lean(),
    ])
    return new Map([
      ...deals.map(({ _id, title }) => [_id.toHexString(), title] as const),
      ...contacts.map(({ _id, displayName }) => [_id.toHexString(), displayName] as const),
      ...companies.map(({ _id, name }) => [_id.toHexString(), name] as const),
    ])
  }

  return async (actor, id) => {
    // Names of what they worked on, which may be somebody else's.
    authorize(actor, 'record.see-all')
    const [member, events] = await Promise.all([
      models.members.findOne({ workspaceId: objectId(actor.workspaceId), _id: objectId(id) }, { name: 1 }).lean(),
      models.events
        .find(touchesOf({ actor, members: [objectId(id)], now: clock.now() }), { type: 1, at: 1, related: 1 })
        .sort({ at: -1 })
        .limit(MAX_SHOWN)
        .lean<readonly Told[]>(),
    ])
    if (member === null) throw new AppError('NOT_FOUND', { details: { kind: 'member' } })
    const about = events.map(aboutOf)
    const names = await namesOf(
      actor,
      about.flatMap((ref) => ref ?? []),
    )
    const touches = events.map(({ type, at }, index): MemberTouch => {
      const record = about[index] ?? null
      const name = record === null ? undefined : names.get(record.id)
      return {
        type,
        at: at.toISOString(),
        about: record === null || name === undefined ? null : { record, name },
      }
    })
    return { name: member.name, touches }
  }
}
