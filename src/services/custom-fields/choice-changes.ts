/** The values of a field to choose from. Records hold their keys: a value that was renamed or retired stays theirs. */
import { randomBytes } from 'node:crypto'

import { AppError } from '../../errors.ts'
import { fieldProblem } from '../../language/field-problem.ts'
import type { CustomChoice, CustomField } from '../../models/custom-field.ts'
import type { Actor } from '../core/actor.ts'
import { type ChangedFields, type ChangeFields, fieldIn, replaced } from './change-fields.ts'
import { assertFreeChoice, MAX_CHOICES, readFieldLabel } from './field-limits.ts'

export type ChoiceChanges = {
  /** @throws AppError FORBIDDEN; NOT_FOUND; VALIDATION (name-taken, too-many, or the name's problem) */
  readonly addChoice: (actor: Actor, key: string, label: string) => Promise<ChangedFields>
  /** @throws AppError FORBIDDEN; NOT_FOUND; VALIDATION (name-taken, or the name's problem) */
  readonly renameChoice: (actor: Actor, key: string, choice: string, label: string) => Promise<ChangedFields>
  /** Whether it can be chosen. @throws AppError FORBIDDEN; NOT_FOUND; VALIDATION (last-choice) */
  readonly retireChoice: (actor: Actor, key: string, choice: string, retired: boolean) => Promise<ChangedFields>
}

const KEY_BYTES = 3

/** @throws AppError VALIDATION with the problem of a label */
export function newChoices(labels: readonly string[]): readonly CustomChoice[] {
  if (labels.length > MAX_CHOICES) throw fieldProblem('too-many', { limit: MAX_CHOICES })
  return labels.reduce<readonly CustomChoice[]>((made, typed) => [...made, newChoice(made, typed)], [])
}

function newChoice(others: readonly CustomChoice[], typed: string): CustomChoice {
  const label = readFieldLabel(typed)
  assertFreeChoice(label, others)
  const key = `c${randomBytes(KEY_BYTES).toString('hex')}`
  return others.some((other) => other.key === key) ? newChoice(others, typed) : { key, label, retired: false }
}

/** @throws AppError NOT_FOUND */
export function choiceIn({ choices }: CustomField, key: string): CustomChoice {
  const choice = choices.find((one) => one.key === key)
  if (choice === undefined) throw new AppError('NOT_FOUND', { message: 'No such choice', details: { kind: 'button' } })
  return choice
}

export function createChoiceChanges(change: ChangeFields): ChoiceChanges {
  const edit = (
    actor: Actor,
    operation: string,
    [key, choiceKey]: readonly [string, string],
    after: (choice: CustomChoice, others: readonly CustomChoice[]) => CustomChoice,
  ) =>
    change(actor, `${operation}-${key}-${choiceKey}`, (fields) => {
      const field = fieldIn(fields, key)
      const choice = choiceIn(field, choiceKey)
      const changed = after(
        choice,
        field.choices.filter((other) => other !== choice),
      )
      return replaced(fields, field, {
        ...field,
        choices: field.choices.map((one) => (one === choice ? changed : one)),
      })
    })

  return {
    addChoice: (actor, key, label) =>
      change(actor, `choice-${key}`, (fields) => {
        const field = fieldIn(fields, key)
        if (field.choices.length >= MAX_CHOICES) throw fieldProblem('too-many', { limit: MAX_CHOICES })
        return replaced(fields, field, { ...field, choices: [...field.choices, newChoice(field.choices, label)] })
      }),

    renameChoice: (actor, key, choice, typed) =>
      edit(actor, 'rename-choice', [key, choice], (before, others) => {
        const label = readFieldLabel(typed)
        assertFreeChoice(label, others)
        return { ...before, label }
      }),

    retireChoice: (actor, key, choice, retired) =>
      edit(actor, retired ? 'retire-choice' : 'restore-choice', [key, choice], (before, others) => {
        if (retired && others.every((other) => other.retired)) throw fieldProblem('last-choice')
        return { ...before, retired }
      }),
  }
}
