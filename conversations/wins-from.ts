/** Asks from which amount on the team is told about won deals, and sets it. */
import type { Context } from 'grammy'

import { ask, type Dialogue } from '../src/bot/dialogues/ask.ts'
import { readSettings } from '../src/bot/dialogues/dialogue-settings.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import type { Translator } from '../src/bot/text/i18n.ts'
import { readAmount } from '../src/services/fields/types/money.ts'

export function createWinsFromDialogue(translator: Translator) {
  return async function winsFrom(dialogue: Dialogue, ctx: Context): Promise<void> {
    const settings = await readSettings(dialogue, 'workspace.settings')
    const t = translator(settings.locale)
    const { answer } = await ask(dialogue, ctx, t, {
      text: t('ask-wins-from'),
      parse: (typed) => readAmount(typed, settings),
    })
    if (answer.kind !== 'value') return
    const least = answer.value
    await outside(dialogue, async (outer) => {
      const { undoId } = await outer.services.workspaces.setWinsFrom(outer.actor(), least)
      await outer.show('settings', { notice: t('settings-saved'), undoId })
    })
  }
}
