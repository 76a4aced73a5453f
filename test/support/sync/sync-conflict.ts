/** A decided conflict about a contact's job. */
import {
  type ContactId,
  newId,
  objectId,
  type SyncConflictId,
  type SyncId,
  type WorkspaceId,
} from '../../../src/models/ids.ts'
import type { Models } from '../../../src/models/models.ts'

export async function syncConflict(
  models: Models,
  of: { readonly workspaceId: WorkspaceId; readonly syncId: SyncId; readonly contactId: ContactId },
): Promise<SyncConflictId> {
  const id = newId<SyncConflictId>()
  await models.syncConflicts.create({
    _id: objectId(id),
    workspaceId: objectId(of.workspaceId),
    syncId: objectId(of.syncId),
    run: 1,
    kind: 'contact',
    recordId: objectId(of.contactId),
    externalId: '1',
    field: 'jobTitle',
    ours: 'Engineer',
    theirs: 'Boss',
    kept: 'ours',
    at: new Date(),
  })
  return id
}
