/** The dialogues by name, so that menus and commands start them without importing them. */
import type { ContactField } from '../../services/contacts/edit-contact.ts'
import type { NewContact } from '../../services/contacts/add-contact.ts'
import type { WorkspaceSetting } from '../../services/workspaces.ts'

/** What each dialogue is started with: plain JSON. */
export type DialogueArgs = {
  /** Begins with what is known already: a shared card, or what an earlier dialogue kept. */
  readonly addContact: { readonly known: NewContact }
  readonly editContact: { readonly id: string; readonly field: ContactField; readonly name: string }
  readonly createWorkspace: Record<string, never>
  readonly changeSetting: { readonly setting: WorkspaceSetting }
  readonly enterInvite: Record<string, never>
  readonly search: Record<string, never>
}
export type DialogueName = keyof DialogueArgs
