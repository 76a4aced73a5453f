import type { ChatMessage } from '../control-api.ts'
import type { Grouping } from './bubble.ts'
import type { Language, Translate } from './texts.ts'
import { dayKey, dayName } from './time-format.ts'

export type LogRow =
  | {
      readonly kind: 'day'
      readonly key: string
      readonly name: (language: Language, t: Translate) => string
    }
  | {
      readonly kind: 'message'
      readonly key: string
      readonly message: ChatMessage
      readonly grouping: Grouping
    }

/** Messages of one side this close together (seconds) form one group. */
const groupWithin = 300

/** Messages in groups, with a line before the first one of each day. */
export function logRows(messages: readonly ChatMessage[]): readonly LogRow[] {
  const rows: LogRow[] = []
  for (const [index, message] of messages.entries()) {
    const before = messages[index - 1]
    const after = messages[index + 1]
    if (before === undefined || dayKey(before.date) !== dayKey(message.date)) {
      rows.push({
        kind: 'day',
        key: `day ${dayKey(message.date)}`,
        name: (language, t) => dayName(message.date, language, t),
      })
    }
    const grouping = { first: !together(before, message), last: !together(message, after) }
    rows.push({ kind: 'message', key: String(message.message_id), message, grouping })
  }
  return rows
}

function together(one: ChatMessage | undefined, next: ChatMessage | undefined): boolean {
  if (one === undefined || next === undefined) return false
  return (
    one.from_bot === next.from_bot &&
    next.date - one.date <= groupWithin &&
    dayKey(one.date) === dayKey(next.date) &&
    // A keyboard ends a group: it hangs below its message.
    one.buttons.length === 0
  )
}
