/** Asks in the team's own words what a contact is to a deal. */
import type { Context } from 'grammy'

import { ask, type Dialogue } from '../src/bot/dialogues/ask.ts'
import type { DialogueDeps } from '../src/bot/dialogues/dialogue-deps.ts'
import { readSettings } from '../src/bot/dialogues/dialogue-settings.ts'
import type { DialogueArgs } from '../src/bot/dialogues/dialogues.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import { errorText } from '../src/bot/text/error-text.ts'
import { roleText } from '../src/bot/text/item-text.ts'
import { isConflict } from '../src/errors.ts'
import { CONTACT_ROLES, readRole } from '../src/services/fields/types/contact-roles.ts'

export function createTypeRoleDialogue({ translator }: DialogueDeps) {
  return async function typeRole(
    dialogue: Dialogue,
    ctx: Context,
    { id, contact, name }: DialogueArgs['typeRole'],
  ): Promise<void> {
    const settings = await readSettings(dialogue, 'deal.write')
    const t = translator(settings.locale)
    const { answer } = await ask(dialogue, ctx, t, {
      id: 'deal.role',
      text: t('role-ask', { name }),
      // One of the usual roles is that role, also if it is typed.
      parse: (typed) =>
        CONTACT_ROLES.find((role) => roleText(role, t).toLowerCase() === typed.trim().toLowerCase()) ?? readRole(typed),
    })
    if (answer.kind !== 'value') return
    const role = answer.value
    await outside(dialogue, async (outer) => {
      try {
        const change = { what: 'role', contact, role } as const
        const { undoId } = await outer.services.deals.changePeople(outer.actor(), id, change)
        const notice = undoId === null ? t('deal-unchanged') : t('people-role-set', { name, role: roleText(role, t) })
        await outer.show('dealPeople', { id, undoId, notice })
      } catch (error) {
        if (!isConflict(error, 'closed')) throw error
        await outer.show('dealPeople', { id, notice: errorText(error, t) })
      }
    })
  }
}
