/** Which parts of what members have shared and not saved are about the person. Pure. */
import type { CardDraftRecord, DraftCard } from '../../models/card-draft.ts'
import type { DraftPart, NoteDraftRecord } from '../../models/note-draft.ts'
import type { Recognition } from './recognise-person.ts'

type IsAbout = Recognition['isAbout']

/** Cards that were shared together are of several people. Whom one may duplicate says nothing about it. */
export function cardsAbout(isAbout: IsAbout, { cards }: Pick<CardDraftRecord, 'cards'>): readonly DraftCard[] {
  return cards.filter((card) => isAbout({ ...card, duplicates: [] }))
}

/** All of what is to become a note on the person; otherwise the messages that mention them. */
export function partsAbout(
  isAbout: IsAbout,
  { parts, target }: Pick<NoteDraftRecord, 'parts' | 'target'>,
): readonly DraftPart[] {
  return isAbout(target) ? parts : parts.filter((part) => isAbout(part))
}
