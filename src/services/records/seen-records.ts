/** Reads records of any kind, as far as the actor may see them. */
import type { Model, Types } from 'mongoose'

import { AppError } from '../../errors.ts'
import { type Id, objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Actor } from '../core/actor.ts'
import { authorize, visibleTo } from '../core/permissions.ts'
import type { KindDefinition } from './kind-definition.ts'

/** What every kind of record stores. */
export type StoredRecord = {
  readonly _id: Types.ObjectId
  readonly workspaceId: Types.ObjectId
  readonly deletedAt: Date | null
  /** The record of the same kind that took over what this one held. */
  readonly mergedInto?: Types.ObjectId
}

export function modelOf(models: Models, { model }: Pick<KindDefinition, 'model'>): Model<StoredRecord> {
  return models[model] as unknown as Model<StoredRecord>
}

/** The filter that starts every query for records of a kind. */
export function seenBy(actor: Actor, { ownedBy }: Pick<KindDefinition, 'ownedBy'>): Record<string, unknown> {
  return ownedBy === null ? { workspaceId: objectId(actor.workspaceId) } : visibleTo(actor, ownedBy)
}

/** @throws AppError FORBIDDEN; NOT_FOUND if the actor can see no such record */
export async function assertSeen(models: Models, actor: Actor, definition: KindDefinition, id: Id): Promise<void> {
  const { kind, permissions } = definition
  authorize(actor, permissions.read)
  const filter = { ...seenBy(actor, definition), _id: objectId(id), deletedAt: null }
  if ((await modelOf(models, definition).exists(filter)) !== null) return
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
