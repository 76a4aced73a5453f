/** How both queues of the product are worked. */

/** The mean time between two looks at the database; what this process adds is seen at once. */
export const POLL_MS = 1_000
/**
 * How often a process may die over one update or job before that is taken for the cause. High, because where a machine is
 * short of something processes die for other reasons again and again, and nobody's message or lead may be lost by that.
 */
export const MAX_ABANDONED = 25
