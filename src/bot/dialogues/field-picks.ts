/** Questions for fields that are answered only by tapping. */
import { type Action, may } from '../../services/core/permissions.ts'
import type { FieldedKind } from '../../services/records/field-tables.ts'
import { labelOf } from '../text/button-label.ts'
import { choiceLabel } from '../text/field-label.ts'
import { type AskField, pick } from './field-asking.ts'
import { outside } from './outside.ts'

/** The permission a member needs to be chosen for a field of each record kind. */
const PERMISSIONS = {
  contact: 'contact.write',
  company: 'contact.write',
  deal: 'deal.write',
  task: 'task.write',
} as const satisfies Record<FieldedKind, Action>

export const askChoice: AskField = (asking) => {
  const { kind, name, field } = asking.of
  const choices = (field.values ?? []).map((value) => ({
    label: labelOf(choiceLabel(asking.t, kind, name, value)),
    value,
  }))
  return pick(asking, choices, ({ value }) => ({ input: value, shown: value }))
}

export const askYesNo: AskField = (asking) => {
  const choices = [
    { label: asking.t('field-yes'), value: 'yes' },
    { label: asking.t('field-no'), value: 'no' },
  ]
  return pick(asking, choices, ({ value }) => ({ input: value === 'yes', shown: value === 'yes' }), 2)
}

export const askMember: AskField = async (asking) => {
  const action = PERMISSIONS[asking.of.kind]
  const members = await outside(asking.dialogue, async (outer) => {
    const all = await outer.services.members.list(outer.actor())
    return all.filter(({ role }) => may(role, action)).map(({ id, name }) => ({ id: id as string, name }))
  })
  const choices = members.map(({ id, name }) => ({ label: labelOf(name), value: id }))
  return pick(asking, choices, ({ value }) => ({ input: value, shown: members.find(({ id }) => id === value) }))
}
