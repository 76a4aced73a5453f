/** Refusals of a change that the same screen can say: a value that does not fit, or a field that the deal’s stage keeps. */
import { isAppError } from '../../errors.ts'
import { fieldProblemOf } from '../../language/field-problem.ts'
import type { FieldTable } from '../../services/fields/define-fields.ts'
import { errorText } from '../text/error-text.ts'
import { fieldWord } from '../text/field-label.ts'
import type { BotContext } from './bot-context.ts'

/** Null for an error of another kind. */
export function refusedChange(ctx: BotContext, error: unknown): string | null {
  const { t } = ctx
  if (fieldProblemOf(error) !== null) return errorText(error, t)
  if (!isAppError(error) || error.code !== 'STAGE_REQUIREMENTS') return null
  const table: FieldTable = ctx.services.tablesOf(ctx.actor()).deal
  const { missing, stageName } = error.details
  const words = missing.map((name) => fieldWord(t, { kind: 'deal', name, field: table[name] }))
  return t('deal-stage-keeps', { stage: stageName, what: words.join(', ') })
}

/** Makes a change; if it is refused for a reason that the screen can say, shows the screen with that. */
export async function changeOrSay(
  ctx: BotContext,
  change: () => Promise<void>,
  say: (notice: string) => Promise<void>,
): Promise<void> {
  try {
    await change()
  } catch (error) {
    const notice = refusedChange(ctx, error)
    if (notice === null) throw error
    await say(notice)
  }
}
