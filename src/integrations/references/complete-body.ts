/** Adds the answers to a delivery that only refers to its leads. */
import type { AnswersAccess, FetchedAnswers } from '../../services/leads/lead-providers.ts'
import type { Json, JsonRecord } from '../body/json.ts'
import { MAX_LEADS } from '../lead/map-leads.ts'
import type { ReferenceSpec } from '../providers/provider.ts'
import type { FetchReference } from './fetch-reference.ts'

/**
 * The size limit for all answers of a delivery, as JSON: they are stored in one document, which holds at most 16 MB.
 */
const MAX_ANSWERS_BYTES = 8 * 1024 * 1024

/**
 * Fetches one lead after another, and stops when one has to wait or is refused, because the next ones would be too. A
 * lead that is gone does not prevent the others in its delivery from being received.
 */
export async function completeBody(
  payload: Json,
  { missing, complete }: ReferenceSpec,
  fetchReference: FetchReference,
  access: AnswersAccess,
  signal: AbortSignal,
): Promise<FetchedAnswers> {
  const ids = missing(payload)
  if (ids.length > MAX_LEADS) return { kind: 'refused', reason: 'too-many-leads' }
  const answers = new Map<string, JsonRecord | 'gone'>()
  let size = 0
  for (const id of ids) {
    if (id === null) return { kind: 'refused', reason: 'unknown-shape' }
    const fetched = await fetchReference(id, access, signal)
    if (fetched.kind === 'later' || fetched.kind === 'refused') return fetched
    size += fetched.kind === 'lead' ? Buffer.byteLength(JSON.stringify(fetched.lead)) : 0
    if (size > MAX_ANSWERS_BYTES) return { kind: 'refused', reason: 'answers-unreadable' }
    answers.set(id, fetched.kind === 'gone' ? 'gone' : fetched.lead)
  }
  // Not stored as gone: a permission may be missing, and the leads may appear once it is granted.
  if ([...answers.values()].every((answer) => answer === 'gone')) return { kind: 'refused', reason: 'lead-gone' }
  return { kind: 'answered', body: Buffer.from(JSON.stringify(complete(payload, answers)), 'utf8') }
}
