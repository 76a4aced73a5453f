/** The questions by which a record is added: one for each of its fields that is asked for. */
import type { Context } from 'grammy'

import type { AnyField } from '../../services/fields/field-type.ts'
import type { FieldOf } from '../text/field-label.ts'
import { fieldQuestion } from '../text/field-question.ts'
import type { Translate } from '../text/i18n.ts'
import type { Dialogue } from './ask.ts'
import { currencyOf, type DialogueSettings } from './dialogue-settings.ts'
import type { FieldAnswer, FieldValues } from './field-asking.ts'
import { askField } from './field-questions.ts'

export type Step = { readonly name: string; readonly field: AnyField }

type Steps<Known> = {
  readonly dialogue: Dialogue
  readonly t: Translate
  readonly settings: DialogueSettings
  readonly kind: FieldOf['kind']
  readonly steps: readonly Step[]
  /** The record with what was said about its fields. */
  readonly withSaid: (known: Known, said: FieldValues) => Known
  /** Reads more than the field from what was typed; null if it says nothing else. */
  readonly line?: (name: string, typed: string) => FieldAnswer | null
  /** What is shown above the next question once an answer has said more than was asked for. */
  readonly headed?: (known: Known) => string
  /** Whether the record can be saved as far as it is known, apart from what its fields require. */
  readonly isEnough?: (known: Known) => boolean
}

export type StepsAsked<Known> = {
  readonly known: Known
  /** Shown above the next question; empty for nothing. */
  readonly heading: string
  /** The context of the last update. */
  readonly ctx: Context
}

/** Asks for each field until it is known or skipped, or the rest is skipped. What is required cannot be skipped. */
export async function askSteps<Known extends object>(
  { dialogue, t, settings, kind, steps, withSaid, line, headed, isEnough }: Steps<Known>,
  begun: StepsAsked<Known>,
): Promise<StepsAsked<Known>> {
  let { known, heading, ctx } = begun
  const lacks = ({ name }: Step): boolean => Reflect.get(known, name) === undefined
  for (const step of steps) {
    const { name, field } = step
    while (lacks(step)) {
      const of: FieldOf = { kind, name, field }
      const text = heading + fieldQuestion(t, of, { on: 'add' }, currencyOf(settings))
      const isLacking = steps.some((one) => one.field.required === true && lacks(one))
      const buttons = { skippable: field.required !== true, savable: !isLacking && isEnough?.(known) !== false }
      const read = line && { line: (typed: string) => line(name, typed) }
      const asked = await askField({ dialogue, ctx, t, settings, of, text, buttons, ...read })
      ctx = asked.ctx
      heading = ''
      if (asked.answer.kind === 'saved') return { known, heading, ctx }
      if (asked.answer.kind !== 'value') break
      const { also = {}, ...own } = asked.answer.value
      known = withSaid(known, own.isElsewhere === true ? also : { [name]: own, ...also })
      if (Object.keys(also).length > 0) heading = headed?.(known) ?? ''
    }
  }
  return { known, heading, ctx }
}
