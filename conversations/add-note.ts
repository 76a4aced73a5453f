/** Writes a note on a contact, a company or a deal. */
import type { Context } from 'grammy'

import { ask, type Dialogue } from '../src/bot/dialogues/ask.ts'
import type { DialogueArgs } from '../src/bot/dialogues/dialogues.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import { showCard } from '../src/bot/screens/show-card.ts'
import type { Translator } from '../src/bot/text/i18n.ts'
import { noteOn } from '../src/services/notes/note-links.ts'
import { parseNote } from '../src/services/notes/notes.ts'
import { authorize } from '../src/services/core/permissions.ts'

export function createAddNoteDialogue(translator: Translator) {
  return async function addNote(
    dialogue: Dialogue,
    ctx: Context,
    { target, name }: DialogueArgs['addNote'],
  ): Promise<void> {
    const { locale } = await outside(dialogue, (outer) => {
      authorize(outer.actor(), 'note.write')
      return { locale: outer.locale }
    })
    const t = translator(locale)
    const { answer } = await ask(dialogue, ctx, t, { text: t('ask-note', { name }), parse: parseNote })
    if (answer.kind !== 'value') return
    const text = answer.value
    await outside(dialogue, async (outer) => {
      const { undoId } = await outer.services.notes.add(outer.actor(), {
        text,
        ...noteOn(target),
      })
      await showCard(outer, target, { undoId, notice: t('note-added') })
    })
  }
}
