/** DocumentDB's own SQL functions over pg, with prepared statements: the layer below the gateway. */
import { join } from 'node:path'

import { deserialize, serialize } from 'bson'
import type { Document } from 'bson'
import pg from 'pg'

export type DirectEngine = {
  readonly find: (command: Document) => Promise<Document>
  readonly insert: (command: Document) => Promise<Document>
  readonly update: (command: Document) => Promise<Document>
  readonly transaction: (work: () => Promise<void>) => Promise<void>
  readonly close: () => Promise<void>
}

const STATEMENTS = {
  find: 'select cursorpage from documentdb_api.find_cursor_first_page($1, $2)',
  insert: 'select p_result from documentdb_api.insert($1, $2, null, null)',
  update: 'select p_result from documentdb_api.update($1, $2, null, null)',
} as const

/** @param dbPath the --dbpath of the running program */
export async function connectToEngine(dbPath: string, database: string): Promise<DirectEngine> {
  const host = join(dbPath, 'postgres')
  const client = new pg.Client({ host, port: 5432, user: 'postgres', database: 'postgres' })
  await client.connect()
  await client.query('set search_path to documentdb_api, documentdb_core, public')
  const call =
    (name: keyof typeof STATEMENTS) =>
    async (command: Document): Promise<Document> => {
      const values = [database, Buffer.from(serialize(command))]
      const { rows } = await client.query<[string]>({ name, text: STATEMENTS[name], values, rowMode: 'array' })
      // pg reads every result as text, in which the engine writes BSON as this prefix and hexadecimal digits.
      return deserialize(Buffer.from(rows[0]?.[0].slice('BSONHEX'.length) ?? '', 'hex'))
    }
  return {
    find: call('find'),
    insert: call('insert'),
    update: call('update'),
    transaction: async (work) => {
      await client.query('begin isolation level repeatable read')
      await work()
      await client.query('commit')
    },
    close: () => client.end(),
  }
}
