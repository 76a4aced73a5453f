/** Texts about syncs. */
import type { SyncAdapterName, SyncFigures, SyncKind, SyncProblem } from '../../models/sync.ts'
import type { SyncView } from '../../services/sync/sync-view.ts'
import type { FieldTable } from '../../services/fields/define-fields.ts'
import { fieldLabel } from './field-label.ts'
import type { CardWords } from './field-lines.ts'
import type { Translate } from './i18n.ts'

/** Names of products are the same in every language. */
export const ADAPTER_NAMES: Readonly<Record<SyncAdapterName, string>> = {
  hubspot: 'HubSpot',
  pipedrive: 'Pipedrive',
  file: 'CSV, vCard',
}

/** Why a run stopped, and what to do about it. */
export function syncProblem(problem: SyncProblem, t: Translate): string {
  return t(`sync-problem-${problem}`)
}

/** What a field of a sync is called. The place of a deal counts as one. */
export function syncFieldLabel({ t, fields }: Pick<CardWords, 't' | 'fields'>, kind: SyncKind, name: string): string {
  const table: FieldTable = fields[kind]
  return kind === 'deal' && name === 'stage' ? t('sync-field-stage') : fieldLabel(t, { kind, name, field: table[name] })
}

/** What a run has done, one line each; only what there is. */
export function figureLines(figures: SyncFigures, t: Translate): readonly string[] {
  const { created, updated, conflicts, refused, deleted, vanished } = figures
  return [
    t('sync-figure-changes', { created, updated }),
    ...(conflicts > 0 ? [t('sync-figure-conflicts', { count: conflicts })] : []),
    ...(refused > 0 ? [t('sync-figure-refused', { count: refused })] : []),
    ...(deleted > 0 ? [t('sync-figure-deleted', { count: deleted })] : []),
    ...(vanished > 0 ? [t('sync-figure-vanished', { count: vanished })] : []),
  ]
}

/** How far a run is, or how it ended. */
export function runLines({ run }: Pick<SyncView, 'run'>, t: Translate): readonly string[] {
  if (run === null) return [t('sync-never-run')]
  const count = run.figures.seen
  const state =
    run.state === 'running'
      ? t(run.waits ? 'sync-run-waits' : 'sync-run-running', { count })
      : t(run.state === 'done' ? 'sync-run-done' : 'sync-run-stopped', { count })
  const problem = run.problem === null ? [] : [syncProblem(run.problem, t)]
  return [state, ...problem, ...figureLines(run.figures, t)]
}

/** The message that shows a run while it is under way. */
export function syncProgress(sync: SyncView, t: Translate): string {
  return [sync.name, ...runLines(sync, t)].join('\n')
}
