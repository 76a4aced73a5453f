/** The floor of a read: its recorded commands, repeated by the driver without the product. */
import type { CommandStartedEvent, Db, Document, Filter, MongoClient } from 'mongodb'

export type ReadCommand = { readonly collection: string; readonly command: Document }

/** The commands that `work` sends to the database, in the order in which they began. @param client opened with monitorCommands */
export async function recordCommands(client: MongoClient, work: () => Promise<unknown>): Promise<ReadCommand[]> {
  const commands: ReadCommand[] = []
  const onStarted = ({ command, commandName }: CommandStartedEvent): void => {
    commands.push({ collection: String(command[commandName]), command })
  }
  client.on('commandStarted', onStarted)
  try {
    await work()
  } finally {
    client.off('commandStarted', onStarted)
  }
  return commands
}

/** One find or aggregation with the driver's own methods. */
export async function replayRead(db: Db, { collection, command }: ReadCommand): Promise<Document[]> {
  const records = db.collection(collection)
  if ('aggregate' in command) return records.aggregate(command['pipeline'] as Document[]).toArray()
  if (!('find' in command)) throw new Error(`The floor cannot repeat ${Object.keys(command)[0] ?? 'nothing'}`)
  const { filter, sort, projection, limit } = command
  return records
    .find(filter as Filter<Document>, {
      ...(sort && { sort }),
      ...(projection && { projection }),
      ...(limit && { limit: Math.abs(Number(limit)) }),
    })
    .toArray()
}
