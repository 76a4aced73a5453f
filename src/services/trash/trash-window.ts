/** Which deleted records are in the trash: those of the last days, without sample data. */
import { objectId, type WorkspaceId } from '../../models/ids.ts'

/** How many days a deleted record can be restored. */
export const TRASH_DAYS = 30
const DAY_MS = 24 * 60 * 60 * 1000

export function isInWindow(deletedAt: Date, now: Date): boolean {
  return deletedAt.getTime() > now.getTime() - TRASH_DAYS * DAY_MS
}

/** The filter that starts every query for the trash. Sample data is removed as a whole and can be loaded again. */
export function inTrash(workspaceId: WorkspaceId, now: Date) {
  return {
    workspaceId: objectId(workspaceId),
    deletedAt: { $gt: new Date(now.getTime() - TRASH_DAYS * DAY_MS) },
    source: { $ne: 'sample' },
    // What was merged is not lost: its merge can be undone.
    mergedInto: null,
    // What was erased cannot come back.
    erasedAt: null,
  }
}
