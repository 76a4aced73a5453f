/** The contacts whose names records show: those that are there, and what remains of those that were erased. */
export function liveOrShell() {
  return { $or: [{ deletedAt: null }, { erasedAt: { $ne: null } }] }
}
