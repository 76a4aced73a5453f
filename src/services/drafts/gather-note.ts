/** Takes down a forwarded or sent message: alone, or with those that came just before it. */
import type { NoteTarget } from '../notes/note-target.ts'
import { idOf, newId, type NoteDraftId, objectId } from '../../models/ids.ts'
import type { DraftPart, NoteDraftRecord, ShownMessage } from '../../models/note-draft.ts'
import type { Actor } from '../core/actor.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { authorize } from '../core/permissions.ts'
import { SETTLE_DRAFT_JOB } from './settle-job.ts'

/** Messages forwarded within this time of each other become one note. Milliseconds. */
export const GATHER_MS = 5_000
/** What a draft holds at most: a longer series goes on in another. Telegram forwards up to 100 messages at once. */
const MAX_PARTS = 100

export type Gathered = {
  readonly id: NoteDraftId
  /** Whether it began with this message. */
  readonly first: boolean
  readonly seen: number
}

export type NewPart = {
  readonly part: DraftPart
  /** Only messages with the same value become one note. */
  readonly joins: string
  readonly sentAt: Date
  /** Whether more may follow. Otherwise nobody waits, and the caller settles it at once. */
  readonly waits: boolean
  readonly target: NoteTarget | null
}

export type GatherNote = {
  /** @throws AppError FORBIDDEN */
  readonly gather: (actor: Actor, given: NewPart) => Promise<Gathered>
  /** Remembers the message that says later what became of it. Null if the draft is settled already. */
  readonly showIn: (actor: Actor, id: NoteDraftId, shownIn: ShownMessage) => Promise<ShownMessage | null>
}

export function draftFilter(actor: Actor, id: NoteDraftId) {
  return { workspaceId: objectId(actor.workspaceId), memberId: objectId(actor.memberId), _id: objectId(id) }
}

export function createGatherNote({ models, transact }: CoreDeps): GatherNote {
  return {
    async gather(actor, { part, joins, sentAt, waits, target }) {
      authorize(actor, 'note.write')
      return transact(actor, 'draft.gather', async (tx): Promise<Gathered> => {
        const { session } = tx
        const scope = { workspaceId: objectId(actor.workspaceId), memberId: objectId(actor.memberId) }
        const [from, to] = [sentAt.getTime() - GATHER_MS, sentAt.getTime() + GATHER_MS]
        const near = { lastAt: { $gte: new Date(from), $lte: new Date(to) }, joins, asked: false }
        const open = waits
          ? await models.noteDrafts
              .findOne({ ...scope, ...near }, null, { session })
              .sort({ _id: -1 })
              .lean()
          : null
        const joined = open !== null && open.parts.length < MAX_PARTS ? open : null
        const id = joined === null ? newId<NoteDraftId>() : idOf<NoteDraftId>(joined._id)
        const seen = (joined?.parts.length ?? 0) + 1
        if (joined === null) {
          const stored = target === null ? null : { kind: target.kind, id: objectId(target.id) }
          const draft: NoteDraftRecord = {
            _id: objectId(id),
            ...scope,
            parts: [part],
            joins,
            lastAt: sentAt,
            target: stored,
            shownIn: null,
            asked: false,
            at: tx.at,
          }
          await tx.insert(models.noteDrafts, draft)
        } else {
          const update = { $push: { parts: part }, $max: { lastAt: sentAt } }
          await models.noteDrafts.updateOne({ ...scope, _id: joined._id }, update, { session })
        }
        if (waits) {
          const job = { workspaceId: actor.workspaceId, memberId: actor.memberId, draftId: id, seen }
          tx.enqueue(SETTLE_DRAFT_JOB, job, { runAt: new Date(tx.at.getTime() + GATHER_MS) })
        }
        return { id, first: joined === null, seen }
      })
    },

    async showIn(actor, id, shownIn) {
      authorize(actor, 'note.write')
      await models.noteDrafts.updateOne({ ...draftFilter(actor, id), shownIn: null }, { $set: { shownIn } })
      const draft = await models.noteDrafts.findOne(draftFilter(actor, id), { shownIn: 1 }).lean()
      return draft?.shownIn ?? null
    },
  }
}
