/** An edited message that was a typed line: its card is read again, or for a short time the record that was made of it follows. */
import type { FieldTables } from '../../services/records/field-tables.ts'
import type { EditedRecord } from '../screens/edited-record.ts'
import { readId } from '../../language/parse-id.ts'
import type { ContactId, DealId, TaskId } from '../../models/ids.ts'
import type { LineChoices } from '../../models/typed-line.ts'
import { correctRecord } from '../dialogues/correct-record.ts'
import { CORRECTABLE_MS } from '../dialogues/edited-message.ts'
import type { TypedMessage } from '../dialogues/progress.ts'
import type { BotContext } from '../screens/bot-context.ts'
import { readAgain } from './quick-add.ts'

function recordOf({ kind, id }: NonNullable<LineChoices['saved']>): EditedRecord | null {
  switch (kind) {
    case 'contact': {
      const known = readId<ContactId>(id)
      return known === null ? null : { kind, id: known }
    }
    case 'deal': {
      const known = readId<DealId>(id)
      return known === null ? null : { kind, id: known }
    }
    case 'task': {
      const known = readId<TaskId>(id)
      return known === null ? null : { kind, id: known }
    }
  }
}

/** @returns false if the message was no line, or can no longer be corrected by an edit */
export function createCorrectLine(fields: FieldTables) {
  return async (ctx: BotContext, { messageId, text }: TypedMessage): Promise<boolean> => {
    if (ctx.membership === null) return false
    const line = await ctx.services.lines.ofMessage(ctx.actor(), messageId)
    if (line === null) return false
    if (line.text === text) return true
    const { saved } = line.choices
    if (saved === undefined) {
      await readAgain(ctx, line.id, messageId, text)
      return true
    }
    const record = recordOf(saved)
    if (record === null || ctx.now().getTime() - line.at.getTime() > CORRECTABLE_MS) return false
    const { workspaceId } = ctx.membership
    const messages = [{ question: null, messageId, text: line.text }]
    const made = { at: line.at.toISOString(), workspaceId, record, messages }
    const isCorrected = await correctRecord(ctx, made, { messageId, text }, fields)
    if (isCorrected) await ctx.services.lines.rewrite(ctx.actor(), line.id, text)
    return isCorrected
  }
}
