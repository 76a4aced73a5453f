/** Tells the team about a won deal. */
import type { AnnounceWin } from '../services/notifications/announce-win.ts'
import { WIN_JOB } from '../services/notifications/win-job.ts'
import { systemActor } from './job-actor.ts'
import { handleJob } from './queue-handler.ts'

export function createAnnounceWinHandler({ announce }: { readonly announce: AnnounceWin }) {
  return handleJob(WIN_JOB, async (win, { item }) => {
    await announce(systemActor(win.workspaceId, item), win)
  })
}
