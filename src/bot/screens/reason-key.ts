/** Identifies a reason in the workspace's list, even if its position has changed by the time of the tap. */
import { createHash } from 'node:crypto'

/** In 4 characters of base64url. */
export function reasonKey(reason: string): string {
  return createHash('sha256').update(reason).digest('base64url').slice(0, 4)
}
