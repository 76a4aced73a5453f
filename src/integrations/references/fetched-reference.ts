/** What comes of fetching a lead that a sender only referred to. */
import type { JsonRecord } from '../body/json.ts'

export type RefusedReason =
  /** The token is expired, revoked, invalid or belongs to another app. */
  | 'token-refused'
  /** The token is valid but lacks a permission. */
  | 'token-not-allowed'
  /** Refused for any other reason. */
  | 'answers-refused'
  /** The response cannot be read: not JSON, too large, or something else. */
  | 'answers-unreadable'

export type FetchedReference =
  | { readonly kind: 'lead'; readonly lead: JsonRecord }
  | { readonly kind: 'gone' }
  | { readonly kind: 'refused'; readonly reason: RefusedReason }
  /** It may work later; `afterMs` is set when the sender said how long to wait. */
  | { readonly kind: 'later'; readonly afterMs?: number }

/** The verdict from the status alone; null if the status is not conclusive. */
export function judgeStatus(status: number): FetchedReference | null {
  if (status === 408 || status === 429 || status >= 500) return { kind: 'later' }
  if (status === 401) return { kind: 'refused', reason: 'token-refused' }
  if (status === 403) return { kind: 'refused', reason: 'token-not-allowed' }
  if (status === 404 || status === 410) return { kind: 'gone' }
  return null
}
