/** The refusal of something that a person typed, which each edge words in its own way. */
import { AppError, type FieldProblem, type FieldProblemDetails } from '../errors.ts'

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
  return 'problem' in error.details ? error.details : null
}
