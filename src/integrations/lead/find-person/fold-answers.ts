/**
 * Folds questions with their answers into values with labels: `{label: 'Email', value: 'ada@…'}` in a list, HubSpot's
 * `email: {value: 'ada@…'}`, Jotform's `{text: 'Name', answer: {first, last}}`, Typeform's `{type: 'email', email: 'ada@…'}`.
 */
import type { Leaf, Place } from './place.ts'
import { readKey } from './read-key.ts'
import { wordsOf } from './words.ts'

/** In order of how telling they are. */
const LABELS = [
  'label',
  'column_name',
  'title',
  'question',
  'name',
  'text',
  'key',
  'field',
  'slug',
  'code',
  'attribute',
  'ref',
  'id',
]
const LABEL_HOLDERS = ['field', 'question', 'custom_field', 'customField', 'attribute', 'property']
const VALUES = [
  'value',
  'string_value',
  'answer',
  'values',
  'response',
  'answers',
  'field_value',
  'fieldValue',
  'user_answer',
  'reply',
  'textInput',
  'textArea',
]
const MAX_LABEL_LENGTH = 200

/** What else an answer may have: a record with other values is more than an answer. */
const AROUND = new Set([
  ...LABELS,
  ...VALUES,
  ...LABEL_HOLDERS,
  ...`type raw_value rawValue required timestamp source sourceId source-id sourceType order qid versions position
  index placeholder hidden options uuid sublabels prettyFormat updatedAt displayValue first middle last
  column_id field_type display_value isMulti fieldId field_id questionId question_id description`.split(/\s+/u),
])

const leafOf = (place: Place, key: string): Leaf | undefined => place.leaves.find(({ label }) => label === key)
const placeOf = (place: Place, key: string): Place | undefined => place.places.find(({ label }) => label === key)

type Label = { readonly text: string; readonly by: string }

function labelsOf(place: Place, valueKey: string): readonly Label[] {
  const own = LABELS.filter((key) => key !== valueKey).flatMap((key): readonly Label[] => {
    const value = leafOf(place, key)?.value
    return typeof value !== 'string' || value.length > MAX_LABEL_LENGTH ? [] : [{ text: value, by: key }]
  })
  const held = LABEL_HOLDERS.flatMap((holder) => {
    const inner = placeOf(place, holder)
    if (inner === undefined) return []
    return labelsOf(inner, '').map(({ text, by }): Label => ({ text, by: `${holder}.${by}` }))
  })
  return [...own, ...held]
}

/** The key of the answer: one of the usual ones, or the one that its `type` names. */
function valueKeyOf(place: Place): string | undefined {
  const has = (key: string) => leafOf(place, key) !== undefined || placeOf(place, key) !== undefined
  const type = leafOf(place, 'type')?.value
  const usual = VALUES.find(has)
  if (usual !== undefined) return usual
  return typeof type === 'string' && type !== 'type' && has(type) ? type : undefined
}

/** Whether it has values that an answer does not have, such as a second address. */
function isMore(place: Place, valueKey: string): boolean {
  const keys = [...place.leaves.map(({ label }) => label), ...place.places.map(({ label }) => label)]
  return keys.some((key) => key !== valueKey && !AROUND.has(key))
}

type Answer = { readonly label: Label | null; readonly words: readonly string[]; readonly valueKey: string }

function answerOf(place: Place): Answer | null {
  const valueKey = valueKeyOf(place)
  if (valueKey === undefined) return null
  const labels = labelsOf(place, valueKey)
  const keyed = place.kind === 'record'
  if (keyed ? isMore(place, valueKey) : labels.length === 0) return null
  const type = leafOf(place, 'type')?.value
  const typed = typeof type === 'string' && /^(?:email|phone|phone_number|tel)$/iu.test(type) ? [wordsOf(type)] : []
  const named = [...labels.map(({ text }) => wordsOf(text)), ...(keyed ? [place.words] : []), ...typed]
  const telling = named.find((words) => readKey(words) !== null)
  return { label: labels[0] ?? null, words: telling ?? named[0] ?? [], valueKey }
}

/** The entry as a value of its list, or its inner record as one with the label's name. */
function foldInto(target: Place, place: Place, { label, words, valueKey }: Answer): void {
  const shown = label?.text ?? place.label
  // By a label that is there whatever else is answered: the number of an entry changes.
  if (place.kind === 'entry' && label !== null) place.spot.selector = { by: label.by, equals: label.text }
  const leaf = leafOf(place, valueKey)
  if (leaf !== undefined) {
    target.leaves.push({ ...leaf, label: shown, words })
    return
  }
  const inner = placeOf(place, valueKey)
  if (inner === undefined) return
  inner.label = shown
  inner.words = words
  target.places.push(inner)
}

/** Folds every answer below a place, the innermost first. */
export function foldAnswers(place: Place): void {
  for (const inner of place.places) foldAnswers(inner)
  const kept: Place[] = []
  const before = place.places
  place.places = []
  for (const inner of before) {
    const answer = inner.kind === 'list' ? null : answerOf(inner)
    if (answer === null) {
      kept.push(inner)
      continue
    }
    // One label with a value is a setting; a list, or several with labels of their own, is a form.
    if (inner.kind === 'entry' || answer.label !== null) place.form = true
    foldInto(place, inner, answer)
  }
  place.places = [...kept, ...place.places]
}
