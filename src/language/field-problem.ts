/** What can be wrong with something that a person typed: a closed set, which each edge words in its own way. */
import { AppError } from '../errors.ts'

export const FIELD_PROBLEMS = [
  'empty',
  'too-long',
  'too-many',
  'no-letters',
  'not-a-phone',
  'not-an-email',
  'not-a-currency',
  'not-a-time-zone',
  'not-a-region',
  'not-an-amount',
  'negative-amount',
  'too-large-amount',
  'too-precise-amount',
  'ambiguous-amount',
  'not-a-date',
  'no-such-day',
  'ambiguous-date',
  'past-date',
  'nothing-given',
  'pick-one',
  'not-a-secret',
  'not-a-token',
] as const
export type FieldProblem = (typeof FIELD_PROBLEMS)[number]

export type FieldProblemDetails = {
  readonly problem: FieldProblem
  /** The part of the input that is wrong, as typed, when it is not the whole of it. */
  readonly given?: string
  /** The limit that was passed, for too-long and too-many. */
  readonly limit?: number
}

/** Most characters of a typed value that are said back. */
const MAX_QUOTED_LENGTH = 64

/** A VALIDATION error that says which problem a typed value has. `given` may be of any length. */
export function fieldProblem(problem: FieldProblem, more: Omit<FieldProblemDetails, 'problem'> = {}): AppError {
  // Cut between characters: Telegram refuses a text with half a surrogate pair in it.
  const said = more.given === undefined ? {} : { given: [...more.given].slice(0, MAX_QUOTED_LENGTH).join('') }
  return new AppError('VALIDATION', {
    message: `Typed value refused: ${problem}`,
    details: { problem, ...more, ...said },
  })
}

/** The problem inside an error made by {@link fieldProblem}, else null. */
export function fieldProblemOf(error: unknown): FieldProblemDetails | null {
  if (!(error instanceof AppError) || error.code !== 'VALIDATION') return null
  const { problem } = error.details
  return FIELD_PROBLEMS.includes(problem as FieldProblem) ? (error.details as FieldProblemDetails) : null
}
