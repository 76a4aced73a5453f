/** Sends and edits the message that shows how far a run of a sync is. */
import type { TellProgress } from '../../jobs/show-progress.ts'
import type { SyncView } from '../../services/sync/sync-view.ts'
import type { Translator } from '../text/i18n.ts'
import { syncProgress } from '../text/sync-text.ts'
import { type ProgressMessageDeps, putProgress } from './progress-message.ts'

export type TellSyncProgressDeps = ProgressMessageDeps & { readonly translator: Translator }

export function createTellSyncProgress({ translator, ...deps }: TellSyncProgressDeps): TellProgress<SyncView> {
  return (listener, sync, before) => {
    const t = translator(listener.locale)
    const open = [t('button-open-sync'), 'sync', { kind: 'sync', id: sync.id }] as const
    return putProgress(deps, listener, { text: syncProgress(sync, t), rows: [[open]] }, before)
  }
}
