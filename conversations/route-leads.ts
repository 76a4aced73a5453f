/** Changes who gets the leads of a source. */
import type { Context } from 'grammy'

import type { Dialogue } from '../src/bot/dialogues/ask.ts'
import { askRouting } from '../src/bot/dialogues/ask-routing.ts'
import type { DialogueArgs } from '../src/bot/dialogues/dialogues.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import type { Translator } from '../src/bot/text/i18n.ts'

export function createRouteLeadsDialogue(translator: Translator) {
  return async function routeLeads(
    dialogue: Dialogue,
    ctx: Context,
    { id }: DialogueArgs['routeLeads'],
  ): Promise<void> {
    const { locale } = await outside(dialogue, async (outer) => {
      await outer.services.leadSources.get(outer.actor(), id)
      return { locale: outer.locale }
    })
    const t = translator(locale)
    const { routing } = await askRouting(dialogue, ctx, t)
    if (routing === null) return
    await outside(dialogue, async (outer) => {
      await outer.services.leadSources.setRouting(outer.actor(), id, routing)
      await outer.show('leadSource', { id, notice: t('source-routed') })
    })
  }
}
