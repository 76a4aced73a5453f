/** When the sample data’s records were last touched. Pure. */
import type { Id } from '../../ids.ts'
import { TOUCHES } from '../touches/plan-touches.ts'
import type { SampleEvent } from './sample-setting.ts'

/** By the id of each record that a note or a done task of the samples touches. */
export function sampleTouches(events: readonly SampleEvent[]): ReadonlyMap<Id, Date> {
  const latest = new Map<Id, Date>()
  for (const { type, related, at } of events) {
    if (!TOUCHES.includes(type)) continue
    for (const { id } of related) if (at > (latest.get(id) ?? new Date(0))) latest.set(id, at)
  }
  return latest
}
