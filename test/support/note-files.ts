/** Puts files on the notes of a record, as if they had been sent. */
import type { Types } from 'mongoose'

import type { TestBot } from './test-bot.ts'

type NoteOf = { readonly workspaceId: string | Types.ObjectId } & (
  | { readonly dealId: string }
  | { readonly contactId: string }
  | { readonly companyId: string | Types.ObjectId }
)

/** All on the newest note of the record. */
export async function putFiles({ models }: TestBot, on: NoteOf, names: readonly string[]): Promise<void> {
  const files = names.map((name) => ({
    fileId: `id-${name}`,
    fileUniqueId: `u-${name}`,
    kind: 'document' as const,
    name,
    size: 1_250_000,
    mime: null,
  }))
  const note = await models.notes.findOne(on).sort({ _id: -1 }).orFail()
  await models.notes.updateOne({ workspaceId: note.workspaceId, _id: note._id }, { $set: { files } })
}
