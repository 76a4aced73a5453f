/** The answers of a Tally form: each field has its question, its type and, for choices, the ids of its options. Pure. */
import { isJsonRecord, type Json, listOf, property, textOf } from '../../body/json.ts'
import type { LeadField } from '../../lead/lead-fields.ts'
import type { LeadValue } from '../../lead/read-lead.ts'
import { fieldOfQuestion } from '../../lead/read-question.ts'

/** These types determine the field, whatever the question says. */
const FIELD_OF_TYPE: Readonly<Record<string, LeadField>> = { INPUT_EMAIL: 'email', INPUT_PHONE_NUMBER: 'phone' }

/** A choice, a number or a file is an answer to keep, but never somebody's name. */
const TYPED_TEXT = ['INPUT_TEXT', 'TEXTAREA', 'HIDDEN_FIELDS', 'INPUT_EMAIL', 'INPUT_PHONE_NUMBER']

/** These name the company and the tags at most. */
const CHOICE_FIELDS: readonly LeadField[] = ['company', 'tags', 'source']

const textById = (entries: Json | undefined): ReadonlyMap<string, string> =>
  new Map(
    listOf(entries).flatMap((entry) => {
      const [id, text] = [textOf(property(entry, 'id')), textOf(property(entry, 'text'))]
      return id === undefined || text === undefined ? [] : [[id, text] as const]
    }),
  )

const namesOf = (value: Json, names: ReadonlyMap<string, string>): readonly string[] =>
  (Array.isArray(value) ? listOf(value) : [value]).flatMap((entry) => {
    const text = textOf(entry)
    return text === undefined ? [] : [names.get(text) ?? text]
  })

/** `row: column`, one for each row that was answered. */
function matrixText(field: Json, value: Json): string {
  const [rows, columns] = [textById(property(field, 'rows')), textById(property(field, 'columns'))]
  const chosen = isJsonRecord(value) ? Object.entries(value) : []
  return chosen.map(([row, entries]) => `${rows.get(row) ?? row}: ${namesOf(entries, columns).join(', ')}`).join('; ')
}

/** The addresses of uploaded files, also of a drawn signature. */
function fileText(value: Json): string | undefined {
  const urls = listOf(value).flatMap((file) => textOf(property(file, 'url')) ?? [])
  return urls.length === 0 ? undefined : urls.join(' ')
}

function answerValue(field: Json): Json {
  const value = property(field, 'value') ?? null
  if (property(field, 'type') === 'MATRIX') return matrixText(field, value)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (!Array.isArray(value)) return value
  return fileText(value) ?? namesOf(value, textById(property(field, 'options'))).join(', ')
}

/** Tally repeats a group of checkboxes as a list and once for each box, with `(option)` after the question. */
function isRepeated(field: Json): boolean {
  return property(field, 'type') === 'CHECKBOXES' && typeof property(field, 'value') === 'boolean'
}

function fieldOf(type: string, label: string): LeadField | null {
  const known = FIELD_OF_TYPE[type] ?? fieldOfQuestion(label)
  if (known === undefined) return null
  return TYPED_TEXT.includes(type) || CHOICE_FIELDS.includes(known) ? known : null
}

export type TallyAnswer = LeadValue & { readonly key: string }

export function tallyAnswers(fields: Json | undefined): readonly TallyAnswer[] {
  return listOf(fields).flatMap((field) => {
    if (!isJsonRecord(field) || isRepeated(field)) return []
    const key = textOf(property(field, 'key')) ?? ''
    const label = textOf(property(field, 'label')) ?? key
    const type = textOf(property(field, 'type')) ?? ''
    return [{ key, label, value: answerValue(field), field: fieldOf(type, label) }]
  })
}
