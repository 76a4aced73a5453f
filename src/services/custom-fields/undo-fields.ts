/** The inverse of a changed field of the team's own. */
import { isDeepStrictEqual } from 'node:util'

import {
  CUSTOM_FIELD_KINDS,
  type CustomField,
  type CustomFieldKind,
  type CustomFields,
} from '../../models/custom-field.ts'
import type { Change, EventRecord } from '../../models/event.ts'
import type { Models } from '../../models/models.ts'
import type { Transaction } from '../core/transact.ts'
import { customPath } from '../fields/custom-fields.ts'
import { changedSince, type InverseDeps, type InverseResult, recordOpposite } from '../undo/inverse.ts'
import { DEFINITION, ORDER, ordered, orderOf, plainField } from './change-fields.ts'

const MODEL_OF_KIND = {
  contact: 'contacts',
  company: 'companies',
  deal: 'deals',
} as const satisfies Record<CustomFieldKind, keyof Models>

export function isFieldsChange({ path }: Pick<Change, 'path'>): boolean {
  return path.startsWith(DEFINITION) || path.startsWith(ORDER)
}

/** Whether a record has a value in it, or a stage requires it: then it cannot be as if it had never been made. */
async function isUsed(models: Models, tx: Transaction, event: EventRecord, field: CustomField): Promise<boolean> {
  const { workspaceId } = event
  const options = { session: tx.session }
  const model = models[MODEL_OF_KIND[field.kind]] as typeof models.contacts
  const record = await model
    .exists({ workspaceId, [customPath(field)]: { $exists: true, $nin: [null, []] } })
    .session(tx.session)
  if (record !== null) return true
  const stage = await models.pipelines
    .findOne({ workspaceId, 'stages.requiredFields': field.key }, { _id: 1 }, options)
    .lean()
  return stage !== null
}

function listBefore(fields: CustomFields, { path, from, to }: Change): CustomFields | null {
  if (path.startsWith(ORDER)) {
    const kind = CUSTOM_FIELD_KINDS.find((known) => path === `${ORDER}${known}`)
    if (kind === undefined || !isDeepStrictEqual(orderOf(fields, kind), to)) return null
    return ordered(fields, kind, from as readonly string[])
  }
  const now = fields.find(({ key }) => path === `${DEFINITION}${key}`)
  if (now === undefined || !isDeepStrictEqual(now, to)) return null
  return fields.flatMap((field) => (field === now ? ((from ?? []) as CustomField | readonly CustomField[]) : [field]))
}

/** @throws AppError CONFLICT (changed-since), also if a field that was made has been filled in since */
export async function undoFieldsChanged(
  { models }: InverseDeps,
  tx: Transaction,
  event: EventRecord,
  change: Change,
): Promise<InverseResult> {
  const options = { session: tx.session }
  const workspace = await models.workspaces.findById(event.target.id, null, options).lean()
  const fields = (workspace?.fields ?? []).map(plainField)
  const before = listBefore(fields, change)
  if (workspace === null || before === null) throw changedSince(event)
  if (change.from === null && (await isUsed(models, tx, event, change.to as CustomField))) throw changedSince(event)
  const written = await models.workspaces.updateOne(
    { _id: workspace._id, version: workspace.version },
    { $set: { fields: before }, $inc: { version: 1 } },
    options,
  )
  if (written.modifiedCount !== 1) throw changedSince(event)
  recordOpposite(tx, event, 'workspace.updated', [{ path: change.path, from: change.to, to: change.from }])
  const named = (change.to ?? change.from) as Partial<CustomField> | readonly string[]
  return { name: 'label' in named && named.label !== undefined ? named.label : workspace.name, effect: 'changed' }
}
