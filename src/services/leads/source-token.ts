/** The token with which the answers of a source's leads are fetched: stored sealed, and shown to nobody again. */
import type { LeadSourceRecord } from '../../models/lead-source.ts'
import { fieldProblem } from '../../language/field-problem.ts'
import type { LeadProviders } from './lead-providers.ts'

/** A context of its own, so that no other secret of the source opens as its token. */
const contextOf = (sourceId: string): string => `${sourceId}/token`

/** What a delivery waits with until the source has a token that works. */
export const TOKEN_PROBLEMS = ['token-missing', 'token-refused', 'token-not-allowed', 'lead-gone'] as const

export function isTokenProblem(problem: string | null): boolean {
  return TOKEN_PROBLEMS.some((known) => known === problem)
}

/** @throws AppError VALIDATION when the provider takes none, or the text cannot be one */
export function sealToken(
  source: Pick<LeadSourceRecord, 'provider'> & { readonly id: string },
  providers: Pick<LeadProviders, 'seal' | 'isToken' | 'takesToken'>,
  given: string,
): string {
  const token = given.trim()
  if (!providers.takesToken(source.provider) || !providers.isToken(token)) throw fieldProblem('not-a-token')
  return providers.seal(token, contextOf(source.id))
}

/** Null where none was given. */
export function openToken(
  { _id, sealedToken }: Pick<LeadSourceRecord, '_id' | 'sealedToken'>,
  providers: Pick<LeadProviders, 'open'>,
): string | null {
  return sealedToken == null ? null : providers.open(sealedToken, contextOf(_id.toHexString()))
}
