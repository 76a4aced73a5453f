/**
 * What records of a kind can be filtered by: their fields, the team's own among them, by the type of each; and what no table
 * of fields says, such as the next step. Pure.
 */
import type { Condition, ConditionTest, ViewKind } from '../../models/view.ts'
import { type FieldTable, fieldsOf } from '../fields/define-fields.ts'
import type { AnyField, FieldKind } from '../fields/field-type.ts'

/** What can be filtered by besides fields, with what each can be tested for. */
const BESIDES_FIELDS = {
  next: ['empty', 'past', 'filled'],
  touched: ['within', 'before'],
  created: ['within', 'before'],
  source: ['is'],
  status: ['is'],
  pipeline: ['is'],
  stage: ['is'],
  rotting: ['past'],
} as const satisfies Readonly<Record<string, readonly ConditionTest[]>>
export type BesidesField = keyof typeof BESIDES_FIELDS

const BESIDES_OF: Readonly<Record<ViewKind, readonly BesidesField[]>> = {
  contact: ['next', 'touched', 'created', 'source'],
  company: ['touched', 'created', 'source'],
  deal: ['status', 'pipeline', 'stage', 'next', 'rotting', 'touched', 'created', 'source'],
}

const TEXT: readonly ConditionTest[] = ['has', 'filled', 'empty']
const NUMBER: readonly ConditionTest[] = ['min', 'max', 'filled', 'empty']
const CHOICE: readonly ConditionTest[] = ['is', 'filled', 'empty']
const PRESENCE: readonly ConditionTest[] = ['filled', 'empty']
const NONE: readonly ConditionTest[] = []

const TESTS_OF_KIND: Readonly<Record<FieldKind, readonly ConditionTest[]>> = {
  text: TEXT,
  longText: TEXT,
  link: TEXT,
  number: NUMBER,
  money: NUMBER,
  day: ['within', 'past', 'min', 'max', 'filled', 'empty'],
  time: NONE,
  choice: CHOICE,
  choices: CHOICE,
  yesNo: ['is', 'empty'],
  phones: PRESENCE,
  emails: PRESENCE,
  telegram: PRESENCE,
  tags: CHOICE,
  member: ['is', 'empty'],
  contact: NONE,
  contacts: PRESENCE,
  company: CHOICE,
  deal: NONE,
  items: PRESENCE,
  recurring: NUMBER,
  roles: NONE,
}

/** @property field null where it is not a field */
export type Criterion = {
  readonly by: string
  readonly field: AnyField | null
  /** The stored path, of a field. */
  readonly path: string
  readonly tests: readonly ConditionTest[]
}

function testsOf(field: AnyField): readonly ConditionTest[] {
  const tests = TESTS_OF_KIND[field.kind]
  // A day of every year is neither past nor after another one.
  if (field.yearly === true) return ['within', ...PRESENCE]
  if (field.suggested === true) return ['is', ...tests]
  // Without a “yes”, it is a “no”.
  if (field.blank === false) return ['is']
  return field.required === true ? tests.filter((test) => test !== 'filled' && test !== 'empty') : tests
}

/** What lists are filtered by every day. */
function isAskedFor({ field }: Criterion): boolean {
  return field?.kind === 'member' || field?.kind === 'tags' || field?.kind === 'company'
}

const isPresence = ({ tests }: Criterion): boolean => tests === PRESENCE

/** In the order in which they are offered: the most frequent first, and last what is only there or not. */
export function criteriaOf(table: FieldTable, kind: ViewKind): readonly Criterion[] {
  const fields = fieldsOf(table)
    // What is part of another field is shown within that one, and what nobody gives a value is nobody's question.
    .filter(({ field }) => field.retired !== true && field.partOf === undefined && field.fixed !== true)
    .map(({ name, path, field }): Criterion => ({ by: name, field, path, tests: testsOf(field) }))
    .filter(({ tests, field }) => tests.length > 0 && !isTitle(field))
  const besides = BESIDES_OF[kind].map((by): Criterion => ({ by, field: null, path: by, tests: BESIDES_FIELDS[by] }))
  const [first, others] = [fields.filter(isAskedFor), fields.filter((one) => !isAskedFor(one))]
  const told = others.toSorted((a, b) => Number(isPresence(a)) - Number(isPresence(b)))
  return [...first, ...besides, ...told]
}

/** What a record is called: that is what search is for. */
function isTitle(field: AnyField | null): boolean {
  return field?.kind === 'text' && field.blank === ''
}

/** The criterion of that name; null if there is none (any more). */
export function criterionOf(table: FieldTable, kind: ViewKind, by: string): Criterion | null {
  return criteriaOf(table, kind).find((one) => one.by === by) ?? null
}

/** Whether several values are alternatives: a record has one owner, but may have several tags. */
export function isAlternative({ by, field }: Criterion, { test }: Condition): boolean {
  const isChosen = test === 'is' || test === 'filled' || test === 'empty'
  return isChosen && by !== 'next' && field?.kind !== 'tags' && field?.kind !== 'choices'
}
