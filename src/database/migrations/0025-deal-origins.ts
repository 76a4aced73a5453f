/** Where the deals of leads came from: the name that their lead source had when they were received. */
import type { ObjectId } from 'mongodb'
import type { Connection } from 'mongoose'

import { batches, type Stored } from './batches.ts'
import type { Migration } from './migration.ts'

const UNKNOWN = { source: 'lead', origin: { $exists: false } }
/** As services/deals/deal-fields.ts has it: what was written once stays as it was. */
const MAX_ORIGIN_LENGTH = 64

type Change = { readonly path: string; readonly to: unknown }

/** The name of the source, as the event tells it. */
function originOf(event: Stored): string | null {
  const changes = (event['changes'] ?? []) as readonly Change[]
  const name = changes.find(({ path }) => path === 'source')?.to
  return typeof name === 'string' && name.trim() !== '' && name.length <= MAX_ORIGIN_LENGTH ? name : null
}

async function fillOrigins(connection: Connection): Promise<void> {
  const deals = connection.collection<Stored>('deals')
  // By their ids, so the first lead comes first: a later one took up a deal that was there.
  for await (const batch of batches(connection.collection<Stored>('events'), { type: 'lead.received' })) {
    const writes = batch.flatMap((event) => {
      const origin = originOf(event)
      const { id: _id } = event['target'] as { readonly id: ObjectId }
      return origin === null ? [] : [{ updateOne: { filter: { _id, ...UNKNOWN }, update: { $set: { origin } } } }]
    })
    if (writes.length > 0) await deals.bulkWrite(writes)
  }
}

export const dealOrigins: Migration = {
  name: '0025-deal-origins',
  content: { revision: 1 },
  async plan(connection) {
    const found = await connection.collection<Stored>('deals').findOne(UNKNOWN, { projection: { _id: 1 } })
    return found === null ? [] : ['say of the deals of leads which lead source they came from']
  },
  up: (connection) => fillOrigins(connection),
}
