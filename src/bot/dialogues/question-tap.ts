/** The tap on a button of a question, or on “Go on”. */
import type { Context } from 'grammy'

import { decodeCallback, type MessageTap } from '../screens/callback-codec.ts'

/** `mark` is the question's; null for a “Go on” of an earlier version, which did not name its dialogue. */
export type QuestionTap = { readonly action: MessageTap['action']; readonly mark: string | null }

export function questionTap(ctx: Context): QuestionTap | null {
  const tap = decodeCallback(ctx.callbackQuery?.data ?? '')
  switch (tap?.action) {
    case 'skip':
    case 'clear':
    case 'save':
    case 'stop':
    case 'goOn':
      return { action: tap.action, mark: tap.argument }
    case 'pick':
      return { action: tap.action, mark: tap.argument.mark }
    case 'resume':
      return { action: tap.action, mark: null }
    default:
      return null
  }
}
