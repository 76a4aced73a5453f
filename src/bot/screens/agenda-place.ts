/** A position in the agenda as the argument of a button. */
import type { AgendaPlace } from '../../services/day/agenda.ts'
import { type Argument, packedId } from './argument.ts'

const packed = packedId()
const ID_END = 1 + packed.size

/** “t”, a packed id and the due time in base 36, up to 12 characters; or “d” and a packed id. */
export const agendaPlace: Argument<AgendaPlace, 29> = {
  size: 29,
  encode(place) {
    if (place.kind === 'deal') return `d${packed.encode(place.id)}`
    return `t${packed.encode(place.id)}${new Date(place.dueAt).getTime().toString(36)}`
  },
  decode(text) {
    const id = packed.decode(text.slice(1, ID_END))
    if (id === null) return null
    if (text.startsWith('d')) return { kind: 'deal', id }
    const dueAt = new Date(Number.parseInt(text.slice(ID_END), 36))
    if (!text.startsWith('t') || Number.isNaN(dueAt.getTime())) return null
    return { kind: 'task', id, dueAt: dueAt.toISOString() }
  },
}
