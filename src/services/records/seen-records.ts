/** Reads records of any kind, as far as the actor may see them. */
import type { Model, Types } from 'mongoose'

import { AppError } from '../../errors.ts'
import { type Id, idOf, objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Actor } from '../core/actor.ts'
import { authorize, visibleTo } from '../core/permissions.ts'
import type { KindDefinition } from './kind-definition.ts'
import { survivorOfId } from './survivor.ts'

/** What every kind of record stores. */
export type StoredRecord = {
  readonly _id: Types.ObjectId
  readonly workspaceId: Types.ObjectId
  readonly deletedAt: Date | null
  /** When everything in it was erased, for good. */
  readonly erasedAt?: Date
  /** The record of the same kind that took over what this one held. */
  readonly mergedInto?: Types.ObjectId
  /** The records that it took over. */
  readonly mergedIds?: readonly Types.ObjectId[]
}

export function modelOf(models: Models, { model }: Pick<KindDefinition, 'model'>): Model<StoredRecord> {
  return models[model] as unknown as Model<StoredRecord>
}

/** The filter that starts every query for records of a kind. */
export function seenBy(actor: Actor, { ownedBy }: Pick<KindDefinition, 'ownedBy'>): Record<string, unknown> {
  return ownedBy === null ? { workspaceId: objectId(actor.workspaceId) } : visibleTo(actor, ownedBy)
}

/** @property mergedIds of the records that were merged into it */
type SeenRecord = { readonly id: Id; readonly mergedIds: readonly Id[] }

/**
 * @returns the record, or the one that it was merged into
 * @throws AppError FORBIDDEN; NOT_FOUND if the actor can see no such record
 */
export async function assertSeen(
  models: Models,
  actor: Actor,
  definition: KindDefinition,
  id: Id,
): Promise<SeenRecord> {
  const { kind, permissions } = definition
  authorize(actor, permissions.read)
  const model = modelOf(models, definition)
  const find = async (_id: Types.ObjectId): Promise<SeenRecord | null> => {
    const filter = { ...seenBy(actor, definition), _id, deletedAt: null }
    const found = await model.findOne(filter, { mergedIds: 1 }).lean()
    return found && { id: idOf(_id), mergedIds: (found.mergedIds ?? []).map((one) => idOf(one)) }
  }
  const own = await find(objectId(id))
  if (own !== null) return own
  const survivor = await survivorOfId(model, { workspaceId: objectId(actor.workspaceId), _id: objectId(id) })
  const seen = survivor && (await find(survivor))
  if (seen !== null) return seen
  throw new AppError('NOT_FOUND', { message: `No such ${kind}`, details: { kind } })
}

/** Stands for the name of a note that has files and no text. */
const ONLY_FILES = '📎'

export function nameOf({ name }: Pick<KindDefinition, 'name'>, record: object): string {
  return String((record as Readonly<Record<string, unknown>>)[name]) || ONLY_FILES
}

export function isOwnedBy({ memberId }: Actor, { ownedBy }: Pick<KindDefinition, 'ownedBy'>, record: object): boolean {
  const owner = ownedBy === null ? null : (record as Readonly<Record<string, Types.ObjectId | undefined>>)[ownedBy]
  return owner?.toHexString() === memberId
}

/** The names of the records that the actor may see, deleted ones included, by id. */
export async function seenNames(
  models: Models,
  actor: Actor,
  definition: KindDefinition,
  ids: readonly Types.ObjectId[],
): Promise<ReadonlyMap<string, string>> {
  const filter = { ...seenBy(actor, definition), _id: { $in: ids } }
  const found = await modelOf(models, definition)
    .find(filter, { [definition.name]: 1 })
    .lean()
  return new Map(found.map((record) => [record._id.toHexString(), nameOf(definition, record)]))
}
