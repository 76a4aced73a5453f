/** The token for fetching the answers of a source's leads: stored encrypted, and never shown again. */
import { idOf, type LeadSourceId } from '../../models/ids.ts'
import type { LeadSourceRecord } from '../../models/lead-source.ts'
import { fieldProblem } from '../../language/field-problem.ts'
import type { LeadProviders } from './lead-providers.ts'

/** A separate context, so that no other secret of the source can be opened as its token. */
const contextOf = (sourceId: LeadSourceId): string => `${sourceId}/token`

/** The problems with which a delivery waits until the source has a token that works. */
export const TOKEN_PROBLEMS = ['token-missing', 'token-refused', 'token-not-allowed', 'lead-gone'] as const

export function isTokenProblem(problem: string | null): boolean {
  return TOKEN_PROBLEMS.some((known) => known === problem)
}

/** @throws AppError VALIDATION when the provider takes no token, or the text cannot be one */
export function sealToken(
  source: Pick<LeadSourceRecord, 'provider'> & { readonly id: LeadSourceId },
  providers: Pick<LeadProviders, 'seal' | 'isToken' | 'findSender'>,
  given: string,
): string {
  const token = given.trim()
  if (providers.findSender(source.provider)?.takesToken !== true || !providers.isToken(token))
    throw fieldProblem('not-a-token')
  return providers.seal(token, contextOf(source.id))
}

/** Null if no token was given. */
export function openToken(
  { _id, sealedToken }: Pick<LeadSourceRecord, '_id' | 'sealedToken'>,
  providers: Pick<LeadProviders, 'open'>,
): string | null {
  return sealedToken == null ? null : providers.open(sealedToken, contextOf(idOf(_id)))
}
