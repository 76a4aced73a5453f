/** Changes the words of a note, page by page where it has several: what was typed is the page's new text. */
import type { Context } from 'grammy'

import { AppError, isAppError, isConflict } from '../src/errors.ts'
import { ask, type Dialogue } from '../src/bot/dialogues/ask.ts'
import type { DialogueArgs } from '../src/bot/dialogues/dialogues.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import { showCard } from '../src/bot/screens/show-card.ts'
import type { Translator } from '../src/bot/text/i18n.ts'
import { notePages, withPage } from '../src/bot/text/note-pages.ts'
import { parseNote } from '../src/services/notes/notes.ts'

export function createEditNoteDialogue(translator: Translator) {
  return async function editNote(
    dialogue: Dialogue,
    ctx: Context,
    { target, id, page }: DialogueArgs['editNote'],
  ): Promise<void> {
    const { locale, text, version } = await outside(dialogue, async (outer) => {
      const note = await outer.services.notes.get(outer.actor(), id)
      if (!note.editable) throw new AppError('FORBIDDEN', { details: { action: 'note.edit-others' } })
      return { locale: outer.locale, text: note.text, version: note.version }
    })
    const t = translator(locale)
    const pages = notePages(text)
    const present = pages[page]
    const question =
      pages.length > 1 ? t('ask-note-page', { page: page + 1, pages: pages.length }) : t('ask-note-words')
    const { answer } = await ask(dialogue, ctx, t, {
      id: 'note.words',
      text: present === undefined ? question : `${question}\n\n${present}`,
      parse: (typed) => parseNote(withPage(text, page, parseNote(typed))),
    })
    if (answer.kind !== 'value') return
    const words = answer.value
    await outside(dialogue, async (outer) => {
      try {
        const { undoId } = await outer.services.notes.edit(outer.actor(), id, { text: words, version })
        const notice = t(undoId === null ? 'note-unchanged' : 'note-changed')
        await outer.show('note', { target, id, page, notice, undoId })
      } catch (error) {
        if (isConflict(error, 'changed-meanwhile'))
          return outer.show('note', { target, id, page: 0, notice: t('note-changed-meanwhile') })
        if (!isAppError(error) || error.code !== 'NOT_FOUND') throw error
        await showCard(outer, target, { notice: t('note-gone') })
      }
    })
  }
}
