/** One filled-in form: the answers are JSON in a field of the form post, under keys such as `q3_fullName`. */
import { isJsonRecord, type Json, type JsonRecord, property, textOf } from '../../body/json.ts'
import { parseJsonField } from '../../body/parse-body.ts'
import { mapLeads, UNKNOWN_SHAPE } from '../../lead/map-leads.ts'
import type { LeadValue } from '../../lead/read-lead.ts'
import { answerTo } from '../../lead/read-question.ts'
import type { OwnBodies } from '../provider.ts'
import { writtenAnswer } from './written-answer.ts'

const KEY = /^q\d+_(?<name>.+)$/u

function answersIn(payload: Json): JsonRecord | null {
  const raw = parseJsonField(property(payload, 'rawRequest'))
  return isJsonRecord(raw) ? raw : null
}

/** Jotform makes `fullName` of “Full Name”. */
const questionOf = (name: string) => name.replaceAll(/(?<=[\p{Ll}\d])(?=\p{Lu})/gu, ' ').replaceAll('_', ' ')

const isName = (value: Json): boolean => isJsonRecord(value) && ('first' in value || 'last' in value)

/** Only the first name is the person's: another one's last name must not complete it. */
function valuesOf(answers: JsonRecord): readonly LeadValue[] {
  let named = false
  return Object.entries(answers).flatMap(([key, value]): readonly LeadValue[] => {
    const label = questionOf(KEY.exec(key)?.groups?.['name'] ?? '')
    if (label === '') return []
    const text = writtenAnswer(value)
    if (!isName(value) || textOf(text) === undefined) return [answerTo(label, text)]
    if (named) return [{ label, value: text, field: null }]
    named = true
    const part = (name: string) => property(value, name) ?? null
    const first = [part('first'), part('middle')].flatMap((each) => textOf(each) ?? []).join(' ')
    return [
      { label, value: first, field: 'firstName' },
      { label, value: part('last'), field: 'lastName' },
    ]
  })
}

const mappable: OwnBodies['mappable'] = (payload) =>
  Object.fromEntries(
    Object.entries(answersIn(payload) ?? {})
      .filter(([key]) => KEY.test(key))
      .map(([key, value]) => [key, isName(value) ? value : writtenAnswer(value)]),
  )

const isNumber = (value: Json | undefined) => /^\d{5,}$/u.test(textOf(value) ?? '')

export const jotformBodies: OwnBodies = {
  recognises: (payload) =>
    isNumber(property(payload, 'formID')) && isNumber(property(payload, 'submissionID')) && answersIn(payload) !== null,
  mappable,
  map(payload, settings, mapping) {
    const answers = answersIn(payload)
    if (answers === null) return UNKNOWN_SHAPE
    const values: readonly LeadValue[] = [
      ...valuesOf(answers),
      { label: 'submission', value: property(payload, 'submissionID') ?? null, field: 'externalId' },
      { label: 'form', value: property(payload, 'formTitle') ?? null, field: 'source' },
    ]
    return mapLeads([{ values, view: mappable(payload) }], settings, mapping)
  },
}
