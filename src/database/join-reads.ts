/** Lets the small reads of a connection's models be taken together. Those in a transaction stay as they are. */
import type { Document } from 'mongodb'
import type { Collection, Connection, Model } from 'mongoose'

import type { Logger } from '../logger.ts'
import { createReadsTogether, type ReadsTogether } from './reads-together.ts'
import { aggregatePipeline, countPipeline, findPipeline } from './small-read.ts'

/** Applies to the models that are defined on the connection from now on. */
export function joinReads(connection: Connection, log: Logger): void {
  const { db } = connection
  if (db === undefined) throw new Error('The connection is not open')
  const together = createReadsTogether({ db, log })
  connection.on('model', ({ collection }: Model<unknown>) => joinReadsOf(collection, together))
}

type Cursor = { toArray: () => Promise<Document[]>; readonly close: () => Promise<void> }

function joinReadsOf(collection: Collection, { read }: ReadsTogether): void {
  const { collectionName: name } = collection
  const [find, findOne, aggregate, countDocuments] = [
    collection.find.bind(collection),
    collection.findOne.bind(collection),
    collection.aggregate.bind(collection),
    collection.countDocuments.bind(collection),
  ]

  /** Whoever reads the cursor in any other way than whole gets it as it is. */
  function joined<Asked extends Cursor>(cursor: Asked, pipeline: readonly Document[] | null): Asked {
    if (pipeline === null) return cursor
    const alone = cursor.toArray.bind(cursor)
    let isRead = false
    cursor.toArray = async () => {
      const rows = await read({ collection: name, pipeline, alone: () => ((isRead = true), alone()) })
      // The driver keeps a list of the cursors that are not closed.
      if (!isRead) await cursor.close()
      return rows
    }
    return cursor
  }
  Object.assign(collection, {
    find: (...[filter, options]: Parameters<typeof find>) =>
      joined(find(filter, options), findPipeline(filter, { ...options })),
    aggregate: (...[pipeline = [], options]: Parameters<typeof aggregate>) =>
      joined(aggregate(pipeline, options), aggregatePipeline(pipeline, { ...options })),
    async findOne(...[filter, options]: Parameters<typeof findOne>) {
      const pipeline = findPipeline(filter, { ...options, limit: 1 })
      if (pipeline === null) return findOne(filter, options)
      const alone = async (): Promise<Document[]> => [await findOne(filter, options)].filter((found) => found !== null)
      const [found] = await read({ collection: name, pipeline, alone })
      return found ?? null
    },
    async countDocuments(...[filter = {}, options]: Parameters<typeof countDocuments>) {
      const pipeline = countPipeline(filter, { ...options })
      if (pipeline === null) return countDocuments(filter, options)
      const alone = async (): Promise<Document[]> => [{ n: await countDocuments(filter, options) }]
      const [counted] = await read({ collection: name, pipeline, alone })
      return Number(counted?.['n'] ?? 0)
    },
  })
}
