/** Takes down a shared contact card, together with those that were shared just before it. */
import { type CardDraftId, type ContactId, idOf, newId, objectId } from '../../models/ids.ts'
import type { CardDraftRecord, DraftCard } from '../../models/card-draft.ts'
import type { ShownMessage } from '../../models/note-draft.ts'
import { wholeTelegramText } from '../../language/telegram-account.ts'
import type { TypedContact } from '../contacts/add-contact.ts'
import { DUPLICATE_REASONS, type DuplicateReason, type FindDuplicates } from '../contacts/find-duplicates.ts'
import type { Actor } from '../core/actor.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { authorize } from '../core/permissions.ts'

/** Cards shared within this time of each other are saved by one tap: choosing the next in the phone book takes some seconds. */
export const GATHER_CARDS_MS = 30_000
/** Saved in one transaction. A longer series goes on in another draft. */
const MAX_CARDS = 30

export type SharedCard = {
  readonly messageId: number
  readonly typed: TypedContact
  readonly note: string
  readonly telegramUserId: number | null
}

export type CardsView = {
  readonly id: CardDraftId
  readonly cards: readonly {
    readonly typed: TypedContact
    readonly note: string
    readonly duplicates: readonly { readonly id: ContactId; readonly name: string; readonly reason: DuplicateReason }[]
  }[]
  readonly shownIn: ShownMessage | null
}

export type GatherCards = {
  /** The same card shared twice is one. @throws AppError FORBIDDEN; VALIDATION as adding a contact does */
  readonly gather: (actor: Actor, card: SharedCard, sentAt: Date) => Promise<CardDraftId>
  /** Null if the cards are saved already, or are not the actor's. */
  readonly read: (actor: Actor, id: CardDraftId) => Promise<CardsView | null>
  readonly showIn: (actor: Actor, id: CardDraftId, shownIn: ShownMessage) => Promise<void>
}

export function cardFilter(actor: Actor, id: CardDraftId) {
  return { workspaceId: objectId(actor.workspaceId), memberId: objectId(actor.memberId), _id: objectId(id) }
}

/** What a card says, with the account that Telegram knows its person by. */
export function typedCard(typed: TypedContact, userId: number | null): TypedContact {
  const known = userId === null ? [] : [wholeTelegramText({ userId, username: null })]
  const telegram = [...(typed.telegram === undefined ? [] : [typed.telegram]), ...known].join(' ')
  return telegram === '' ? typed : { ...typed, telegram }
}

function isReason(reason: string): reason is DuplicateReason {
  return DUPLICATE_REASONS.some((known) => known === reason)
}

const sameAs =
  ({ typed, note }: Pick<DraftCard, 'typed' | 'note'>) =>
  (other: DraftCard): boolean =>
    JSON.stringify([typed, note]) === JSON.stringify([other.typed, other.note])

export function createGatherCards({ models, transact }: CoreDeps, findDuplicates: FindDuplicates): GatherCards {
  return {
    async gather(actor, { messageId, typed, note, telegramUserId }, sentAt) {
      authorize(actor, 'contact.write')
      const found = await findDuplicates(actor, typedCard(typed, telegramUserId))
      const duplicates = found.map(({ id, displayName: name, reason }) => ({ id: objectId(id), name, reason }))
      const given = Object.entries(typed).flatMap(([name, text]) => (text === undefined ? [] : [[name, text] as const]))
      const card: DraftCard = { messageId, typed: Object.fromEntries(given), note, telegramUserId, duplicates }
      return transact(actor, 'cards.gather', async (tx): Promise<CardDraftId> => {
        const { session } = tx
        const scope = { workspaceId: objectId(actor.workspaceId), memberId: objectId(actor.memberId) }
        const [from, to] = [sentAt.getTime() - GATHER_CARDS_MS, sentAt.getTime() + GATHER_CARDS_MS]
        const near = { lastAt: { $gte: new Date(from), $lte: new Date(to) } }
        const open = await models.cardDrafts
          .findOne({ ...scope, ...near }, null, { session })
          .sort({ _id: -1 })
          .lean()
        if (open !== null && open.cards.length < MAX_CARDS) {
          const update = { ...(!open.cards.some(sameAs(card)) && { $push: { cards: card } }), $max: { lastAt: sentAt } }
          await models.cardDrafts.updateOne({ ...scope, _id: open._id }, update, { session })
          return idOf(open._id)
        }
        const id = newId<CardDraftId>()
        const draft: CardDraftRecord = {
          _id: objectId(id),
          ...scope,
          cards: [card],
          lastAt: sentAt,
          shownIn: null,
          at: tx.at,
        }
        await tx.insert(models.cardDrafts, draft)
        return id
      })
    },

    async read(actor, id) {
      authorize(actor, 'contact.write')
      const draft = await models.cardDrafts.findOne(cardFilter(actor, id)).lean()
      if (draft === null) return null
      const cards = draft.cards.map(({ typed, note, duplicates }) => ({
        typed,
        note,
        duplicates: duplicates.flatMap(({ id: of, name, reason }) =>
          isReason(reason) ? [{ id: idOf<ContactId>(of), name, reason }] : [],
        ),
      }))
      return { id, cards, shownIn: draft.shownIn }
    },

    async showIn(actor, id, shownIn) {
      authorize(actor, 'contact.write')
      await models.cardDrafts.updateOne(cardFilter(actor, id), { $set: { shownIn } })
    },
  }
}
