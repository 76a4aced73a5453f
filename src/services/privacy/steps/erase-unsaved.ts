/** What members have typed or shared and not saved, and messages to them that wait. */
import type { Model } from 'mongoose'

import type { CardDraftRecord } from '../../../models/card-draft.ts'
import type { HeldNoticeRecord } from '../../../models/held-notice.ts'
import type { NoteDraftRecord } from '../../../models/note-draft.ts'
import type { TypedLineRecord } from '../../../models/typed-line.ts'
import { cardsAbout, partsAbout } from '../drafts-about.ts'
import type { EraseContext, EraseStep } from '../erase-context.ts'
import { rewriteFound, type Rewrite } from '../write-found.ts'

async function rewriteAll<Stored extends CardDraftRecord | HeldNoticeRecord | NoteDraftRecord | TypedLineRecord>(
  context: EraseContext,
  model: Model<Stored>,
  rewrite: (record: Stored) => Rewrite | null,
): Promise<void> {
  const { workspaceId } = context.erasure
  const records = (model as unknown as Model<Stored & { readonly workspaceId: unknown }>)
    .find({ workspaceId } as never)
    .lean()
    .cursor()
  await rewriteFound<Stored>(context, model as never, records, rewrite)
}

/** Only their cards go, and the others are no longer compared with them. */
function cardsWithout({ isAbout }: EraseContext, draft: CardDraftRecord): Rewrite | null {
  const { cards } = draft
  const theirs = cardsAbout(isAbout, draft)
  const left = cards
    .filter((card) => !theirs.includes(card))
    .map((card) => {
      const duplicates = card.duplicates.filter((one) => !isAbout(one))
      return duplicates.length === card.duplicates.length ? card : { ...card, duplicates }
    })
  if (left.length === cards.length && left.every((card, place) => card === cards[place])) return null
  return left.length === 0 ? 'delete' : { update: { $set: { cards: left } } }
}

function partsWithout({ isAbout }: EraseContext, draft: NoteDraftRecord): Rewrite | null {
  const theirs = partsAbout(isAbout, draft)
  if (theirs.length === 0) return null
  const left = draft.parts.filter((part) => !theirs.includes(part))
  return left.length === 0 ? 'delete' : { update: { $set: { parts: left } } }
}

export const eraseUnsaved: EraseStep = async (context) => {
  const { typedLines, noteDrafts, cardDrafts, heldNotices } = context.deps.models
  const whole = (record: TypedLineRecord | HeldNoticeRecord) => (context.isAbout(record) ? 'delete' : null)
  await rewriteAll(context, typedLines, whole)
  await rewriteAll(context, heldNotices, whole)
  await rewriteAll(context, noteDrafts, (draft) => partsWithout(context, draft))
  await rewriteAll(context, cardDrafts, (draft) => cardsWithout(context, draft))
}
