/** One record of a resource, by id. */
import { AppError } from '../../errors.ts'
import type { ApiScope } from '../../models/api-key.ts'
import { type Id, idOf, objectId } from '../../models/ids.ts'
import { type ApiActor, authorizeScope } from '../api-keys/api-actor.ts'
import { modelOf } from '../records/seen-records.ts'
import { survivorOfId } from '../records/survivor.ts'
import type { ExportDeps } from './export-deps.ts'
import { findStored, timeOf } from './read-page.ts'
import { createToPublic, requestedFields, projectionOf, type PublicRecord } from './resource.ts'

export type VersionedRecord = {
  readonly record: PublicRecord
  /** Changes whenever the record does. The version alone is not enough: writes to derived fields and touches do not raise it. */
  readonly revision: string
}

/** A record that was merged into another one. */
export type MovedRecord = { readonly movedTo: Id }

export type ReadRecord = (
  actor: ApiActor,
  name: ApiScope,
  id: Id,
  fields?: readonly string[],
) => Promise<VersionedRecord | MovedRecord>

/** @throws AppError FORBIDDEN without the scope; NOT_FOUND, the same for a missing, a deleted and another workspace's record */
export function createReadRecord({ models, resourcesOf }: ExportDeps): ReadRecord {
  const survivor = ({ workspaceId }: ApiActor, name: ApiScope, id: Id) =>
    survivorOfId(modelOf(models, { model: name }), { workspaceId: objectId(workspaceId), _id: objectId(id) })

  return async (actor, name, id, asked) => {
    authorizeScope(actor, name)
    const resource = resourcesOf(actor)[name]
    const fields = requestedFields(resource, asked)
    const [stored] = await findStored(models, resource, {
      filter: {
        workspaceId: objectId(actor.workspaceId),
        _id: objectId(id),
        ...(resource.deletable && { deletedAt: null }),
      },
      projection: projectionOf(resource, fields),
      limit: 1,
    }).toArray()
    const movedTo = stored === undefined && resource.deletable ? await survivor(actor, name, id) : null
    if (movedTo !== null) return { movedTo: idOf(movedTo) }
    if (stored === undefined)
      throw new AppError('NOT_FOUND', { message: `No such ${resource.singular}`, details: { kind: resource.singular } })
    const version = resource.versioned ? String(stored['version']) : '1'
    const { touchedAt } = stored
    const times = [timeOf(resource, stored), ...(touchedAt instanceof Date ? [touchedAt] : [])]
    const revision = [version, ...times.map((time) => time.getTime().toString(36))].join('-')
    return { record: createToPublic(resource, fields)(stored), revision }
  }
}
