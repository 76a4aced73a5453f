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
import { assertMayReturn } from './field-limits.ts'

const MODEL_OF_KIND = {
  contact: 'contacts',
  company: 'companies',
  deal: 'deals',
} as const satisfies Record<CustomFieldKind, keyof Models>

type FieldChange = {
  /** Null for one that was made. */
  readonly from: CustomField | null
  readonly to: CustomField
}

export function isFieldsChange({ path }: Pick<Change, 'path'>): boolean {
  return path.startsWith(DEFINITION) || path.startsWith(ORDER)
}

/**
 * Whether a record has a value that would be nobody's any more, or a stage requires the field: then it cannot be as if it had
 * never been made. So with a choice that was added.
 */
async function isUsed(
  models: Models,
  tx: Transaction,
  { workspaceId }: EventRecord,
  { from, to }: FieldChange,
): Promise<boolean> {
  const { session } = tx
  const added = to.choices.map(({ key }) => key).filter((key) => from?.choices.every((choice) => choice.key !== key))
  if (from !== null && added.length === 0) return false
  const held = from === null ? { $exists: true, $nin: [null, []] } : { $in: added }
  const model = models[MODEL_OF_KIND[to.kind]] as typeof models.contacts
  const record = await model.exists({ workspaceId, [customPath(to)]: held }).session(session)
  if (record !== null || from !== null) return record !== null
  const stage = await models.pipelines
    .findOne({ workspaceId, 'stages.requiredFields': to.key }, { _id: 1 }, { session })
    .lean()
  return stage !== null
}

/** Of one field's definition; null for a change of the order. */
function fieldChange({ path, from, to }: Change): FieldChange | null {
  return path.startsWith(DEFINITION) ? ({ from, to } as FieldChange) : null
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

/**
 * @throws AppError CONFLICT: changed-since, also if a field or a choice that was made has been used since, or limit if a field
 * that was retired has no room any more; VALIDATION (name-taken) if another one has its former name by now
 */
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
  const ofOne = fieldChange(change)
  if (ofOne !== null && (await isUsed(models, tx, event, ofOne))) throw changedSince(event)
  if (ofOne?.from != null) assertMayReturn(fields, ofOne.to, ofOne.from)
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
