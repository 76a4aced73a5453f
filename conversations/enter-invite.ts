/** Asks for an invite's link or code, for somebody who has one but did not tap the link. */
import type { Context } from 'grammy'

import { ask, type Dialogue } from '../src/bot/dialogues/ask.ts'
import type { Translator } from '../src/bot/text/i18n.ts'
import { errorText } from '../src/bot/text/error-text.ts'
import { inviteTokenIn } from '../src/bot/text/invite-link.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import { AppError, isAppError } from '../src/errors.ts'

export function createEnterInviteDialogue(translator: Translator) {
  return async function enterInvite(dialogue: Dialogue, first: Context): Promise<void> {
    const { locale } = await outside(dialogue, (outer) => ({ locale: outer.locale }))
    const t = translator(locale)
    let ctx = first
    let text = t('ask-invite')

    for (;;) {
      const asked = await ask(dialogue, ctx, t, {
        text,
        parse(typed) {
          const found = inviteTokenIn(typed)
          if (found === null) throw new AppError('NOT_FOUND', { details: { kind: 'invite' } })
          return found
        },
      })
      if (asked.answer.kind !== 'value') return
      ctx = asked.ctx
      const token = asked.answer.value
      // If the invite is unknown or used up, we say so, and another one can be sent right away.
      const problem = await outside(dialogue, async (outer) => {
        try {
          await outer.show('invitation', { token })
          return null
        } catch (error) {
          if (!isAppError(error) || (error.code !== 'NOT_FOUND' && error.code !== 'EXPIRED')) throw error
          if (error.details.kind !== 'invite') throw error
          return errorText(error, t)
        }
      })
      if (problem === null) return
      text = problem
    }
  }
}
