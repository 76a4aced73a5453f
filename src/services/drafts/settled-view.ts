/** What is said of a settled draft: where its note is, or which contacts may be meant. */
import type { NoteTarget } from '../notes/note-target.ts'
import type { EventId } from '../../models/ids.ts'
import type { ReadCompanies } from '../companies/read-companies.ts'
import type { ReadContacts } from '../contacts/read-contacts.ts'
import type { Actor } from '../core/actor.ts'
import { authorize } from '../core/permissions.ts'
import type { ReadDeals } from '../deals/read-deals.ts'
import type { DraftView, ReadDraft } from './read-draft.ts'
import type { Settled } from './settle-note.ts'

export type SettledView =
  | {
      readonly kind: 'noted'
      readonly target: NoteTarget
      readonly name: string
      readonly undoId: EventId | null
      readonly count: number
    }
  | { readonly kind: 'asked'; readonly draft: DraftView }

/**
 * Null if the draft is settled otherwise by now.
 *
 * @throws AppError NOT_FOUND for a record that is gone
 */
export type ViewSettled = (actor: Actor, settled: Settled) => Promise<SettledView | null>

export type ViewSettledDeps = {
  readonly readDraft: ReadDraft
  readonly contacts: Pick<ReadContacts, 'get'>
  readonly companies: Pick<ReadCompanies, 'get'>
  readonly deals: Pick<ReadDeals, 'get'>
}

export function createViewSettled({ readDraft, contacts, companies, deals }: ViewSettledDeps): ViewSettled {
  async function nameOf(actor: Actor, target: NoteTarget): Promise<string> {
    switch (target.kind) {
      case 'contact':
        return (await contacts.get(actor, target.id)).displayName
      case 'company':
        return (await companies.get(actor, target.id)).name
      case 'deal':
        return (await deals.get(actor, target.id)).title
    }
  }

  return async (actor, settled) => {
    authorize(actor, 'note.write')
    if (settled.kind === 'asked') {
      const draft = await readDraft(actor, settled.id)
      return draft === null ? null : { kind: 'asked', draft }
    }
    const { kind, target, undoId, count } = settled
    return { kind, target, name: await nameOf(actor, target), undoId, count }
  }
}
