/** The contact as a kind of record. */
import { contacts } from '../export/resources/contacts.ts'
import { RECORD_ACTIONS } from '../core/permissions.ts'
import type { KindDefinition } from '../records/kind-definition.ts'
import { undoContactCreated, undoContactDeleted, undoContactUpdated } from '../undo/undo-contact.ts'
import { CONTACT_FIELDS } from './contact-fields.ts'
import { undoContactMerged } from './contact-merging.ts'
import { CONTACT_SHARING } from './share-contacts.ts'

export const CONTACT_KIND = {
  kind: 'contact',
  model: 'contacts',
  name: 'displayName',
  ownedBy: 'ownerId',
  permissions: RECORD_ACTIONS.contact,
  fields: CONTACT_FIELDS,
  inverses: {
    created: undoContactCreated,
    updated: undoContactUpdated,
    deleted: undoContactDeleted,
    merged: undoContactMerged,
  },
  hasTimeline: true,
  about: 'name',
  resources: ({ contact }) => ({ contacts: contacts(contact) }),
  linkPrefix: 'c',
  sharing: CONTACT_SHARING,
} as const satisfies KindDefinition<'contact'>
