/** Chooses which of their fields fills one of ours: their own values are the buttons. */
import type { Context } from 'grammy'

import { ask, type Dialogue } from '../src/bot/dialogues/ask.ts'
import type { DialogueArgs } from '../src/bot/dialogues/dialogues.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import { cardWords } from '../src/bot/screens/card-words.ts'
import { syncFieldOf } from '../src/bot/screens/sync-field-ref.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import type { Translator } from '../src/bot/text/i18n.ts'
import { syncFieldLabel } from '../src/bot/text/sync-text.ts'
import { fieldProblem } from '../src/language/field-problem.ts'

const MAX_OFFERED = 60
/** First and last name, for example. */
const MAX_SOURCES = 4

export function createMapSyncFieldDialogue(translator: Translator) {
  return async function mapSyncField(
    dialogue: Dialogue,
    first: Context,
    of: DialogueArgs['mapSyncField'],
  ): Promise<void> {
    const { id, kind } = of
    const { locale, name, label, offered } = await outside(dialogue, async (outer) => {
      const found = syncFieldOf(await outer.services.syncs.fieldsOf(outer.actor(), id), of)
      const field = found?.mappable === true ? found : undefined
      const theirs = await outer.services.syncs.theirFields(outer.actor(), id, kind)
      const named = field === undefined ? '' : syncFieldLabel(cardWords(outer), kind, field.name)
      return { locale: outer.locale, name: field?.name ?? null, label: named, offered: theirs.slice(0, MAX_OFFERED) }
    })
    if (name === null || offered.length === 0) return
    const t = translator(locale)
    const chosen: string[] = []
    let ctx = first
    while (chosen.length < MAX_SOURCES) {
      const open = offered.filter((field) => !chosen.includes(field.name))
      const { answer, ctx: next } = await ask(dialogue, ctx, t, {
        text: t(chosen.length === 0 ? 'ask-sync-source' : 'ask-sync-source-more', {
          field: label,
          fields: chosen.join(' + '),
        }),
        choices: open.map((field) => ({ label: labelOf(`${field.name}: ${field.example || '—'}`), value: field.name })),
        isCard: true,
        clearable: chosen.length === 0,
        savable: chosen.length > 0,
        parse: (value) => {
          if (!open.some((field) => field.name === value.trim())) throw fieldProblem('pick-one')
          return value.trim()
        },
      })
      ctx = next
      if (answer.kind !== 'value') break
      chosen.push(answer.value)
    }
    await outside(dialogue, async (outer) => {
      await outer.services.syncs.setSources(outer.actor(), id, kind, name, chosen)
      await outer.show('syncField', { of, notice: outer.t('settings-saved') })
    })
  }
}
