/** Interprets the Graph API's response to a request for a lead. Pure. */
import { isJsonRecord, type Json, type JsonRecord, property, textOf } from '../../body/json.ts'
import { type FetchedReference, judgeStatus } from '../../references/fetched-reference.ts'

/** The parts of Meta's error that are used or logged: only numbers, because the text could contain personal data. */
export type GraphError = { readonly code: number; readonly subcode: number; readonly transient: boolean }

/** Expired, revoked, or its creator's session has ended. */
const TOKEN_CODES = [102, 190, 463, 467]
/**
 * Temporary: the API is down, or a rate limit of the app (4), the user (17), the page (32), in general (341, 613) or
 * for a while (368).
 */
const PASSING_CODES = [1, 2, 4, 17, 32, 341, 368, 613]
/** Rate limits per business. */
const isBusinessLimit = (code: number): boolean => code >= 80_000 && code <= 80_014
/** API method, API permission, and the range of specific permissions. */
const isPermission = (code: number): boolean => code === 3 || code === 10 || (code >= 200 && code <= 299)
/** “Does not exist, cannot be loaded due to missing permissions, or does not support this operation.” */
const NO_SUCH_OBJECT = { code: 100, subcode: 33 } as const
const UNKNOWN_ALIAS = 803

const numberOf = (value: Json | undefined): number =>
  typeof value === 'number' ? value : Number(textOf(value) ?? 0) || 0

export function graphErrorOf(body: Json | undefined): GraphError | null {
  const error = property(body, 'error')
  if (!isJsonRecord(error)) return null
  return {
    code: numberOf(error['code']),
    subcode: numberOf(error['error_subcode']),
    transient: error['is_transient'] === true,
  }
}

function judgeError(status: number, { code, subcode, transient }: GraphError, message: string): FetchedReference {
  if (TOKEN_CODES.includes(code)) return { kind: 'refused', reason: 'token-refused' }
  // The proof is wrong or required: the token was made with a different app from the one whose secret the source has.
  if (message.includes('appsecret_proof')) return { kind: 'refused', reason: 'token-refused' }
  if (transient || PASSING_CODES.includes(code) || isBusinessLimit(code)) return { kind: 'later' }
  if (isPermission(code)) return { kind: 'refused', reason: 'token-not-allowed' }
  if ((code === NO_SUCH_OBJECT.code && subcode === NO_SUCH_OBJECT.subcode) || code === UNKNOWN_ALIAS) {
    return { kind: 'gone' }
  }
  return judgeStatus(status) ?? { kind: 'refused', reason: 'answers-refused' }
}

/** Keeps only the requested fields. */
function leadIn(body: Json, id: string): JsonRecord | null {
  const answers = property(body, 'field_data')
  const own = property(body, 'id')
  if (!Array.isArray(answers) || (own !== undefined && textOf(own) !== id)) return null
  const rest = ['created_time', 'form_id', 'ad_id'].flatMap((name) => {
    const value = property(body, name)
    return typeof value === 'string' || typeof value === 'number' ? [[name, value] as const] : []
  })
  return { ...Object.fromEntries(rest), field_data: answers as readonly Json[] }
}

/**
 * @param body undefined if it is not JSON, nested too deeply or too large
 * @param id the requested lead's id: a response about another lead is not accepted
 */
export function judgeGraphAnswer(status: number, body: Json | undefined, id: string): FetchedReference {
  const error = graphErrorOf(body)
  if (error !== null) {
    const message = textOf(property(property(body, 'error'), 'message')) ?? ''
    return judgeError(status, error, message)
  }
  const byStatus = judgeStatus(status)
  if (byStatus !== null) return byStatus
  const lead = status === 200 && body !== undefined ? leadIn(body, id) : null
  return lead === null ? { kind: 'refused', reason: 'answers-unreadable' } : { kind: 'lead', lead }
}
