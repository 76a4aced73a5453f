/** The argument of a button on a message of the bot's own: which record, and in which workspace it is. */
import { packIds, unpackIds } from './packed-ids.ts'

export type AboutRecord = { readonly workspaceId: string; readonly id: string }

export function packAbout({ workspaceId, id }: AboutRecord): string {
  return packIds(workspaceId, id)
}

/** Null for what {@link packAbout} did not make. */
export function unpackAbout(packed: string): AboutRecord | null {
  if (!/^[\w-]{32}$/u.test(packed)) return null
  const [workspaceId, id] = unpackIds(packed)
  return workspaceId === undefined || id === undefined ? null : { workspaceId, id }
}
