/** Adds a sync: asks what to read, says where its token is, and shows how the first page is understood. */
import type { Context } from 'grammy'

import { ask, type Dialogue } from '../src/bot/dialogues/ask.ts'
import { askConnection } from '../src/bot/dialogues/ask-secret.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import { showSyncPreview } from '../src/bot/screens/show-sync-preview.ts'
import type { Translator } from '../src/bot/text/i18n.ts'
import { ADAPTER_NAMES } from '../src/bot/text/sync-text.ts'
import { fieldProblem } from '../src/language/field-problem.ts'
import { authorize } from '../src/services/core/permissions.ts'
import { SYNC_ADAPTERS } from '../src/services/sync/sync-view.ts'

export function createAddSyncDialogue(translator: Translator) {
  return async function addSync(dialogue: Dialogue, first: Context): Promise<void> {
    const locale = await outside(dialogue, (outer) => {
      authorize(outer.actor(), 'sync.manage')
      return outer.locale
    })
    const t = translator(locale)
    const asked = await ask(dialogue, first, t, {
      text: t('ask-sync-adapter'),
      isCard: true,
      choices: SYNC_ADAPTERS.map((adapter) => ({ label: t(`sync-adapter-${adapter}`), value: adapter })),
      parse: (value) => {
        const adapter = SYNC_ADAPTERS.find((known) => known === value)
        if (adapter === undefined) throw fieldProblem('pick-one')
        return adapter
      },
    })
    if (asked.answer.kind !== 'value') return
    const adapter = asked.answer.value
    // Asked last, so that the dialogue stores it for as short a time as possible.
    const given = await askConnection(dialogue, asked.ctx, t, adapter)
    if (given.kind !== 'given') return
    await outside(dialogue, async (outer) => {
      const name = ADAPTER_NAMES[adapter]
      const { id } = await outer.services.syncs.create(outer.actor(), { name, adapter, connection: given.secret })
      await showSyncPreview(outer, id)
    })
  }
}
