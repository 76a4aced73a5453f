/** Replaces the token or address of a sync. */
import type { Context } from 'grammy'

import type { Dialogue } from '../src/bot/dialogues/ask.ts'
import { askConnection } from '../src/bot/dialogues/ask-secret.ts'
import type { DialogueArgs } from '../src/bot/dialogues/dialogues.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import { showSyncPreview } from '../src/bot/screens/show-sync-preview.ts'
import type { Translator } from '../src/bot/text/i18n.ts'

export function createRenewSyncTokenDialogue(translator: Translator) {
  return async function renewSyncToken(
    dialogue: Dialogue,
    ctx: Context,
    { id }: DialogueArgs['renewSyncToken'],
  ): Promise<void> {
    const { locale, adapter } = await outside(dialogue, async (outer) => {
      const sync = await outer.services.syncs.get(outer.actor(), id)
      return { locale: outer.locale, adapter: sync.adapter }
    })
    const given = await askConnection(dialogue, ctx, translator(locale), adapter)
    if (given.kind !== 'given') return
    await outside(dialogue, async (outer) => {
      await outer.services.syncs.setConnection(outer.actor(), id, given.secret)
      const { run } = await outer.services.syncs.get(outer.actor(), id)
      if (run === null) await showSyncPreview(outer, id)
      else await outer.show('sync', { id, notice: outer.t('sync-token-saved') })
    })
  }
}
