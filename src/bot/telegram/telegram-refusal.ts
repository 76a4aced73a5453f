/** Reads Telegram's refusals: `{ok: false, error_code, description, parameters}`. */
import { z } from 'zod'

export type Refusal = {
  readonly code: number
  readonly description: string
  readonly retryAfterSeconds: number | null
}

const envelope = z.object({
  ok: z.literal(false),
  error_code: z.number(),
  description: z.string().default(''),
  parameters: z.object({ retry_after: z.number().nonnegative().optional() }).optional(),
})

/** The refusal in an answer's body; null for a success and for anything that is not from Telegram (a proxy's page). */
export function refusalOf(body: string): Refusal | null {
  // Successes are by far the most frequent: do not parse them twice.
  if (body.startsWith('{"ok":true')) return null
  try {
    const { error_code: code, description, parameters } = envelope.parse(JSON.parse(body))
    return { code, description, retryAfterSeconds: parameters?.retry_after ?? null }
  } catch {
    return null
  }
}

const NOBODY_THERE =
  /bot was blocked by the user|user is deactivated|chat not found|bot was kicked|bot can't initiate conversation/i

/** The chat to which nothing can be sent any more, if that is what a refusal says. */
export function blockedChat(refusal: Refusal, chatId: number | null): number | null {
  const final = (refusal.code === 403 || refusal.code === 400) && NOBODY_THERE.test(refusal.description)
  return final ? chatId : null
}
