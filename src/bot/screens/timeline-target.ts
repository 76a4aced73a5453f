/** The record whose timeline is read, in a button: what kind it is, and its id with what else is packed. */
import type { TimelineOf } from '../../services/timeline/timeline.ts'
import { packIds, unpackIds } from './packed-ids.ts'

/** @param other an entry or a note of the timeline */
export function encodeTarget({ kind, id }: TimelineOf, other?: string): string {
  return `${kind === 'deal' ? 'd' : 'c'}${other === undefined ? packIds(id) : packIds(id, other)}`
}

/** @throws AppError NOT_FOUND for anything that {@link encodeTarget} did not make */
export function decodeTarget(text: string): TimelineOf {
  const [id = ''] = unpackIds(text.slice(1))
  return { kind: text.startsWith('d') ? 'deal' : 'contact', id }
}
