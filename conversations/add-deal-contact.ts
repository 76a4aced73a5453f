/** Asks for another contact of a deal, and then what they are to it. */
import type { Context } from 'grammy'

import type { Dialogue } from '../src/bot/dialogues/ask.ts'
import { askContact } from '../src/bot/dialogues/ask-contact.ts'
import type { DialogueDeps } from '../src/bot/dialogues/dialogue-deps.ts'
import { readSettings } from '../src/bot/dialogues/dialogue-settings.ts'
import type { DialogueArgs } from '../src/bot/dialogues/dialogues.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import { errorText } from '../src/bot/text/error-text.ts'
import { isConflict } from '../src/errors.ts'
import { fieldProblemOf } from '../src/language/field-problem.ts'

export function createAddDealContactDialogue({ translator }: DialogueDeps) {
  return async function addDealContact(
    dialogue: Dialogue,
    ctx: Context,
    { id, title }: DialogueArgs['addDealContact'],
  ): Promise<void> {
    const settings = await readSettings(dialogue, 'deal.write')
    const t = translator(settings.locale)
    const { answer } = await askContact(dialogue, ctx, t, { text: t('people-ask-add', { name: title }) })
    if (answer.kind !== 'value') return
    const { id: contact, name } = answer.value
    await outside(dialogue, async (outer) => {
      try {
        const { undoId } = await outer.services.deals.changePeople(outer.actor(), id, { what: 'add', contact })
        const notice = undoId === null ? t('deal-unchanged') : t('people-added', { name })
        await outer.show('dealPerson', { id, contact, undoId, notice })
      } catch (error) {
        if (fieldProblemOf(error) === null && !isConflict(error, 'closed')) throw error
        await outer.show('dealPeople', { id, notice: errorText(error, t) })
      }
    })
  }
}
