/** Everything that happened to a contact, company or deal, newest first: read from the events. */
import { AppError } from '../../errors.ts'
import type { Change, EventRecord, EventType, TargetKind } from '../../models/event.ts'
import { type EventId, idOf, isId, objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Actor } from '../actor.ts'
import { readContact } from '../contacts/write-contact.ts'
import { readDeal } from '../deals/write-deal.ts'
import { authorize, visibleTo } from '../permissions.ts'
import type { ServicesDeps } from '../services-deps.ts'

export type TimelineOf = { readonly kind: 'contact' | 'deal'; readonly id: string }

export type TimelineEntry = {
  readonly id: EventId
  readonly type: EventType
  /** ISO 8601, UTC. */
  readonly at: string
  readonly target: { readonly kind: TargetKind; readonly id: string }
  /** Null when an integration or the system did it. */
  readonly by: { readonly name: string } | null
  readonly channel: string
  readonly changes: readonly Change[]
  /** The title of the deal or task, or the text of the note that the event is about; null for the record itself. */
  readonly about: string | null
  /** Whether it takes an earlier change back. */
  readonly undo: boolean
}

export type TimelinePage = { readonly entries: readonly TimelineEntry[]; readonly hasMore: boolean }

export type TimelineService = {
  /**
   * @param query `before` is the last entry of the page before
   * @throws AppError FORBIDDEN; NOT_FOUND for a record that the actor may not see
   */
  readonly list: (
    actor: Actor,
    of: TimelineOf,
    query: { readonly limit: number; readonly before?: string },
  ) => Promise<TimelinePage>
}

const NAMED: ReadonlySet<TargetKind> = new Set(['deal', 'task', 'note'])

async function readSubject(models: Models, actor: Actor, { kind, id }: TimelineOf): Promise<void> {
  authorize(actor, kind === 'deal' ? 'deal.read' : 'contact.read')
  await (kind === 'deal' ? readDeal(models, actor, id) : readContact(models, actor, id))
}

/** The names of the deals, tasks and notes that events are about, as far as the actor may see them. */
async function subjects(models: Models, actor: Actor, events: readonly EventRecord[]) {
  const workspaceId = objectId(actor.workspaceId)
  const idsOf = (kind: TargetKind) => events.flatMap(({ target }) => (target.kind === kind ? [target.id] : []))
  const named = async <T extends { _id: { toHexString(): string } }>(
    ids: readonly unknown[],
    read: () => PromiseLike<readonly T[]>,
    name: (record: T) => string,
  ) => (ids.length === 0 ? [] : (await read()).map((record) => [record._id.toHexString(), name(record)] as const))
  const [deals, tasks, notes] = [idsOf('deal'), idsOf('task'), idsOf('note')]
  const found = await Promise.all([
    named(
      deals,
      () => models.deals.find({ ...visibleTo(actor), _id: { $in: deals } }, { title: 1 }).lean(),
      ({ title }) => title,
    ),
    named(
      tasks,
      () => models.tasks.find({ ...visibleTo(actor, 'assigneeId'), _id: { $in: tasks } }, { title: 1 }).lean(),
      ({ title }) => title,
    ),
    named(
      notes,
      () => models.notes.find({ workspaceId, _id: { $in: notes } }, { text: 1 }).lean(),
      ({ text }) => text,
    ),
  ])
  return new Map(found.flat())
}

async function actorNames(models: Models, actor: Actor, events: readonly EventRecord[]) {
  const ids = events.flatMap(({ memberId }) => (memberId === undefined ? [] : [memberId]))
  const filter = { workspaceId: objectId(actor.workspaceId), _id: { $in: ids } }
  const members = ids.length === 0 ? [] : await models.members.find(filter, { name: 1 }).lean()
  return new Map(members.map(({ _id, name }) => [_id.toHexString(), name]))
}

export function createTimeline({ models }: Pick<ServicesDeps, 'models'>): TimelineService {
  return {
    async list(actor, of, { limit, before }) {
      await readSubject(models, actor, of)
      const workspaceId = objectId(actor.workspaceId)
      const scope = { workspaceId, 'related.id': objectId(of.id) }
      const anchor =
        before !== undefined && isId(before)
          ? await models.events.findOne({ ...scope, _id: objectId(before) }, { at: 1 }).lean()
          : null
      if (before !== undefined && anchor === null) {
        throw new AppError('NOT_FOUND', { message: 'No such entry', details: { kind: 'change' } })
      }
      const bound = anchor && {
        at: { $lte: anchor.at },
        $or: [{ at: { $lt: anchor.at } }, { at: anchor.at, _id: { $lt: anchor._id } }],
      }
      const found = await models.events
        .find({ ...scope, ...bound })
        .sort({ at: -1, _id: -1 })
        .limit(limit + 1)
        .lean()
      const events = found.slice(0, limit)
      const [about, names] = await Promise.all([subjects(models, actor, events), actorNames(models, actor, events)])
      // A contact's timeline also tells of deals and tasks: not of those of others, where members see their own only.
      const shown = events.filter(
        ({ target }) =>
          target.id.toHexString() === of.id || !NAMED.has(target.kind) || about.has(target.id.toHexString()),
      )
      const entries = shown.map((event): TimelineEntry => {
        const target = { kind: event.target.kind, id: event.target.id.toHexString() }
        const name = event.memberId && names.get(event.memberId.toHexString())
        return {
          id: idOf(event._id),
          type: event.type,
          at: event.at.toISOString(),
          target,
          by: name === undefined ? null : { name },
          channel: event.channel,
          changes: event.changes,
          about: target.id === of.id ? null : (about.get(target.id) ?? null),
          undo: event.undoes !== undefined,
        }
      })
      return { entries, hasMore: found.length > limit }
    },
  }
}
