/** Every service of the domain, made from one set of dependencies. */
import { createApiKeys } from './api-keys/api-keys.ts'
import { createAddContact } from './contacts/add-contact.ts'
import { createDeleteContact } from './contacts/delete-contact.ts'
import { createEditContact } from './contacts/edit-contact.ts'
import { createFindContacts } from './contacts/find-contacts.ts'
import { createFindDuplicates } from './contacts/find-duplicates.ts'
import { createReadContacts } from './contacts/read-contacts.ts'
import { createExport } from './export/export.ts'
import { createIdentity } from './identity.ts'
import { createInvites } from './invites.ts'
import { createMembers } from './members.ts'
import { createPipelines } from './pipelines/read-pipelines.ts'
import { createSampleData } from './sample-data.ts'
import { createFindRecipient } from './recipients.ts'
import type { ServicesDeps } from './services-deps.ts'
import { createUndo } from './undo.ts'
import { createWorkspaces } from './workspaces.ts'

export type Services = ReturnType<typeof createServices>

export function createServices(deps: ServicesDeps) {
  return {
    identity: createIdentity(deps),
    workspaces: createWorkspaces(deps),
    invites: createInvites(deps),
    members: createMembers(deps),
    contacts: {
      ...createReadContacts(deps),
      add: createAddContact(deps),
      edit: createEditContact(deps),
      delete: createDeleteContact(deps),
      find: createFindContacts(deps),
      findDuplicates: createFindDuplicates(deps),
    },
    pipelines: createPipelines(deps),
    apiKeys: createApiKeys(deps),
    export: createExport(deps),
    undo: createUndo(deps),
    sampleData: createSampleData(deps),
    findRecipient: createFindRecipient(deps),
  }
}
