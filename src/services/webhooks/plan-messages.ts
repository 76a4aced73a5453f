/** Decides which messages follow from the events of one change. Pure. */
import type { EventRecord } from '../../models/event.ts'
import type { StoredRef } from '../../models/record-ref.ts'
import { messageTypeOf, type WebhookType } from './message-types.ts'

export type SentEvent = Pick<
  EventRecord,
  '_id' | 'type' | 'target' | 'related' | 'changes' | 'memberId' | 'channel' | 'at'
>

export type PlannedMessage = {
  readonly event: SentEvent
  readonly type: WebhookType
  readonly record: StoredRef
  readonly isTarget: boolean
}

/**
 * When a task changes, so does the time of the next task of its contact and deal, which has no event of its own. A
 * message about each of them follows, or a copy of them would be out of date.
 */
const DERIVED = { contact: 'contact.updated', deal: 'deal.updated' } as const satisfies Record<string, WebhookType>

function derivedTypeOf(kind: string): WebhookType | null {
  return kind === 'contact' || kind === 'deal' ? DERIVED[kind] : null
}

/** In the order of the events. */
export function planMessages(events: readonly SentEvent[]): readonly PlannedMessage[] {
  const targets = new Set(events.map(({ target }) => target.id.toHexString()))
  const told = new Set<string>()
  return events.flatMap((event) => {
    const type = messageTypeOf(event.type)
    if (type === null) return []
    const own: PlannedMessage = { event, type, record: event.target, isTarget: true }
    if (event.target.kind !== 'task') return [own]
    const derived = event.related.flatMap((record): readonly PlannedMessage[] => {
      const derivedType = derivedTypeOf(record.kind)
      const id = record.id.toHexString()
      if (derivedType === null || targets.has(id) || told.has(id)) return []
      told.add(id)
      return [{ event, type: derivedType, record, isTarget: false }]
    })
    return [own, ...derived]
  })
}
