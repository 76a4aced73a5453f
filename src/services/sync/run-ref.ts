/** One run of a sync, and the commands that it gives. */
import type { SystemActor } from '../core/actor.ts'
import type { SyncRef } from './sync-jobs.ts'

export type RunRef = SyncRef & { readonly run: number }

/** @param what tells the commands of a run apart */
export function actorFor({ workspaceId, syncId, run }: RunRef, what: string): SystemActor {
  return { workspaceId, memberId: null, channel: 'sync', commandId: `sync-${syncId}-${run}-${what}` }
}
