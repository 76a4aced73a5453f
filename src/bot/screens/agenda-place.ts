/** A place in the agenda as the argument of a button. */
import type { AgendaPlace } from '../../services/day/agenda.ts'
import { packIds, unpackIds } from './packed-ids.ts'

const PACKED = 16

/** “t”, 16 characters of id and the due time in base 36; or “d” and 16 characters. */
export function packPlace(place: AgendaPlace): string {
  if (place.kind === 'deal') return `d${packIds(place.id)}`
  return `t${packIds(place.id)}${new Date(place.dueAt).getTime().toString(36)}`
}

/** Reads {@link packPlace}; undefined, which is the beginning of the queue, for anything else. */
export function unpackPlace(packed: string): AgendaPlace | undefined {
  const [id] = readId(packed.slice(1, PACKED + 1))
  if (id === undefined) return undefined
  if (packed.startsWith('d')) return { kind: 'deal', id }
  const dueAt = new Date(Number.parseInt(packed.slice(PACKED + 1), 36))
  if (!packed.startsWith('t') || Number.isNaN(dueAt.getTime())) return undefined
  return { kind: 'task', id, dueAt: dueAt.toISOString() }
}

function readId(packed: string): readonly string[] {
  return /^[\w-]{16}$/u.test(packed) ? unpackIds(packed) : []
}
