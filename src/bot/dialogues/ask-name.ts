/** Asks for a name, and again with what was wrong with it, until it is kept or the question is left. */
import type { Context } from 'grammy'

import { fieldProblemOf } from '../../language/field-problem.ts'
import { parseSingleLine } from '../../language/single-line.ts'
import type { BotContext } from '../screens/bot-context.ts'
import { errorText } from '../text/error-text.ts'
import type { Translate } from '../text/i18n.ts'
import { ask, type Dialogue } from './ask.ts'
import { outside } from './outside.ts'

type Asked = {
  readonly question: string
  /** Keeps the name and shows what came of it. @throws AppError VALIDATION for a name that cannot be kept */
  readonly keep: (outer: BotContext, name: string) => Promise<void>
}

export async function askName(
  dialogue: Dialogue,
  first: Context,
  t: Translate,
  { question, keep }: Asked,
): Promise<void> {
  let ctx = first
  let text = question
  for (;;) {
    const asked = await ask(dialogue, ctx, t, { id: text, text, parse: (typed) => parseSingleLine(typed) })
    if (asked.answer.kind !== 'value') return
    const name = asked.answer.value
    const problem = await outside(dialogue, async (outer) => {
      try {
        await keep(outer, name)
        return null
      } catch (error) {
        if (fieldProblemOf(error) === null) throw error
        return errorText(error, t)
      }
    })
    if (problem === null) return
    ctx = asked.ctx
    text = problem
  }
}
