/** The lane that an update is processed in: its chat's, so that one conversation sees its messages and taps in order. */
import { z } from 'zod'

const hasId = z.object({ id: z.number() })

/** The few places in an update's single body where the Bot API says whose it is, whatever kind of update it is. */
const updateBody = z.object({
  chat: hasId.optional().catch(undefined),
  message: z.object({ chat: hasId }).optional().catch(undefined),
  from: hasId.optional().catch(undefined),
  user: hasId.optional().catch(undefined),
})

/** Updates that belong to nobody in particular, such as a poll's new count, share one lane. */
const NOBODY = 'other'

/** @returns `chat:<id>`, `user:<id>` (inline queries and anything else with a sender but no chat) or `other`. */
export function updateLane(update: Readonly<Record<string, unknown>>): string {
  for (const body of Object.values(update)) {
    const parsed = updateBody.safeParse(body)
    if (!parsed.success) continue
    const { chat, message, from, user } = parsed.data
    const chatId = chat?.id ?? message?.chat.id
    if (chatId !== undefined) return `chat:${chatId}`
    const userId = from?.id ?? user?.id
    if (userId !== undefined) return `user:${userId}`
  }
  return NOBODY
}

/** @param lane with or without the bot's id before it @returns null if the lane is not a chat's */
export function chatOfLane(lane: string): number | null {
  const id = /(?:^|:)chat:(-?\d+)$/u.exec(lane)?.[1]
  return id === undefined ? null : Number(id)
}
