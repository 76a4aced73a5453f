/** Ends a run before its time, so that it can go on there later. */
import { idOf, type MemberId, type SyncId, type WorkspaceId } from '../../models/ids.ts'
import type { SyncProblem, SyncRecord } from '../../models/sync.ts'
import { may } from '../core/permissions.ts'
import type { Transaction } from '../core/transact.ts'
import { planNext } from './plan-run.ts'
import { SYNC_STOPPED_JOB } from './sync-jobs.ts'
import type { SyncServiceDeps } from './sync-deps.ts'
import { writeSync } from './sync-store.ts'

/** What only an admin can put right: no run by the clock will succeed before. */
const FOR_ADMINS: readonly SyncProblem[] = ['token-refused', 'token-not-allowed', 'not-found', 'address-refused']

/** Tells every admin once. */
async function tellAdmins(
  { models }: Pick<SyncServiceDeps, 'models'>,
  tx: Transaction,
  { _id, workspaceId, name }: SyncRecord,
  problem: SyncProblem,
): Promise<void> {
  const filter = { workspaceId, status: 'active' as const }
  const members = await models.members.find(filter, { role: 1 }, { session: tx.session }).lean()
  for (const { _id: memberId, role } of members) {
    if (!may(role, 'sync.manage')) continue
    tx.enqueue(SYNC_STOPPED_JOB, {
      workspaceId: idOf<WorkspaceId>(workspaceId),
      memberId: idOf<MemberId>(memberId),
      syncId: idOf<SyncId>(_id),
      syncName: name,
      problem,
    })
  }
}

export async function stopRun(
  deps: Pick<SyncServiceDeps, 'models'>,
  tx: Transaction,
  sync: SyncRecord,
  problem: SyncProblem,
): Promise<void> {
  const { run } = sync
  if (run === null || run.state !== 'running') return
  const needsAdmin = FOR_ADMINS.includes(problem)
  await writeSync(deps.models, tx, sync, {
    run: { ...run, state: 'stopped', problem, endedAt: tx.at },
    ...(needsAdmin ? { status: 'paused', nextRunAt: null } : planNext(tx, sync)),
  })
  await tellAdmins(deps, tx, sync, problem)
}
