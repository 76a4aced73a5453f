/** Texts for conflicts: why the change is not possible now, and what to do instead. */
import type { ConflictDetails, ConflictReason, LimitedKind } from '../../errors.ts'
import type { PlainTextKey, TextKey, Translate } from './i18n.ts'

const TEXT_OF_LIMIT = {
  'api-key': 'error-limit-api-key',
  'lead-source': 'error-limit-lead-source',
  sync: 'error-limit-sync',
  webhook: 'error-limit-webhook',
  field: 'error-limit-field',
  pipeline: 'error-limit-pipeline',
  stage: 'error-limit-stage',
  'lost-reason': 'error-limit-lost-reason',
  rate: 'error-limit-rate',
  'assignment-rule': 'error-limit-assignment-rule',
} as const satisfies Record<LimitedKind, TextKey>

const say = (key: PlainTextKey) => (t: Translate) => t(key)

/** A new reason does not compile until it has a text. */
const WORDS: { readonly [R in ConflictReason]: (t: Translate, details: ConflictDetails<R>) => string } = {
  'changed-meanwhile': say('error-CONFLICT'),
  'already-undone': say('error-CONFLICT-already-undone'),
  'changed-since': say('error-CONFLICT-changed-since'),
  'task-closed': say('error-CONFLICT-task-closed'),
  'task-open': say('error-CONFLICT-task-open'),
  'moved-meanwhile': (t, { stageName }) => t('deal-moved-meanwhile', { stage: stageName }),
  closed: (t, { status }) => t(status === 'won' ? 'deal-refused-won' : 'deal-refused-lost'),
  'not-closed': say('deal-refused-not-closed'),
  'no-next-stage': say('deal-refused-no-next-stage'),
  'no-previous-stage': say('deal-refused-no-previous-stage'),
  'no-such-stage': say('deal-refused-no-such-stage'),
  'already-there': say('deal-refused-already-there'),
  'last-stage': say('error-CONFLICT-last-stage'),
  'pipeline-archived': say('error-CONFLICT-pipeline-archived'),
  'pipeline-default': say('error-CONFLICT-pipeline-default'),
  limit: (t, { of, limit }) => t(TEXT_OF_LIMIT[of], { limit }),
  'not-deleted': say('error-CONFLICT-not-deleted'),
  merged: (t, { name }) => t('error-CONFLICT-merged', { name }),
  'merge-under-way': say('error-CONFLICT-merge-under-way'),
  'merged-later': (t, { name }) => t('error-CONFLICT-merged-later', { name }),
  'key-not-active': say('error-CONFLICT-key-not-active'),
  'delivery-settled': say('error-CONFLICT-delivery-settled'),
  'unknown-sender': say('error-CONFLICT-unknown-sender'),
  'source-paused': say('error-CONFLICT-source-paused'),
  'sync-running': say('error-CONFLICT-sync-running'),
  'sync-paused': say('error-CONFLICT-sync-paused'),
  'rule-without-people': say('error-CONFLICT-rule-without-people'),
  'leaderboard-off': say('error-CONFLICT-leaderboard-off'),
  'conflict-settled': say('error-CONFLICT-conflict-settled'),
  'import-busy': say('error-CONFLICT-import-busy'),
  'import-over': say('error-CONFLICT-import-over'),
  'count-changed': (t, { count }) => t('error-CONFLICT-count-changed', { count }),
  'bulk-edit-over': say('error-UNAVAILABLE'),
  'message-waiting': say('error-CONFLICT-message-waiting'),
  'content-gone': say('error-CONFLICT-content-gone'),
  'last-owner': say('error-CONFLICT-last-owner'),
  'offer-gone': say('error-CONFLICT-offer-gone'),
  'claim-lost': say('error-UNAVAILABLE'),
  'unfit-database': say('error-UNAVAILABLE'),
  'token-in-use': say('error-UNAVAILABLE'),
}

export function conflictText<R extends ConflictReason>(t: Translate, details: ConflictDetails<R>): string {
  return WORDS[details.reason](t, details)
}
