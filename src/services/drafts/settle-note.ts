/** Decides whom a draft is about, or lets the member say. */
import type { NoteTarget } from '../notes/note-target.ts'
import { beginningOf } from '../../language/cut-text.ts'
import { AppError, isAppError } from '../../errors.ts'
import type { ContactId, EventId, NoteDraftId } from '../../models/ids.ts'
import type { NoteDraftRecord, ShownMessage } from '../../models/note-draft.ts'
import type { ForwardedFrom } from '../../models/note-file.ts'
import { recordRef } from '../../models/record-ref.ts'
import { MAX_SINGLE_LINE_LENGTH } from '../../language/single-line.ts'
import { insertContact } from '../contacts/add-contact.ts'
import type { Actor } from '../core/actor.ts'
import { authorize } from '../core/permissions.ts'
import type { Transaction } from '../core/transact.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import { findSender, outsidersOf } from './find-sender.ts'
import { draftFilter } from './gather-note.ts'
import { authorsOf } from './note-of-draft.ts'
import { writeDraft } from './write-draft.ts'

export type Settled =
  | {
      readonly kind: 'noted'
      readonly target: NoteTarget
      readonly undoId: EventId | null
      /** How many messages there were. */
      readonly count: number
      readonly shownIn: ShownMessage | null
    }
  /** The member is asked whom it is about. */
  | { readonly kind: 'asked'; readonly id: NoteDraftId; readonly shownIn: ShownMessage | null }

/** @property isNew whether the contact was made for it */
export type Assigned = { readonly contactId: ContactId; readonly isNew: boolean; readonly undoId: EventId | null }

export type SettleNote = {
  /**
   * @param seen how many messages the caller knows of
   * @returns null if there is nothing to do (any more): it is settled, or more messages came
   * @throws AppError FORBIDDEN
   */
  readonly settle: (actor: Actor, id: NoteDraftId, seen: number) => Promise<Settled | null>
  /**
   * The member said whom it is about; null makes a contact of the person who wrote it, unless somebody has made one meanwhile.
   *
   * @returns null if the draft is settled already
   * @throws AppError FORBIDDEN; NOT_FOUND for the contact
   */
  readonly assign: (actor: Actor, id: NoteDraftId, contactId: ContactId | null) => Promise<Assigned | null>
  /** @returns false if it is settled already */
  readonly discard: (actor: Actor, id: NoteDraftId) => Promise<boolean>
}

export function createSettleNote(deps: RecordDeps): SettleNote {
  const { models, transact } = deps

  async function read(actor: Actor, tx: Transaction, id: NoteDraftId): Promise<NoteDraftRecord | null> {
    return models.noteDrafts.findOne(draftFilter(actor, id), null, { session: tx.session }).lean()
  }

  /** Whose messages they are, if they are all one person's. */
  async function writerOf(actor: Actor, tx: Transaction, draft: NoteDraftRecord): Promise<ForwardedFrom | null> {
    const [one, ...others] = await outsidersOf(models, actor, authorsOf(draft.parts), tx)
    return one !== undefined && others.length === 0 ? one : null
  }

  async function targetOf(
    actor: Actor,
    tx: Transaction,
    { target }: NoteDraftRecord,
    by: ForwardedFrom | null,
  ): Promise<NoteTarget | null> {
    if (target !== null) {
      const { kind, id } = recordRef(target)
      if (kind === 'contact') return { kind, id }
      if (kind === 'deal') return { kind, id }
    }
    const sender = by === null ? null : await findSender(models, actor, by, tx)
    return sender === null ? null : { kind: 'contact', id: sender }
  }

  return {
    async settle(actor, id, seen) {
      authorize(actor, 'note.write')
      return transact(
        actor,
        `draft.settle-${id}`,
        async (tx): Promise<Settled | null> => {
          const draft = await read(actor, tx, id)
          if (draft === null || draft.asked || draft.parts.length !== seen) return null
          const { shownIn } = draft
          const by = await writerOf(actor, tx, draft)
          const target = await targetOf(actor, tx, draft, by)
          if (target !== null) {
            try {
              const undoId = await writeDraft(deps, actor, tx, draft, { target, by })
              return { kind: 'noted', target, undoId, count: seen, shownIn }
            } catch (error) {
              // Deleted, or given away, since the member named it.
              if (!isAppError(error) || error.code !== 'NOT_FOUND') throw error
            }
          }
          const asked = { $set: { asked: true, target: null } }
          await models.noteDrafts.updateOne(draftFilter(actor, id), asked, { session: tx.session })
          return { kind: 'asked', id, shownIn }
        },
        { undoable: true },
      )
    },

    async assign(actor, id, contactId) {
      authorize(actor, 'note.write')
      if (contactId === null) authorize(actor, 'contact.write')
      return transact(
        actor,
        `draft.assign-${id}`,
        async (tx): Promise<Assigned | null> => {
          const draft = await read(actor, tx, id)
          if (draft === null) return null
          const by = await writerOf(actor, tx, draft)
          let to = contactId ?? (by === null ? null : await findSender(models, actor, by, tx))
          const isNew = to === null
          if (to === null) {
            if (by === null) throw new AppError('NOT_FOUND', { details: { kind: 'contact' } })
            const { name, userId, username } = by
            const inputs = {
              // Telegram's names have at most 129 characters.
              name: beginningOf(name, MAX_SINGLE_LINE_LENGTH).trim(),
              ...(userId !== null && { telegram: { userId, username } }),
            }
            to = (await insertContact({ models, fields: deps.tablesOf(actor) }, actor, tx, inputs)).id
          }
          const undoId = await writeDraft(deps, actor, tx, draft, { target: { kind: 'contact', id: to }, by })
          return { contactId: to, isNew, undoId }
        },
        { undoable: true },
      )
    },

    async discard(actor, id) {
      authorize(actor, 'note.write')
      return (await models.noteDrafts.deleteOne(draftFilter(actor, id))).deletedCount === 1
    },
  }
}
