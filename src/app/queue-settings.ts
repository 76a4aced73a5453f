/** Settings shared by both queues. */

/** The mean time between polls of the database; items added by this process are seen at once. */
export const POLL_MS = 1_000
/**
 * How often a process may die while working on one update or job before that item is taken to be the cause. High,
 * because on a machine short of resources, processes die repeatedly for other reasons, and no message or
 * lead may be lost because of that.
 */
export const MAX_ABANDONED = 25
