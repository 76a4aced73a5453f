/** How many fields a team can define, how long their names are, and what makes two names the same. Pure. */
import type { CustomFields } from '../../models/custom-field.ts'
import { fieldProblem } from '../../language/field-problem.ts'
import { parseSingleLine } from '../../language/single-line.ts'

/** Fields of one kind of record that are in use. */
export const MAX_FIELDS = 50
/** The same with those that were retired: a message of Telegram has at most 100 buttons. */
export const MAX_FIELDS_EVER = 80
/** A button shows some 40 characters on a phone. */
export const MAX_FIELD_LABEL = 40
export const MAX_CHOICES = 50

/** Two names that a person would read as one. */
export function sameLabel(left: string, right: string): boolean {
  return folded(left) === folded(right)
}

function folded(label: string): string {
  return label
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}

/** Reads a typed name of a field or a choice. @throws AppError VALIDATION (empty, too-long, no-letters) */
export function readFieldLabel(typed: string): string {
  return parseSingleLine(typed, MAX_FIELD_LABEL)
}

/**
 * Reads typed choices: one a line, or separated by commas or semicolons.
 *
 * @throws AppError VALIDATION (empty, too-long, no-letters, too-many, name-taken)
 */
export function readChoiceLabels(typed: string): readonly string[] {
  const parts = typed.split(typed.trim().includes('\n') ? /\n/u : /[,;]/u).filter((part) => part.trim() !== '')
  if (parts.length === 0) throw fieldProblem('empty')
  if (parts.length > MAX_CHOICES) throw fieldProblem('too-many', { limit: MAX_CHOICES })
  const labels = parts.map(readFieldLabel)
  const twice = labels.find((label, index) => labels.slice(0, index).some((other) => sameLabel(other, label)))
  if (twice !== undefined) throw fieldProblem('name-taken', { given: twice })
  return labels
}

/** @throws AppError VALIDATION (name-taken) if another one has the name; those that were retired keep theirs */
export function assertFree(label: string, others: readonly { readonly label: string }[]): void {
  if (others.some((other) => sameLabel(other.label, label))) throw fieldProblem('name-taken', { given: label })
}

/** Those of the same kind, without the field itself. */
export function othersOf(fields: CustomFields, { kind, key }: { readonly kind: string; readonly key?: string }) {
  return fields.filter((field) => field.kind === kind && field.key !== key)
}
