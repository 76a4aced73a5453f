/** Takes an invite's link or code from who has one but did not tap it. */
import type { Context } from 'grammy'

import { ask, type Dialogue } from '../src/bot/context/ask.ts'
import type { Translator } from '../src/bot/views/i18n.ts'
import { inviteTokenIn } from '../src/bot/views/invite-link.ts'
import { outside } from '../src/bot/context/outside.ts'
import { AppError } from '../src/errors.ts'

export function createEnterInviteDialogue(translator: Translator) {
  return async function enterInvite(dialogue: Dialogue, ctx: Context): Promise<void> {
    const { locale } = await outside(dialogue, (outer) => ({ locale: outer.locale }))
    const t = translator(locale)
    const { answer } = await ask(dialogue, ctx, t, {
      text: t('ask-invite'),
      parse(text) {
        const token = inviteTokenIn(text)
        if (token === null) throw new AppError('NOT_FOUND', { details: { kind: 'invite' } })
        return token
      },
    })
    if (answer.kind !== 'value') return
    const token = answer.value
    await outside(dialogue, (outer) => outer.show('invitation', { token }))
  }
}
