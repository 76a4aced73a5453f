/** Turns the fields that a team defined into rows of a table: from there on nothing tells them from those of the product. */
import type { CustomField, CustomFieldKind, CustomFields, CustomFieldType } from '../../models/custom-field.ts'
import type { FieldTable } from './define-fields.ts'
import type { AnyField, FieldKind, FieldOptions } from './field-type.ts'
import { emails, phones } from './types/addresses.ts'
import { answer } from './types/answer.ts'
import { day } from './types/day.ts'
import { link } from './types/link.ts'
import { longText } from './types/long-text.ts'
import { money } from './types/money.ts'
import { number } from './types/number.ts'
import { ownChoice, ownChoices } from './types/own-choice.ts'
import { member } from './types/references.ts'
import { text } from './types/text.ts'

/** Where records keep their values: apart from the product's fields, whose names later versions may add to. */
const CUSTOM = 'custom'

export function customPath({ key }: Pick<CustomField, 'key'>): string {
  return `${CUSTOM}.${key}`
}

type OfType = (options: FieldOptions, definition: CustomField) => AnyField

const FIELD_OF_TYPE = {
  text,
  longText,
  number,
  money,
  day,
  choice: (options, { choices }) => ownChoice(choices, options),
  choices: (options, { choices }) => ownChoices(choices, options),
  yesNo: answer,
  link,
  phones,
  emails,
  member,
} satisfies Record<CustomFieldType, OfType>

/** The kinds of fields whose values somebody would look for. The words of longer texts would crowd out names in the index. */
const SEARCHED: readonly FieldKind[] = ['text', 'link', 'phones', 'emails']

function optionsOf(definition: CustomField): FieldOptions {
  const { key, kind, type, label, required, retired } = definition
  const path = customPath({ key })
  return {
    path,
    about: label,
    label,
    filter: { name: path, about: label },
    ...(SEARCHED.includes(type) && { search: true }),
    ...(kind === 'deal' && { requirable: true }),
    ...(retired && { fixed: true, retired: true }),
    ...(!retired && { lead: [label] }),
    ...(required && !retired && { required: true, asked: true }),
  }
}

/** @throws nothing: a definition is checked when it is made */
export function customField(definition: CustomField): AnyField {
  const make: OfType = FIELD_OF_TYPE[definition.type]
  return make(optionsOf(definition), definition)
}

/** The fields of a kind as they are shown: those that are no longer asked for come last. */
export function inOrder(definitions: CustomFields, kind: CustomFieldKind): CustomFields {
  const own = definitions.filter((definition) => definition.kind === kind)
  return [...own.filter(({ retired }) => !retired), ...own.filter(({ retired }) => retired)]
}

/** The table with the team's own fields of that kind after the product's. */
export function withCustomFields(table: FieldTable, kind: CustomFieldKind, definitions: CustomFields): FieldTable {
  const own = inOrder(definitions, kind).map((definition) => [definition.key, customField(definition)])
  return { ...table, ...Object.fromEntries(own) }
}

/** Whether a field is the team's own. */
export function isCustom({ path }: Pick<AnyField, 'path'>): boolean {
  return path?.startsWith(`${CUSTOM}.`) === true
}
