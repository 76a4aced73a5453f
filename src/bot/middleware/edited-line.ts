/** An edited message that was a typed line: its card is read again, or for a short time the record that was made of it follows. */
import { correctRecord } from '../dialogues/correct-record.ts'
import { CORRECTABLE_MS } from '../dialogues/edited-message.ts'
import type { TypedMessage } from '../dialogues/progress.ts'
import type { BotContext } from '../screens/bot-context.ts'
import { readAgain } from './quick-add.ts'

/** @returns false if the message was no line, or can no longer be corrected by an edit */
export async function correctLine(ctx: BotContext, { messageId, text }: TypedMessage): Promise<boolean> {
  if (ctx.membership === null) return false
  const line = await ctx.services.lines.ofMessage(ctx.actor(), messageId)
  if (line === null) return false
  if (line.text === text) return true
  const { saved } = line.choices
  if (saved === undefined) {
    await readAgain(ctx, line.id, messageId, text)
    return true
  }
  if (ctx.now().getTime() - line.at.getTime() > CORRECTABLE_MS) return false
  const { workspaceId } = ctx.membership
  const messages = [{ question: null, messageId, text: line.text }]
  const made = { at: line.at.toISOString(), workspaceId, record: saved, messages }
  const isCorrected = await correctRecord(ctx, made, { messageId, text })
  if (isCorrected) await ctx.services.lines.rewrite(ctx.actor(), line.id, text)
  return isCorrected
}
