/** Whether a body says that something ended: then nobody asked for a call. */
import type { Place } from './place.ts'
import { wordSet, wordsOf } from './words.ts'

const isEndedEvent = wordSet(`
  deleted delete removed remove erased redact redacted unsubscribe unsubscribed cleaned canceled cancelled cancel cancellation bounce
  bounced bounces complaint spam spamreport dropped deferred rejected delivered delivery processed opened open click clicked
  unsubscribes opens clicks expired archived merged voided declined noshow`)

/** `cancelled_at`, `cancel_reason`: with a value, it happened. */
const ENDED_KEY =
  /^(?:cancel|cancell?ed|cancell?ation|deleted|unsubscribed|refund(?:ed)?|declined|archived|rejected)(?:at|on|by|date|time|reason)$/u
/** Fewer than in an event's name: an order that was delivered is still the customer's. */
const isEndedStatus = wordSet('canceled cancelled deleted removed unsubscribed bounced refunded declined voided noshow')

const saysEnded = (place: Place): boolean =>
  place.leaves.some(({ words, value }) => {
    const key = words.join('')
    if (key === 'status' || key === 'state') return typeof value === 'string' && wordsOf(value).every(isEndedStatus)
    return ENDED_KEY.test(key) && value !== false
  })

/** Whether the booking or order around a person, or their own record, ended. */
export function isWithinEnded(place: Place): boolean {
  for (let at: Place | null = place; at !== null; at = at.parent) if (saysEnded(at)) return true
  return false
}

/** @param places the wrappers around everything */
export function isEnded(eventWords: readonly string[], places: readonly Place[]): boolean {
  return eventWords.some(isEndedEvent) || places.some(saysEnded)
}
