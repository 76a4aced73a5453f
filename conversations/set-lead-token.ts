/** Sets or replaces the token with which a lead source's answers are fetched. */
import type { Context } from 'grammy'

import type { Dialogue } from '../src/bot/dialogues/ask.ts'
import { askToken } from '../src/bot/dialogues/ask-secret.ts'
import type { DialogueArgs } from '../src/bot/dialogues/dialogues.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import type { Translator } from '../src/bot/text/i18n.ts'

export function createSetLeadTokenDialogue(translator: Translator) {
  return async function setLeadToken(
    dialogue: Dialogue,
    ctx: Context,
    { id }: DialogueArgs['setLeadToken'],
  ): Promise<void> {
    const { locale, words } = await outside(dialogue, async (outer) => {
      const { sender } = await outer.services.leadSources.get(outer.actor(), id)
      return { locale: outer.locale, words: sender?.guide[outer.locale].askToken ?? null }
    })
    if (words === null) return
    const t = translator(locale)
    const given = await askToken(dialogue, ctx, t, words)
    if (given.kind !== 'given') return
    await outside(dialogue, async (outer) => {
      const { retried } = await outer.services.leadSources.setToken(outer.actor(), id, given.secret)
      await outer.show('leadSource', { id, notice: outer.t('source-token-saved', { count: retried }) })
    })
  }
}
