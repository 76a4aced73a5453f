/** The error for an invalid typed value. Each edge has its own wording for it. */
import { firstCharacters } from './cut-text.ts'
import { AppError, type FieldProblem, type FieldProblemDetails } from '../errors.ts'

/** The maximum number of characters of a typed value to quote back. */
const MAX_QUOTED_LENGTH = 64

/** A VALIDATION error with the problem of a typed value. `given` may have any length. */
export function fieldProblem(problem: FieldProblem, more: Omit<FieldProblemDetails, 'problem'> = {}): AppError {
  // Cut between characters: Telegram refuses text with half a surrogate pair.
  const said = more.given === undefined ? {} : { given: firstCharacters(more.given, MAX_QUOTED_LENGTH) }
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
