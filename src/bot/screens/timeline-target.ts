/** The record whose timeline is shown, as the argument of a button: its kind as one letter, and its packed id. */
import type { TimelineOf } from '../../services/timeline/timeline.ts'
import { type Argument, packedId } from './argument.ts'

const KINDS = { c: 'contact', d: 'deal' } as const satisfies Record<string, TimelineOf['kind']>

const packed = packedId()

export const timelineTarget: Argument<TimelineOf, 17> = {
  size: 17,
  encode: ({ kind, id }) => `${kind === 'deal' ? 'd' : 'c'}${packed.encode(id)}`,
  decode(text) {
    const letter = text.charAt(0)
    const id = packed.decode(text.slice(1))
    return id === null || (letter !== 'c' && letter !== 'd') ? null : { kind: KINDS[letter], id }
  },
}
