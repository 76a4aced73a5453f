/** The fields that a team defines for its contacts, companies and deals. */
import { randomBytes } from 'node:crypto'

import { fieldProblem } from '../../language/field-problem.ts'
import {
  CUSTOM_FIELD_KINDS,
  CUSTOM_FIELD_TYPES,
  type CustomField,
  type CustomFieldKind,
  type CustomFields,
  type CustomFieldType,
} from '../../models/custom-field.ts'
import { objectId } from '../../models/ids.ts'
import type { Actor } from '../core/actor.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { authorize } from '../core/permissions.ts'
import {
  type ChangedFields,
  createChangeFields,
  DEFINITION,
  fieldIn,
  ORDER,
  ordered,
  orderOf,
  plainField,
  replaced,
} from './change-fields.ts'
import { createChoiceChanges, type ChoiceChanges, newChoices } from './choice-changes.ts'
import { assertFree, assertRoom, othersOf, readFieldLabel } from './field-limits.ts'

export { CUSTOM_FIELD_KINDS, CUSTOM_FIELD_TYPES }

export type NewField = {
  readonly kind: CustomFieldKind
  readonly type: CustomFieldType
  readonly label: string
  /** For a field to choose from. */
  readonly choices?: readonly string[]
}

export type CustomFieldsService = ChoiceChanges & {
  /** As they are now, whatever the actor knew before. @throws AppError FORBIDDEN */
  readonly list: (actor: Actor) => Promise<CustomFields>
  /** @throws AppError FORBIDDEN; NOT_FOUND */
  readonly get: (actor: Actor, key: string) => Promise<CustomField>
  /** @throws AppError FORBIDDEN; VALIDATION (name-taken, or the name's problem); CONFLICT (limit) */
  readonly make: (actor: Actor, field: NewField) => Promise<ChangedFields & { readonly key: string }>
  /** @throws AppError as {@link CustomFieldsService.make} */
  readonly rename: (actor: Actor, key: string, label: string) => Promise<ChangedFields>
  /** @throws AppError FORBIDDEN; NOT_FOUND */
  readonly setRequired: (actor: Actor, key: string, required: boolean) => Promise<ChangedFields>
  /** Records keep their values. @throws AppError FORBIDDEN; NOT_FOUND */
  readonly retire: (actor: Actor, key: string) => Promise<ChangedFields>
  /** @throws AppError FORBIDDEN; NOT_FOUND; CONFLICT (limit) */
  readonly restore: (actor: Actor, key: string) => Promise<ChangedFields>
  /** Among the fields of its kind. @throws AppError FORBIDDEN; NOT_FOUND */
  readonly move: (actor: Actor, key: string, direction: 'up' | 'down') => Promise<ChangedFields>
}

const KEY_BYTES = 4

function newKey(): string {
  return `f${randomBytes(KEY_BYTES).toString('hex')}`
}

export const isChosen = ({ type }: Pick<CustomField, 'type'>): boolean => type === 'choice' || type === 'choices'

/** The keys with one moved by a place among those that are shown; the same if it is at that end already. */
function swapped(keys: readonly string[], key: string, direction: 'up' | 'down'): readonly string[] {
  const from = keys.indexOf(key)
  const other = keys[direction === 'up' ? from - 1 : from + 1]
  return other === undefined ? keys : keys.map((one) => (one === key ? other : one === other ? key : one))
}

export function createCustomFields(deps: Pick<CoreDeps, 'models' | 'transact'>): CustomFieldsService {
  const { models } = deps
  const change = createChangeFields(deps)

  async function list(actor: Actor): Promise<CustomFields> {
    authorize(actor, 'workspace.settings')
    const workspace = await models.workspaces.findById(objectId(actor.workspaceId), { fields: 1 }).lean()
    return (workspace?.fields ?? []).map(plainField)
  }

  /** Changes one field that exists. */
  const edit = (actor: Actor, operation: string, key: string, after: (field: CustomField) => CustomField) =>
    change(actor, `${operation}-${key}`, (fields) => {
      const field = fieldIn(fields, key)
      return replaced(fields, field, after(field))
    })

  return {
    ...createChoiceChanges(change),
    list,
    get: async (actor, key) => fieldIn(await list(actor), key),

    async make(actor, { kind, type, label: typed, choices: labels = [] }) {
      const label = readFieldLabel(typed)
      const choices = isChosen({ type }) ? newChoices(labels) : []
      if (isChosen({ type }) && choices.length === 0) throw fieldProblem('empty')
      const key = newKey()
      const field: CustomField = { key, kind, type, label, required: false, retired: false, choices }
      const { undoId, path } = await change(actor, 'make', (fields) => {
        const others = othersOf(fields, field)
        assertFree(label, others)
        assertRoom(others)
        return { fields: [...fields, field], change: { path: `${DEFINITION}${key}`, from: null, to: field } }
      })
      // A repeated command has made up another key, which no field has.
      return { key: path?.slice(DEFINITION.length) ?? key, undoId }
    },

    rename: (actor, key, typed) =>
      change(actor, `rename-${key}`, (fields) => {
        const field = fieldIn(fields, key)
        const label = readFieldLabel(typed)
        assertFree(label, othersOf(fields, field))
        return replaced(fields, field, { ...field, label })
      }),

    setRequired: (actor, key, required) =>
      edit(actor, required ? 'require' : 'free', key, (field) => ({ ...field, required })),

    retire: (actor, key) => edit(actor, 'retire', key, (field) => ({ ...field, retired: true })),

    restore: (actor, key) =>
      change(actor, `restore-${key}`, (fields) => {
        const field = fieldIn(fields, key)
        if (field.retired) assertRoom(othersOf(fields, field))
        return replaced(fields, field, { ...field, retired: false })
      }),

    move: (actor, key, direction) =>
      change(actor, `move-${direction}-${key}`, (fields) => {
        const { kind } = fieldIn(fields, key)
        const from = orderOf(fields, kind)
        // Those that were retired stand apart on the list, wherever they are in the order.
        const shown = from.filter((one) => !fieldIn(fields, one).retired)
        const moved = [...swapped(shown, key, direction), ...from.filter((one) => !shown.includes(one))]
        if (moved.join() === from.join()) return null
        return { fields: ordered(fields, kind, moved), change: { path: `${ORDER}${kind}`, from, to: moved } }
      }),
  }
}
