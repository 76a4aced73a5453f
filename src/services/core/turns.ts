/** Lets work with the same key go one after another within this process. */
import pLimit, { type LimitFunction } from 'p-limit'

/** @returns a function that does a piece of work when all earlier ones with that key have ended, whether or not they failed */
export function createTurns<Key>(): <T>(key: Key, work: () => Promise<T>) => Promise<T> {
  const limits = new Map<Key, LimitFunction>()
  return async (key, work) => {
    const limit = limits.get(key) ?? pLimit(1)
    limits.set(key, limit)
    try {
      return await limit(work)
    } finally {
      // Only its own key's last user forgets it.
      if (limit.activeCount + limit.pendingCount === 0 && limits.get(key) === limit) limits.delete(key)
    }
  }
}
