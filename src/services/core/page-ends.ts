/**
 * Remembers where pages of lists ended, so that the next one begins without a read of its anchor. In another process, or
 * after a restart, the anchor is read.
 */
import { LRUCache } from 'lru-cache'

export type PageEnds<End extends object> = Pick<LRUCache<string, End>, 'get' | 'set'>

/** Each takes some hundred bytes. */
const MAX_KNOWN = 10_000

export function createPageEnds<End extends object>(): PageEnds<End> {
  return new LRUCache<string, End>({ max: MAX_KNOWN })
}
