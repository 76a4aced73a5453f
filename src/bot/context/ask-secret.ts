/** Asks for a secret that the other side made, and takes the message with it out of the chat. */
import { type Context, GrammyError } from 'grammy'

import { fieldProblem } from '../../services/field-problem.ts'
import type { Translate } from '../views/i18n.ts'
import { ask, type Dialogue } from './ask.ts'

/** What can be a secret: printable ASCII, 8 to 256 characters. */
const SECRET = /^[\x21-\x7e]{8,256}$/u

async function takeAway(ctx: Context): Promise<void> {
  try {
    await ctx.deleteMessage()
  } catch (error) {
    if (!(error instanceof GrammyError)) throw error
  }
}

export async function askSecret(
  dialogue: Dialogue,
  ctx: Context,
  t: Translate,
  text: string,
): Promise<{ readonly secret: string | null; readonly ctx: Context }> {
  const asked = await ask(dialogue, ctx, t, {
    text,
    parse: (typed) => {
      if (!SECRET.test(typed.trim())) throw fieldProblem('not-a-secret')
      return typed.trim()
    },
  })
  if (asked.answer.kind !== 'value') return { secret: null, ctx: asked.ctx }
  if (asked.ctx.message !== undefined) await takeAway(asked.ctx)
  return { secret: asked.answer.value, ctx: asked.ctx }
}
