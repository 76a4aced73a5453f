/**
 * The one way to change a team's own fields. They are one list of the workspace, read and written in the transaction, so that
 * of two admins at once the second goes on from what the first one left.
 */
import { AppError } from '../../errors.ts'
import type { CustomField, CustomFieldKind, CustomFields } from '../../models/custom-field.ts'
import type { Change } from '../../models/event.ts'
import { type EventId, objectId } from '../../models/ids.ts'
import type { Actor } from '../core/actor.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { authorize } from '../core/permissions.ts'

/** What a change of the list means for an event. The paths say what undoes it: undo-fields.ts. */
export type FieldsChange = { readonly fields: CustomFields; readonly change: Change }

/** `undoId` is null if nothing changed. */
export type ChangedFields = { readonly undoId: EventId | null }

type PlannedFields = ChangedFields & {
  /** Of the change, as a repeated command made it the first time. */
  readonly path: string | null
}

/** Prefixes of the paths of changes: one field's definition, and the order of a kind's fields. */
export const DEFINITION = 'fields.'
export const ORDER = 'fieldOrder.'

/** @throws AppError NOT_FOUND */
export function fieldIn(fields: CustomFields, key: string): CustomField {
  const field = fields.find((one) => one.key === key)
  if (field === undefined) throw new AppError('NOT_FOUND', { message: 'No such field', details: { kind: 'button' } })
  return field
}

/** The list with one field as it should be; null if it is so already. */
export function replaced(fields: CustomFields, before: CustomField, after: CustomField): FieldsChange | null {
  if (JSON.stringify(before) === JSON.stringify(after)) return null
  const change = { path: `${DEFINITION}${before.key}`, from: before, to: after }
  return { fields: fields.map((field) => (field.key === before.key ? after : field)), change }
}

export function orderOf(fields: CustomFields, kind: CustomFieldKind): readonly string[] {
  return fields.filter((field) => field.kind === kind).map(({ key }) => key)
}

/** The list with the fields of a kind in another order. */
export function ordered(fields: CustomFields, kind: CustomFieldKind, keys: readonly string[]): CustomFields {
  const own = keys.map((key) => fieldIn(fields, key))
  return [...fields.filter((field) => field.kind !== kind), ...own]
}

/** As it is stored, without what the database adds. */
export function plainField({ key, kind, type, label, required, retired, choices }: CustomField): CustomField {
  const plain = choices.map((choice) => ({ key: choice.key, label: choice.label, retired: choice.retired }))
  return { key, kind, type, label, required, retired, choices: plain }
}

export type ChangeFields = (
  actor: Actor,
  operation: string,
  plan: (fields: CustomFields) => FieldsChange | null,
) => Promise<PlannedFields>

/** @throws AppError FORBIDDEN; whatever `plan` throws */
export function createChangeFields({ models, transact }: Pick<CoreDeps, 'models' | 'transact'>): ChangeFields {
  return async (actor, operation, plan) => {
    authorize(actor, 'workspace.settings')
    const _id = objectId(actor.workspaceId)
    return transact(
      actor,
      `field.${operation}`,
      async (tx): Promise<PlannedFields> => {
        const options = { session: tx.session }
        const workspace = await models.workspaces.findById(_id, { fields: 1, version: 1 }, options).lean()
        if (workspace === null) throw new AppError('NOT_FOUND', { details: { kind: 'workspace' } })
        const planned = plan((workspace.fields ?? []).map(plainField))
        if (planned === null) return { undoId: null, path: null }
        const written = await models.workspaces.updateOne(
          { _id, version: workspace.version },
          { $set: { fields: planned.fields }, $inc: { version: 1 } },
          options,
        )
        if (written.modifiedCount !== 1) {
          throw new AppError('CONFLICT', { details: { reason: 'changed-meanwhile' } })
        }
        const target = { kind: 'workspace', id: actor.workspaceId } as const
        const { path } = planned.change
        return { undoId: tx.record({ type: 'workspace.updated', target, changes: [planned.change] }), path }
      },
      { undoable: true },
    )
  }
}
