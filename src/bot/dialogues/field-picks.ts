/** Questions for fields that are answered by tapping. */
import { may } from '../../services/core/permissions.ts'
import { labelOf } from '../text/button-label.ts'
import { choiceLabel } from '../text/field-label.ts'
import type { Choice } from './ask.ts'
import { type AskField, type Asking, pick, put, readTyped } from './field-asking.ts'
import { outside } from './outside.ts'

function choicesOf({ t, of }: Asking): readonly Choice[] {
  return (of.field.values ?? []).map((value) => ({ label: labelOf(choiceLabel(t, of, value)), value }))
}

export const askChoice: AskField = (asking) =>
  pick(asking, choicesOf(asking), ({ value }) => ({ input: value, shown: value }))

/** One is tapped, several are typed. */
export const askChoices: AskField = (asking) =>
  put(asking, { choices: choicesOf(asking), parse: (typed) => readTyped(asking, typed) })

export const askYesNo: AskField = (asking) => {
  const choices = [
    { label: asking.t('field-yes'), value: 'yes' },
    { label: asking.t('field-no'), value: 'no' },
  ]
  return pick(asking, choices, ({ value }) => ({ input: value === 'yes', shown: value === 'yes' }), 2)
}

export const askMember: AskField = async (asking) => {
  const members = await outside(asking.dialogue, async (outer) => {
    // Whoever may not change a record of the kind cannot be given one.
    const action = outer.services.kinds[asking.of.kind].permissions.write
    const all = await outer.services.members.list(outer.actor())
    return all.filter(({ role }) => may(role, action)).map(({ id, name }) => ({ id: id as string, name }))
  })
  const choices = members.map(({ id, name }) => ({ label: labelOf(name), value: id }))
  return pick(asking, choices, ({ value }) => ({ input: value, shown: members.find(({ id }) => id === value) }))
}
