/** Asks for the contact that forwarded or sent messages are about, and writes the note. */
import type { Context } from 'grammy'

import { askContact } from '../src/bot/dialogues/ask-contact.ts'
import type { Dialogue } from '../src/bot/dialogues/ask.ts'
import type { DialogueArgs } from '../src/bot/dialogues/dialogues.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import { showCard } from '../src/bot/screens/show-card.ts'
import type { Translator } from '../src/bot/text/i18n.ts'
import { authorize } from '../src/services/core/permissions.ts'

export function createAssignDraftDialogue(translator: Translator) {
  return async function assignDraft(
    dialogue: Dialogue,
    ctx: Context,
    { id }: DialogueArgs['assignDraft'],
  ): Promise<void> {
    const { locale } = await outside(dialogue, (outer) => {
      authorize(outer.actor(), 'note.write')
      return { locale: outer.locale }
    })
    const t = translator(locale)
    const { answer } = await askContact(dialogue, ctx, t, { text: t('ask-draft-contact') })
    if (answer.kind !== 'value') return
    const { id: contactId } = answer.value
    await outside(dialogue, async (outer) => {
      const assigned = await outer.services.noteDrafts.assign(outer.actor(), id, contactId)
      if (assigned === null) return outer.show('notice', { text: t('draft-note-gone') })
      const { undoId } = assigned
      return showCard(outer, { kind: 'contact', id: contactId }, { notice: t('note-added'), undoId })
    })
  }
}
