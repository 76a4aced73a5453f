/** A question about a field: its inputs and its result. */
import type { Context } from 'grammy'

import { fieldProblem } from '../../language/field-problem.ts'
import type { FieldOf } from '../text/field-label.ts'
import type { Translate } from '../text/i18n.ts'
import { type Answer, ask, type Choice, type Dialogue, type Question } from './ask.ts'
import { type DialogueSettings, readingOf } from './dialogue-settings.ts'

/** The input for the services, the text as typed, and the value to show. */
export type FieldValue = { readonly input: unknown; readonly typed: string; readonly shown: unknown }

/** By field. */
export type FieldValues = Readonly<Record<string, FieldValue>>

/** What was typed, by field: for services that read it again when they save. */
export function typedOf(said: FieldValues): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(said).map(([name, { typed }]) => [name, typed]))
}

export type FieldAnswer = FieldValue & {
  /** What was said about other fields in the same words. */
  readonly also?: FieldValues
  /** Nothing was said about the field itself: it has to be asked for again. */
  readonly isElsewhere?: boolean
}

export type Asking = {
  readonly dialogue: Dialogue
  /** The context of the update that led to the question. */
  readonly ctx: Context
  readonly t: Translate
  readonly settings: DialogueSettings
  readonly of: FieldOf
  readonly text: string
  /** Reads more than the field from what was typed; null if it says nothing else. */
  readonly line?: (typed: string) => FieldAnswer | null
  readonly buttons?: Pick<Question<unknown>, 'skippable' | 'savable' | 'clearable'>
}

export type AskedField = { readonly answer: Answer<FieldAnswer>; readonly ctx: Context }

export type AskField = (asking: Asking) => Promise<AskedField>

export function put(
  { dialogue, ctx, t, of, text, line, buttons }: Asking,
  question: Pick<Question<FieldAnswer>, 'choices' | 'perRow' | 'parse' | 'isCard'>,
): Promise<AskedField> {
  const parse = (typed: string): FieldAnswer => line?.(typed) ?? question.parse(typed)
  return ask(dialogue, ctx, t, { id: `${of.kind}.${of.name}`, text, ...question, parse, ...buttons })
}

export function readTyped({ of, settings }: Asking, typed: string): FieldAnswer {
  const input = of.field.read(typed, readingOf(settings))
  return { input, typed, shown: input }
}

/** Begins the value of a choice that leads elsewhere: nobody types that as a value. */
const LEAVES = '#'

/**
 * Asks for the value. The choices lead elsewhere.
 *
 * @returns also the value of the choice that was tapped instead; null if none was
 */
export async function askOrLeave(
  asking: Asking,
  choices: readonly Choice[],
): Promise<AskedField & { readonly picked: string | null }> {
  const leaving = choices.map(({ label, value }) => ({ label, value: `${LEAVES}${value}` }))
  const isLeaving = (typed: string): boolean => leaving.some(({ value }) => value === typed)
  const asked = await put(asking, {
    choices: leaving,
    parse: (typed) => (isLeaving(typed) ? { input: typed, typed, shown: typed } : readTyped(asking, typed)),
  })
  const typed = asked.answer.kind === 'value' ? asked.answer.value.typed : ''
  return { ...asked, picked: isLeaving(typed) ? typed.slice(LEAVES.length) : null }
}

/** Asks for one of the given choices by tapping. */
export function pick(
  asking: Asking,
  choices: readonly Choice[],
  answerOf: (choice: Choice) => Omit<FieldAnswer, 'typed'>,
  perRow = 1,
): Promise<AskedField> {
  return put(asking, {
    isCard: true,
    choices,
    perRow,
    parse(value) {
      const choice = choices.find((one) => one.value === value)
      if (choice === undefined) throw fieldProblem('pick-one')
      return { ...answerOf(choice), typed: value }
    },
  })
}
