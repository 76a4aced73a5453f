/** A sync as admins see it: everything but its token. */
import { idOf, type SyncId } from '../../models/ids.ts'
import { SYNC_ADAPTERS, SYNC_KINDS, SYNC_SCHEDULES, type SyncRecord, type SyncRunRecord } from '../../models/sync.ts'

export { SYNC_ADAPTERS, SYNC_KINDS, SYNC_SCHEDULES }

export type SyncRunView = Omit<SyncRunRecord, 'startedAt' | 'endedAt' | 'failures'> & {
  /** ISO 8601, UTC. */
  readonly startedAt: string
  readonly endedAt: string | null
  /** Whether they are unavailable at the moment. */
  readonly waits: boolean
}

export type SyncView = Pick<
  SyncRecord,
  'name' | 'adapter' | 'status' | 'kinds' | 'schedule' | 'mapping' | 'rules' | 'deletions'
> & {
  readonly id: SyncId
  /** Null before the first run: it is not set up yet. */
  readonly run: SyncRunView | null
  /** ISO 8601, UTC. */
  readonly nextRunAt: string | null
}

export function toSyncView(sync: SyncRecord): SyncView {
  const { _id, name, adapter, status, kinds, schedule, mapping, rules, deletions, run, nextRunAt } = sync
  return {
    id: idOf(_id),
    name,
    adapter,
    status,
    kinds: [...kinds],
    schedule,
    mapping,
    rules,
    deletions,
    nextRunAt: nextRunAt?.toISOString() ?? null,
    run:
      run === null
        ? null
        : {
            number: run.number,
            state: run.state,
            page: run.page,
            figures: run.figures,
            problem: run.problem,
            startedAt: run.startedAt.toISOString(),
            endedAt: run.endedAt?.toISOString() ?? null,
            waits: run.state === 'running' && run.failures > 0,
          },
  }
}
