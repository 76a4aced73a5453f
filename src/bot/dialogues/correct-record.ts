/** Corrects a record after the message that it was made from was edited: only what the message says differently now. */
import { AppError } from '../../errors.ts'
import type { BotContext } from '../screens/bot-context.ts'
import { editingOf } from '../screens/edited-kinds.ts'
import { showChanged } from '../screens/show-card.ts'
import { dialogueSettings } from './dialogue-settings.ts'
import type { MadeRecord } from './dialogue-state.ts'
import type { FieldValues } from './field-asking.ts'
import { messageSays } from './message-says.ts'
import type { TypedMessage } from './progress.ts'

function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right)
}

/** A reference is shown with its name, and typed as one. */
function isStill(current: unknown, input: unknown): boolean {
  return same(current, input) || (typeof current === 'object' && current !== null && same(Object(current).name, input))
}

/** What the edited message changes; null if something that it said is no longer said, which an edit does not clear. */
function changesIn(before: FieldValues, now: FieldValues): readonly [string, unknown][] | null {
  if (Object.keys(before).some((name) => now[name] === undefined)) return null
  return Object.entries(now).flatMap(([name, { input }]): readonly [string, unknown][] =>
    same(before[name]?.input, input) ? [] : [[name, input]],
  )
}

/** @returns false if it cannot be done from here: the person is then told to open the record */
export async function correctRecord(
  ctx: BotContext,
  { record, messages }: MadeRecord,
  { messageId, text }: TypedMessage,
): Promise<boolean> {
  const message = messages.find((one) => one.messageId === messageId)
  if (message === undefined) return false
  if (message.text === text) return true
  const deps = { settings: dialogueSettings(ctx), fields: ctx.services.tablesOf(ctx.actor()) }
  const before = messageSays(record.kind, message.question, message.text, deps)
  const now = messageSays(record.kind, message.question, text, deps)
  const changes = before === null || now === null ? null : changesIn(before, now)
  if (before === null || changes === null || changes.length === 0) return false
  const { read, save, saved } = editingOf(record)
  const command = ctx.commandId
  try {
    const { values } = await read(ctx)
    // Changed by hand or by somebody else since: what was typed first must not replace that.
    if (
      changes.some(
        ([name]) => name in values && before[name] !== undefined && !isStill(values[name], before[name].input),
      )
    )
      return false
    let undoId = null
    for (const [field, value] of changes) {
      // Each change is a command of its own: a command that is repeated changes nothing.
      ctx.commandId = `${command}/${field}`
      ;({ undoId } = await save(ctx, { field, value }))
    }
    await showChanged(ctx, record, { undoId, notice: ctx.t(saved) })
    return true
  } catch (error) {
    if (!(error instanceof AppError) || !['NOT_FOUND', 'CONFLICT', 'VALIDATION'].includes(error.code)) throw error
    return false
  } finally {
    ctx.commandId = command
  }
}
