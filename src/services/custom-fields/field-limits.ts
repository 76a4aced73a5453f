/** How many fields a team can define, how long their names are, and what makes two names the same. Pure. */
import { AppError } from '../../errors.ts'
import type { CustomField, CustomFields } from '../../models/custom-field.ts'
import { fieldProblem } from '../../language/field-problem.ts'
import { parseSingleLine } from '../../language/single-line.ts'

/** Fields of one kind of record that are in use. */
export const MAX_FIELDS = 50
/** The same with those that were retired: a message of Telegram has at most 100 buttons. */
export const MAX_FIELDS_EVER = 80
/** A button shows some 40 characters on a phone. */
export const MAX_FIELD_LABEL = 40
export const MAX_CHOICES = 50

type Named = { readonly label: string }

/** Two names of fields that a person would read as one: “E-mail” and “email”. */
export function sameLabel(left: string, right: string): boolean {
  return folded(left) === folded(right)
}

function folded(label: string): string {
  return label
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}

/** The same for choices, which may differ in a sign alone: “A”, “A+” and “A-” are three, “Follow-up” and “follow up” one. */
function sameChoice(left: string, right: string): boolean {
  return foldedChoice(left) === foldedChoice(right)
}

/** What joins words, but not what joins digits: 1.5 is not 15. */
const JOINS = /(?<=\p{L})[\s\p{Pd}_./'’]+(?=[\p{L}\p{N}])|(?<=\p{N})[\s\p{Pd}_./'’]+(?=\p{L})/gu

function foldedChoice(label: string): string {
  return label.normalize('NFKC').trim().replaceAll(/\s+/gu, ' ').toLowerCase().replaceAll(JOINS, '')
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
  const twice = labels.find((label, index) => labels.slice(0, index).some((other) => sameChoice(other, label)))
  if (twice !== undefined) throw fieldProblem('name-taken', { given: twice })
  return labels
}

/** @throws AppError VALIDATION (name-taken) if another field has the name; those that were retired keep theirs */
export function assertFree(label: string, others: readonly Named[]): void {
  if (others.some((other) => sameLabel(other.label, label))) throw fieldProblem('name-taken', { given: label })
}

/** @throws AppError VALIDATION (name-taken) if another choice of the field has the name; those that were retired keep theirs */
export function assertFreeChoice(label: string, others: readonly Named[]): void {
  if (others.some((other) => sameChoice(other.label, label))) throw fieldProblem('name-taken', { given: label })
}

/** @throws AppError CONFLICT (limit) if the kind has as many fields as it can */
export function assertRoom(others: CustomFields): void {
  const inUse = others.filter(({ retired }) => !retired).length
  const limit = inUse >= MAX_FIELDS ? MAX_FIELDS : others.length >= MAX_FIELDS_EVER ? MAX_FIELDS_EVER : null
  if (limit !== null) throw new AppError('CONFLICT', { details: { reason: 'limit', of: 'field', limit } })
}

/**
 * Whether a field can be as it once was, among what the others are now.
 *
 * @throws AppError VALIDATION (name-taken); CONFLICT (limit) if it would be in use again and there is no room
 */
export function assertMayReturn(fields: CustomFields, now: CustomField, before: CustomField): void {
  const others = othersOf(fields, before)
  if (!sameLabel(now.label, before.label)) assertFree(before.label, others)
  if (now.retired && !before.retired) assertRoom(others)
}

/** Those of the same kind, without the field itself. */
export function othersOf(fields: CustomFields, { kind, key }: { readonly kind: string; readonly key?: string }) {
  return fields.filter((field) => field.kind === kind && field.key !== key)
}
