/** The erasures, each person's once; and the events that the audit log lists under a kind of their own. */
import type { Connection } from 'mongoose'

import { AUDIT_KINDS, auditKindOf } from '../../models/audit-kind.ts'
import { EVENT_TYPES } from '../../models/event.ts'
import { createCollections, planCollections } from './collections.ts'
import type { CollectionDefinition } from './collections.ts'
import type { Migration } from './migration.ts'

const COLLECTIONS: readonly CollectionDefinition[] = [
  { collection: 'erasures', indexes: [{ key: { workspaceId: 1, contactId: 1 }, options: { unique: true } }] },
  {
    collection: 'events',
    indexes: [
      {
        key: { workspaceId: 1, audit: 1, at: -1, _id: -1 },
        options: { partialFilterExpression: { audit: { $type: 'string' } } },
      },
    ],
  },
]

/** Events from before they had a kind, by the kind that they get. */
function unkinded() {
  return AUDIT_KINDS.map((audit) => {
    const types = EVENT_TYPES.filter((type) => auditKindOf(type) === audit)
    return { audit, filter: { type: { $in: types }, audit: { $exists: false } } }
  })
}

async function hasUnkinded(connection: Connection): Promise<boolean> {
  for (const { filter } of unkinded()) if ((await connection.collection('events').findOne(filter)) !== null) return true
  return false
}

export const privacy: Migration = {
  name: '0017-privacy',
  content: { collections: COLLECTIONS, revision: 1 },
  async plan(connection) {
    const steps = [...(await planCollections(connection, COLLECTIONS))]
    return (await hasUnkinded(connection)) ? [...steps, 'give the events of the audit log their kind'] : steps
  },
  async up(connection, log) {
    await createCollections(connection, COLLECTIONS, log)
    for (const { audit, filter } of unkinded()) {
      await connection.collection('events').updateMany(filter, { $set: { audit } })
    }
  },
}
