/** Saves shared contact cards: all of them in one transaction, so that one undo takes all of them back. */
import { beginningOf } from '../../language/cut-text.ts'
import type { CardDraftId, ContactId, EventId } from '../../models/ids.ts'
import { insertContact } from '../contacts/add-contact.ts'
import type { Actor } from '../core/actor.ts'
import { authorize } from '../core/permissions.ts'
import { insertNote, MAX_NOTE_LENGTH, relatedOfNote } from '../notes/notes.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import { readTyped } from '../records/read-typed.ts'
import { cardFilter, typedCard } from './gather-cards.ts'

/** Every card, or those that duplicate nobody. */
export type CardsToSave = 'all' | 'new'

export type SavedCards = { readonly contactIds: readonly ContactId[]; readonly undoId: EventId | null }

export type SaveCards = {
  /**
   * What no field holds becomes a note on the contact. The cards that are not saved are dropped.
   *
   * @returns null if they are saved already
   * @throws AppError FORBIDDEN
   */
  readonly save: (actor: Actor, id: CardDraftId, which: CardsToSave) => Promise<SavedCards | null>
  /** @returns false if they are saved already */
  readonly discard: (actor: Actor, id: CardDraftId) => Promise<boolean>
}

export function createSaveCards(deps: RecordDeps): SaveCards {
  const { models, transact, tablesOf } = deps
  return {
    async save(actor, id, which) {
      authorize(actor, 'contact.write')
      const own = { models, fields: tablesOf(actor) }
      return transact(
        actor,
        `cards.save-${id}`,
        async (tx): Promise<SavedCards | null> => {
          const draft = await models.cardDrafts.findOne(cardFilter(actor, id), null, { session: tx.session }).lean()
          if (draft === null) return null
          const contactIds: ContactId[] = []
          let first: EventId | null = null
          for (const { typed, note, telegramUserId, duplicates } of draft.cards) {
            if (which === 'new' && duplicates.length > 0) continue
            const inputs = await readTyped(deps, actor, own.fields.contact, typedCard(typed, telegramUserId))
            const added = await insertContact(own, actor, tx, inputs)
            contactIds.push(added.id)
            first ??= added.undoId
            if (note === '') continue
            const text = beginningOf(note, MAX_NOTE_LENGTH)
            await insertNote(models, actor, tx, {
              text,
              contactId: added.id,
              related: relatedOfNote(added.id, null),
            })
          }
          await models.cardDrafts.deleteOne(cardFilter(actor, id), { session: tx.session })
          return { contactIds, undoId: first }
        },
        { undoable: true },
      )
    },

    async discard(actor, id) {
      authorize(actor, 'contact.write')
      return (await models.cardDrafts.deleteOne(cardFilter(actor, id))).deletedCount === 1
    },
  }
}
