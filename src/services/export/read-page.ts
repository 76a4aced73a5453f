/** Reads stored records of a resource, bypassing the models: every filter here must start with the workspace. */
import type { Document, FindCursor } from 'mongodb'

import { type Id, trustedId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Resource, Stored } from './resource.ts'

export type FindOptions = {
  readonly filter: Readonly<Record<string, unknown>>
  readonly projection: Readonly<Record<string, 1>>
  readonly limit?: number
  readonly batchSize?: number
}

/** A cursor over stored records in the order (time, id). */
export function findStored(
  models: Models,
  resource: Resource,
  { filter, projection, limit, batchSize }: FindOptions,
): FindCursor<Document> {
  // The tenant plugin does not see this query, so we check for ourselves.
  if (!('workspaceId' in filter)) throw new Error('A query of the export must name its workspace')
  const { collection } = models[resource.name]
  return collection.find(filter, {
    projection,
    sort: { [resource.timeField]: 1, _id: 1 },
    // Left out rather than 0: with 0 the driver derives its batch size from the limit and doubles it with each batch.
    ...(limit !== undefined && { limit }),
    ...(batchSize !== undefined && { batchSize }),
  })
}

/** The conditions of the given filters; several on one path must all hold. */
export function conditionsOf(
  resource: Resource,
  given: Readonly<Record<string, string | undefined>>,
): Record<string, unknown> {
  const conditions = Object.entries(given).flatMap(([name, text]) => {
    const filter = Object.hasOwn(resource.filters, name) ? resource.filters[name] : undefined
    return filter === undefined || text === undefined ? [] : [filter.condition(text)]
  })
  return conditions.length === 0 ? {} : { $and: conditions }
}

/** The time that determines a stored record's place in the order. */
export function timeOf(resource: Resource, stored: Stored): Date {
  return stored[resource.timeField] as Date
}

export function hexIdOf(stored: Stored): Id {
  return trustedId(String(stored['_id']))
}
