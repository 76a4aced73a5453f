/** Reads the records that messages are about, deleted ones included, each with its resource. */
import type { ClientSession, Document } from 'mongodb'

import type { StoredRef } from '../../models/record-ref.ts'
import { objectId, type WorkspaceId } from '../../models/ids.ts'
import { projectionOf, type Resource, type Stored } from '../export/resource.ts'
import type { FieldTables, RecordDeps } from '../records/field-tables.ts'
import { definitionOf } from '../records/kind-definition.ts'

export type ReadRecord = { readonly resource: Resource; readonly stored: Stored }

export type ReadRecords = (
  workspaceId: WorkspaceId,
  records: readonly StoredRef[],
  session?: ClientSession,
) => Promise<ReadonlyMap<string, ReadRecord>>

/** @returns by id in hexadecimal; those of a kind that is not exported are missing */
export function createReadRecords({
  models,
  kinds,
  tablesOf,
}: Pick<RecordDeps, 'models' | 'kinds' | 'tablesOf'>): ReadRecords {
  const made = new WeakMap<FieldTables, ReadonlyMap<string, Resource>>()

  function resourcesIn(fields: FieldTables): ReadonlyMap<string, Resource> {
    const resources =
      made.get(fields) ??
      new Map(
        Object.keys(kinds).flatMap((kind) => {
          const own = Object.values(definitionOf(kinds, kind)?.resources(fields) ?? {})
          const resource = own.find(({ singular }) => singular === kind)
          return resource === undefined ? [] : [[kind, resource] as const]
        }),
      )
    made.set(fields, resources)
    return resources
  }

  return async (workspaceId, records, session) => {
    const found = new Map<string, ReadRecord>()
    const workspace = await models.workspaces
      .findById(objectId(workspaceId), { fields: 1 }, session === undefined ? {} : { session })
      .lean()
    const resources = resourcesIn(tablesOf({ customFields: workspace?.fields ?? [] }))
    for (const [kind, resource] of resources) {
      const ids = records.filter((record) => record.kind === kind).map(({ id }) => id)
      if (ids.length === 0) continue
      // Bypasses the model, as the export does: the filter begins with the workspace.
      const filter: Document = { workspaceId: objectId(workspaceId), _id: { $in: ids } }
      const projection = projectionOf(resource, Object.keys(resource.fields))
      const options = { projection, ...(session !== undefined && { session }) }
      const stored = await models[resource.name].collection.find(filter, options).toArray()
      for (const one of stored) found.set(String(one._id), { resource, stored: one })
    }
    return found
  }
}
