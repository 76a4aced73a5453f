/** Writes a note after a command: asks who it is about and what it says, as far as the command did not. */
import type { Context } from 'grammy'

import { ask, type Dialogue } from '../src/bot/dialogues/ask.ts'
import { askContact } from '../src/bot/dialogues/ask-contact.ts'
import type { DialogueArgs } from '../src/bot/dialogues/dialogues.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import { showCard } from '../src/bot/screens/show-card.ts'
import type { Translator } from '../src/bot/text/i18n.ts'
import { authorize } from '../src/services/core/permissions.ts'
import { parseNote } from '../src/services/notes/notes.ts'

export function createWriteNoteDialogue(translator: Translator) {
  return async function writeNote(
    dialogue: Dialogue,
    first: Context,
    { who, fits = [], text: given }: DialogueArgs['writeNote'],
  ): Promise<void> {
    const { locale } = await outside(dialogue, (outer) => {
      authorize(outer.actor(), 'note.write')
      return { locale: outer.locale }
    })
    const t = translator(locale)
    const about = { text: t('ask-note-contact'), ...(who !== undefined && { search: who, fits }) }
    const picked = await askContact(dialogue, first, t, about)
    if (picked.answer.kind !== 'value') return
    const { id, name } = picked.answer.value
    let text = given
    if (text === undefined) {
      const asked = await ask(dialogue, picked.ctx, t, {
        id: 'note.text',
        text: t('ask-note', { name }),
        parse: parseNote,
      })
      if (asked.answer.kind !== 'value') return
      text = asked.answer.value
    }
    const written = text
    await outside(dialogue, async (outer) => {
      const { undoId } = await outer.services.notes.add(outer.actor(), { text: written, contactId: id })
      await showCard(outer, { kind: 'contact', id }, { undoId, notice: t('note-added') })
    })
  }
}
