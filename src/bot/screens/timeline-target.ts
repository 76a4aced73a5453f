/** The record whose timeline is shown, as the argument of a button. */
import type { TimelineOf } from '../../services/timeline/timeline.ts'
import type { Argument } from './argument.ts'
import { packedRef } from './packed-ref.ts'

export const timelineTarget: Argument<TimelineOf, 17> = packedRef<TimelineOf['kind']>({
  contact: 'c',
  company: 'o',
  deal: 'd',
})
