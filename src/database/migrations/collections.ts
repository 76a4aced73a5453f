/** Creates collections and indexes from explicit definitions: a migration must not change when a model changes. */
import type { CreateIndexesOptions, IndexDescription } from 'mongodb'
import type { Connection } from 'mongoose'

import type { Logger } from '../../logger.ts'

export type IndexDefinition = {
  readonly key: Readonly<Record<string, 1 | -1>>
  readonly options?: Readonly<
    Pick<CreateIndexesOptions, 'name' | 'unique' | 'expireAfterSeconds' | 'partialFilterExpression'>
  >
}

export type CollectionDefinition = { readonly collection: string; readonly indexes: readonly IndexDefinition[] }

const NAMESPACE_EXISTS = 48
const NAMESPACE_NOT_FOUND = 26

/** The remaining steps, as text for the operator. */
export async function planCollections(
  connection: Connection,
  definitions: readonly CollectionDefinition[],
): Promise<readonly string[]> {
  const present = await indexNames(connection, definitions)
  return definitions.flatMap(({ collection, indexes }) => {
    const names = present.get(collection)
    const missing = indexes.filter((index) => names?.has(nameOf(index)) !== true)
    return [
      ...(names === undefined ? [`create collection ${collection}`] : []),
      ...missing.map((index) => `create ${describe(index)} on ${collection}`),
    ]
  })
}

export async function createCollections(
  connection: Connection,
  definitions: readonly CollectionDefinition[],
  log: Logger,
): Promise<void> {
  const present = await indexNames(connection, definitions)
  for (const { collection, indexes } of definitions) {
    const names = present.get(collection)
    if (names === undefined) await createCollection(connection, collection)
    const missing = indexes.filter((index) => names?.has(nameOf(index)) !== true)
    if (missing.length > 0) await database(connection).createIndexes(collection, missing.map(toDescription))
    log.debug({ collection, created: missing.map(nameOf) }, 'Collection is in place')
  }
}

/** Creates a collection unless it exists; several processes may try at once. */
export async function createCollection(connection: Connection, name: string): Promise<void> {
  try {
    await database(connection).createCollection(name)
  } catch (error) {
    if (Reflect.get(Object(error), 'code') !== NAMESPACE_EXISTS) throw error
  }
}

function database(connection: Connection) {
  const { db } = connection
  if (db === undefined) throw new Error('The connection is not open')
  return {
    createCollection: (name: string) => db.createCollection(name),
    createIndexes: (collection: string, indexes: IndexDescription[]) =>
      db.collection(collection).createIndexes(indexes),
    listIndexes: (collection: string) => db.collection(collection).listIndexes().toArray(),
    listCollections: () => db.listCollections({}, { nameOnly: true }).toArray(),
  }
}

/** The names of the indexes of those collections that exist. */
export async function indexNames(
  connection: Connection,
  definitions: readonly Pick<CollectionDefinition, 'collection'>[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { listCollections, listIndexes } = database(connection)
  const existing = new Set((await listCollections()).map(({ name }) => name))
  const result = new Map<string, ReadonlySet<string>>()
  for (const { collection } of definitions) {
    if (!existing.has(collection)) continue
    try {
      const indexes = await listIndexes(collection)
      result.set(collection, new Set(indexes.map((index) => String(index['name']))))
    } catch (error) {
      if (Reflect.get(Object(error), 'code') !== NAMESPACE_NOT_FOUND) throw error
    }
  }
  return result
}

/**
 * An index without an explicit name follows MongoDB's naming, so that identical indexes made by hand are recognised.
 */
function nameOf({ key, options }: IndexDefinition): string {
  if (options?.name !== undefined) return options.name
  return Object.entries(key)
    .map(([field, direction]) => `${field}_${direction}`)
    .join('_')
}

function toDescription(index: IndexDefinition): IndexDescription {
  return { ...index.options, key: { ...index.key }, name: nameOf(index) }
}

function describe(index: IndexDefinition): string {
  const kind = index.options?.unique === true ? 'unique index' : 'index'
  const seconds = index.options?.expireAfterSeconds
  return `${kind} ${nameOf(index)}${seconds === undefined ? '' : ` (removes after ${seconds} s)`}`
}
