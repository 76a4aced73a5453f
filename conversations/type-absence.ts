/** Asks from when until when a member is away: “until Friday”, “from Monday to 12 May”. */
import type { Context } from 'grammy'

import { ask, type Dialogue } from '../src/bot/dialogues/ask.ts'
import { readSettings } from '../src/bot/dialogues/dialogue-settings.ts'
import type { DialogueArgs } from '../src/bot/dialogues/dialogues.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import type { Translator } from '../src/bot/text/i18n.ts'
import { readAbsenceTimes } from '../src/language/read-absence-times.ts'

export function createTypeAbsenceDialogue(translator: Translator) {
  return async function typeAbsence(
    dialogue: Dialogue,
    ctx: Context,
    { id, name }: DialogueArgs['typeAbsence'],
  ): Promise<void> {
    const settings = await readSettings(dialogue, 'lead.claim')
    const t = translator(settings.locale)
    const { answer } = await ask(dialogue, ctx, t, {
      text: t('ask-away', { name }),
      parse(typed) {
        const { from, until } = readAbsenceTimes(typed, { ...settings, now: new Date(settings.now) })
        return { from: from?.toISOString() ?? null, until: until.toISOString() }
      },
    })
    if (answer.kind !== 'value') return
    const { from, until } = answer.value
    await outside(dialogue, async (outer) => {
      const away = { from: from === null ? outer.now() : new Date(from), until: new Date(until) }
      const { undoId } = await outer.services.absence.set(outer.actor(), id, away)
      await outer.show('absence', { id, undoId })
    })
  }
}
