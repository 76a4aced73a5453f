/** Asks for the value of a field, depending on its type: the same question when adding, editing or moving a record. */
import type { AnyField, FieldKind } from '../../services/fields/field-type.ts'
import { labelOf } from '../text/button-label.ts'
import { askCompany } from './ask-company.ts'
import { askContact, type PickedContact } from './ask-contact.ts'
import { closeChoices } from './close-choices.ts'
import { outside } from './outside.ts'
import { type AskedField, type AskField, type Asking, put, readTyped } from './field-asking.ts'
import { askChoice, askChoices, askMember, askYesNo } from './field-picks.ts'

const askTyped: AskField = (asking) => put(asking, { parse: (typed) => readTyped(asking, typed) })

/** Where other records have values, each is one tap. */
const askText: AskField = async (asking) => {
  const { dialogue, of } = asking
  if (of.field.suggested !== true || of.kind === 'task') return askTyped(asking)
  const { kind, name } = of
  const known = await outside(dialogue, (outer) => outer.services.views.suggestions(outer.actor(), kind, name))
  const choices = known.map((value) => ({ label: labelOf(value), value }))
  return put(asking, { choices, perRow: 2, parse: (typed) => readTyped(asking, typed) })
}

function isComing(field: AnyField): boolean {
  return 'coming' in field && field.coming === true
}

const askDay: AskField = (asking) => {
  const choices = isComing(asking.of.field) ? closeChoices(asking.settings, asking.t) : []
  return put(asking, {
    choices,
    parse: (typed) =>
      choices.some(({ value }) => value === typed) ? { input: typed, typed, shown: typed } : readTyped(asking, typed),
  })
}

function askForContact(shownOf: (picked: PickedContact) => unknown): AskField {
  return async ({ dialogue, ctx: before, t, text, buttons }) => {
    const { answer, ctx } = await askContact(dialogue, before, t, { text, ...buttons })
    if (answer.kind !== 'value') return { answer, ctx }
    const { id, name } = answer.value
    return { answer: { kind: 'value', value: { input: id, typed: name, shown: shownOf(answer.value) } }, ctx }
  }
}

const ASK_KIND = {
  text: askText,
  longText: askTyped,
  number: askTyped,
  money: askTyped,
  day: askDay,
  time: askTyped,
  choice: askChoice,
  choices: askChoices,
  yesNo: askYesNo,
  link: askTyped,
  phones: askTyped,
  emails: askTyped,
  telegram: askTyped,
  tags: askTyped,
  member: askMember,
  contact: askForContact((picked) => picked),
  contacts: askForContact((picked) => [picked]),
  company: askCompany,
  // The deal of a record is set when the record is created; nobody is asked for it.
  deal: askTyped,
  items: askTyped,
  recurring: askTyped,
  // What a contact is to a deal is said where its contacts are.
  roles: askTyped,
} satisfies Record<FieldKind, AskField>

export function askField(asking: Asking): Promise<AskedField> {
  return ASK_KIND[asking.of.field.kind](asking)
}
