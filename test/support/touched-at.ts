/** When records were last touched, as it is stored. */
import { objectId, type WorkspaceId } from '../../src/models/ids.ts'
import type { ContactRecord } from '../../src/models/contact.ts'
import type { Models } from '../../src/models/models.ts'
import { asId } from './as-id.ts'

export function touchedAtOf({ models }: { readonly models: Models }, workspaceId: WorkspaceId) {
  return async (collection: 'contacts' | 'companies' | 'deals', id: string): Promise<Date> => {
    // Safe: all three store it alike.
    const model = models[collection] as typeof models.contacts
    const filter = { workspaceId: objectId(workspaceId), _id: objectId(asId(id)) }
    const { touchedAt }: Pick<ContactRecord, 'touchedAt'> = await model.findOne(filter).orFail().lean()
    return touchedAt
  }
}
