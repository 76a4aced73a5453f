/** What the bot asks about a draft: whose messages it has, and which contacts may be meant. */
import type { ContactId, NoteDraftId } from '../../models/ids.ts'
import { objectId } from '../../models/ids.ts'
import type { FindContacts } from '../contacts/find-contacts.ts'
import type { Actor } from '../core/actor.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { authorize } from '../core/permissions.ts'
import { isImportable } from '../imports/is-importable.ts'
import type { ReadImporters } from '../imports/read-importers.ts'
import { draftFilter } from './gather-note.ts'
import { authorsOf, type NoteContent, notesOf } from './note-of-draft.ts'

/** Contacts offered as buttons. */
const MAX_CANDIDATES = 4

export type DraftView = {
  readonly id: NoteDraftId
  readonly count: number
  /** Of the people who wrote, without colleagues. */
  readonly authors: readonly string[]
  readonly content: NoteContent
  readonly candidates: readonly { readonly id: ContactId; readonly name: string }[]
  /** The name of the contact that can be made of their author; null unless there is exactly one. */
  readonly newContact: string | null
  /** Who could import the list that is among the files; null if there is none, or the actor may import it. */
  readonly importers: readonly string[] | null
}

/** Null if it is settled. */
export type ReadDraft = (actor: Actor, id: NoteDraftId) => Promise<DraftView | null>

export type ReadDraftDeps = Pick<CoreDeps, 'models'> & {
  readonly find: FindContacts
  readonly readImporters: ReadImporters
}

export function createReadDraft({ models, find, readImporters }: ReadDraftDeps): ReadDraft {
  async function candidatesFor(actor: Actor, names: readonly string[]) {
    const found = new Map<ContactId, string>()
    for (const name of names) {
      const { contacts } = await find(actor, name, MAX_CANDIDATES)
      for (const { id, displayName, companyName } of contacts)
        found.set(id, companyName === null ? displayName : `${displayName} · ${companyName}`)
    }
    return [...found].slice(0, MAX_CANDIDATES).map(([id, name]) => ({ id, name }))
  }

  return async (actor, id) => {
    authorize(actor, 'note.write')
    const draft = await models.noteDrafts.findOne(draftFilter(actor, id)).lean()
    if (draft === null) return null
    const authors = authorsOf(draft.parts)
    const team = { workspaceId: objectId(actor.workspaceId), status: 'active' as const }
    const ids = authors.flatMap(({ userId }) => userId ?? [])
    const members = await models.members.find({ ...team, telegramUserId: { $in: ids } }, { telegramUserId: 1 }).lean()
    const names = authors
      .filter(({ userId }) => !members.some(({ telegramUserId }) => telegramUserId === userId))
      .map(({ name }) => name)
    const [content = { text: '', files: [] }] = notesOf(draft.parts)
    const [only, ...others] = names
    return {
      id,
      count: draft.parts.length,
      authors: names,
      content,
      candidates: await candidatesFor(actor, names.slice(0, 3)),
      importers: content.files.some(isImportable) ? await readImporters(actor) : null,
      newContact: only !== undefined && others.length === 0 ? only : null,
    }
  }
}
