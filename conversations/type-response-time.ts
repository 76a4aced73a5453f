/** Asks in what time leads have to be answered. */
import type { Context } from 'grammy'

import type { Dialogue } from '../src/bot/dialogues/ask.ts'
import { askMinutes } from '../src/bot/dialogues/ask-minutes.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import type { Translator } from '../src/bot/text/i18n.ts'
import { authorize } from '../src/services/core/permissions.ts'
import { MAX_RESPONSE_MINUTES, OFFERED_RESPONSE_MINUTES } from '../src/services/response/response-target.ts'

export function createTypeResponseTimeDialogue(translator: Translator) {
  return async function typeResponseTime(dialogue: Dialogue, ctx: Context): Promise<void> {
    const locale = await outside(dialogue, (outer) => {
      authorize(outer.actor(), 'assignment.manage')
      return outer.locale
    })
    const t = translator(locale)
    const question = {
      text: t('ask-response-time'),
      offered: OFFERED_RESPONSE_MINUTES,
      least: 1,
      most: MAX_RESPONSE_MINUTES,
    }
    const minutes = await askMinutes(dialogue, ctx, t, question)
    if (minutes === null) return
    await outside(dialogue, async (outer) => {
      const { undoId } = await outer.services.responseTarget.set(outer.actor(), minutes)
      await outer.show('responseTime', { undoId, notice: t('settings-saved') })
    })
  }
}
