/** Changes what a number or an address is for, and nothing else: others that were added meanwhile stay. */
import { AppError } from '../../errors.ts'
import type { Labelled } from '../../language/address-labels.ts'
import type { FieldTable, ValuesOf } from './define-fields.ts'
import { itemKey, storedLabel } from './list-items.ts'

export type LabelEdit = {
  /** The field with the number or address. */
  readonly list: string
  /** The number or address, as two of them are compared. */
  readonly item: string
  /** Null for none. */
  readonly label: string | null
}

export function isLabelEdit(edit: object): edit is LabelEdit {
  return 'item' in edit
}

/** @throws AppError NOT_FOUND if the field does not hold that number or address any more */
export function withLabel<Table extends FieldTable>(
  values: ValuesOf<Table>,
  { list, item: key, label }: LabelEdit,
): ValuesOf<Table> {
  const items = [values[list]].flat() as readonly (object & Labelled)[]
  if (!items.some((item) => itemKey(item) === key))
    throw new AppError('NOT_FOUND', { message: 'No such number or address', details: { kind: 'button' } })
  const relabelled = items.map((item) => {
    const { label: _former, ...bare } = item
    return itemKey(item) === key ? { ...bare, ...storedLabel({ label: label ?? '' }) } : item
  })
  return { ...values, [list]: relabelled }
}
