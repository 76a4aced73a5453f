/** One error of every code and one conflict of every reason. A new one does not compile until it is here. */
import { asId } from './as-id.ts'
import { AppError, type ConflictDetails, type ConflictReason, ERROR_CODES, type ErrorCode } from '../../src/errors.ts'

const deal = { dealId: '65f1c0ffee65f1c0ffee65f1', stageName: 'Proposal', status: 'lost' } as const

const CONFLICTS: { readonly [R in ConflictReason]: ConflictDetails<R> } = {
  'changed-meanwhile': { reason: 'changed-meanwhile' },
  'already-undone': { reason: 'already-undone' },
  'changed-since': { reason: 'changed-since' },
  'task-closed': { reason: 'task-closed' },
  'task-open': { reason: 'task-open' },
  'moved-meanwhile': { reason: 'moved-meanwhile', ...deal },
  closed: { reason: 'closed', ...deal },
  'not-closed': { reason: 'not-closed', ...deal },
  'no-next-stage': { reason: 'no-next-stage', ...deal },
  'no-previous-stage': { reason: 'no-previous-stage', ...deal },
  'no-such-stage': { reason: 'no-such-stage' },
  'last-stage': { reason: 'last-stage' },
  'pipeline-archived': { reason: 'pipeline-archived' },
  'pipeline-default': { reason: 'pipeline-default' },
  'already-there': { reason: 'already-there', ...deal },
  limit: { reason: 'limit', of: 'api-key', limit: 20 },
  'not-deleted': { reason: 'not-deleted' },
  merged: { reason: 'merged', about: { kind: 'contact', id: asId('65f1c0ffee65f1c0ffee65f3') }, name: 'Anna' },
  'merge-under-way': { reason: 'merge-under-way', about: { kind: 'contact', id: asId('65f1c0ffee65f1c0ffee65f3') } },
  'merged-later': {
    reason: 'merged-later',
    about: { kind: 'contact', id: asId('65f1c0ffee65f1c0ffee65f3') },
    name: 'Anna',
  },
  'key-not-active': { reason: 'key-not-active' },
  'delivery-settled': { reason: 'delivery-settled' },
  'source-paused': { reason: 'source-paused' },
  'sync-running': { reason: 'sync-running' },
  'sync-paused': { reason: 'sync-paused' },
  'rule-without-people': { reason: 'rule-without-people' },
  'leaderboard-off': { reason: 'leaderboard-off' },
  'conflict-settled': { reason: 'conflict-settled' },
  'import-busy': { reason: 'import-busy' },
  'import-over': { reason: 'import-over' },
  'count-changed': { reason: 'count-changed', count: 2 },
  'bulk-edit-over': { reason: 'bulk-edit-over' },
  'message-waiting': { reason: 'message-waiting' },
  'content-gone': { reason: 'content-gone' },
  'unknown-sender': { reason: 'unknown-sender' },
  'last-owner': { reason: 'last-owner' },
  'offer-gone': { reason: 'offer-gone' },
  'claim-lost': { reason: 'claim-lost' },
  'unfit-database': { reason: 'unfit-database' },
  'token-in-use': { reason: 'token-in-use' },
}

export const sampleConflicts: readonly ConflictDetails[] = Object.values(CONFLICTS)

const ERRORS: Readonly<Record<ErrorCode, AppError>> = {
  VALIDATION: new AppError('VALIDATION'),
  NOT_FOUND: new AppError('NOT_FOUND', { details: { kind: 'contact' } }),
  FORBIDDEN: new AppError('FORBIDDEN', { details: { action: 'contact.write' } }),
  UNAUTHENTICATED: new AppError('UNAUTHENTICATED'),
  CONFLICT: new AppError('CONFLICT', { details: CONFLICTS['changed-meanwhile'] }),
  STAGE_REQUIREMENTS: new AppError('STAGE_REQUIREMENTS', {
    details: { missing: ['amount'], stageId: asId('65f1c0ffee65f1c0ffee65f2'), stageName: 'Proposal' },
  }),
  EXPIRED: new AppError('EXPIRED', { details: { kind: 'change' } }),
  RATE_LIMITED: new AppError('RATE_LIMITED', { details: { retryAfter: 7 } }),
  UNAVAILABLE: new AppError('UNAVAILABLE'),
  INTERNAL: new AppError('INTERNAL'),
}

export const sampleErrors: readonly AppError[] = ERROR_CODES.map((code) => ERRORS[code])
