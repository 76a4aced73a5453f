/** A position in the agenda as the argument of a button. */
import type { DealId, TaskId } from '../../models/ids.ts'
import type { AgendaPlace } from '../../services/day/agenda.ts'
import { type Argument, packedId } from './argument.ts'

const packedTask = packedId<TaskId>()
const packedDeal = packedId<DealId>()
const ID_END = 1 + packedTask.size

/** “t”, a packed id and the due time in base 36, up to 12 characters; or “d” and a packed id. */
export const agendaPlace: Argument<AgendaPlace, 29> = {
  size: 29,
  encode(place) {
    if (place.kind === 'deal') return `d${packedDeal.encode(place.id)}`
    return `t${packedTask.encode(place.id)}${new Date(place.dueAt).getTime().toString(36)}`
  },
  decode(text) {
    if (text.startsWith('d')) {
      const id = packedDeal.decode(text.slice(1, ID_END))
      return id === null ? null : { kind: 'deal', id }
    }
    const id = packedTask.decode(text.slice(1, ID_END))
    const dueAt = new Date(Number.parseInt(text.slice(ID_END), 36))
    if (!text.startsWith('t') || id === null || Number.isNaN(dueAt.getTime())) return null
    return { kind: 'task', id, dueAt: dueAt.toISOString() }
  },
}

/** The place of a task in the agenda, which also says which task it is. */
export const taskPlace: Argument<AgendaPlace & { readonly kind: 'task' }, 29> = {
  size: 29,
  encode: (place) => agendaPlace.encode(place),
  decode(text) {
    const place = agendaPlace.decode(text)
    return place?.kind === 'task' ? place : null
  },
}
