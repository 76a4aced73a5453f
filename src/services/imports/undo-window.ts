/** How long an import can be undone. */
export const UNDO_DAYS = 7

const DAY_MS = 24 * 60 * 60_000

/** @param at when the last of it was written */
export function undoUntil(at: Date): Date {
  return new Date(at.getTime() + UNDO_DAYS * DAY_MS)
}
