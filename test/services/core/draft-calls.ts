/** The service functions of what is not a record yet, with the roles that they are allowed for. */
import { newId, type CardDraftId, type NoteDraftId } from '../../../src/models/ids.ts'
import type { CallOf } from './matrix-call.ts'

const WRITERS = 'owner admin manager rep'
const SHOWN_IN = { chatId: 1, messageId: 1 }
const PART = { messageId: 1, text: 'Hello', file: null, from: { name: 'Oscar', userId: 7, username: null } }

const noDraft = () => newId<NoteDraftId>()
const noCards = () => newId<CardDraftId>()

export const DRAFT_CALLS: Record<string, CallOf> = {
  'notes.findTarget': [
    WRITERS,
    ({ crm, me, contactId: id }) => crm.services.notes.findTarget(me(), { kind: 'contact', id }),
  ],
  'noteDrafts.gather': [
    WRITERS,
    ({ crm, me }) => {
      const given = { part: PART, joins: 'forwards', sentAt: crm.now(), waits: true, target: null }
      return crm.services.noteDrafts.gather(me(), given)
    },
  ],
  'noteDrafts.showIn': [WRITERS, ({ crm, me }) => crm.services.noteDrafts.showIn(me(), noDraft(), SHOWN_IN)],
  'noteDrafts.settle': [WRITERS, ({ crm, me }) => crm.services.noteDrafts.settle(me(), noDraft(), 1)],
  'noteDrafts.assign': [
    WRITERS,
    ({ crm, me, contactId }) => crm.services.noteDrafts.assign(me(), noDraft(), contactId),
  ],
  'noteDrafts.discard': [WRITERS, ({ crm, me }) => crm.services.noteDrafts.discard(me(), noDraft())],
  'noteDrafts.view': [
    WRITERS,
    ({ crm, me }) => crm.services.noteDrafts.view(me(), { kind: 'asked', id: noDraft(), shownIn: null }),
  ],
  'cardDrafts.gather': [
    WRITERS,
    ({ crm, me }) => {
      const card = { messageId: 1, typed: { name: 'Oscar' }, note: '', telegramUserId: null }
      return crm.services.cardDrafts.gather(me(), card, crm.now())
    },
  ],
  'cardDrafts.read': [WRITERS, ({ crm, me }) => crm.services.cardDrafts.read(me(), noCards())],
  'cardDrafts.showIn': [WRITERS, ({ crm, me }) => crm.services.cardDrafts.showIn(me(), noCards(), SHOWN_IN)],
  'cardDrafts.save': [WRITERS, ({ crm, me }) => crm.services.cardDrafts.save(me(), noCards(), 'all')],
  'cardDrafts.discard': [WRITERS, ({ crm, me }) => crm.services.cardDrafts.discard(me(), noCards())],
}
