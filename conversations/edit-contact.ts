/** Edits one field of a contact. */
import type { Context } from 'grammy'

import { ask, type Dialogue } from '../src/bot/dialogues/ask.ts'
import type { DialogueArgs } from '../src/bot/dialogues/dialogues.ts'
import { errorText } from '../src/bot/text/error-text.ts'
import type { Translator } from '../src/bot/text/i18n.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import type { ContactId } from '../src/models/ids.ts'
import type { ContactField } from '../src/services/contacts/edit-contact.ts'
import { parseEmails } from '../src/language/emails.ts'
import type { ContactView } from '../src/services/contacts/contact-view.ts'
import { formatPhone, parsePhones } from '../src/language/phones.ts'
import { parseTags } from '../src/language/tags.ts'
import { fieldProblemOf } from '../src/language/field-problem.ts'
import { authorize } from '../src/services/core/permissions.ts'
import { parseSingleLine } from '../src/language/single-line.ts'

function parserOf(field: ContactField, region: string): (text: string) => string {
  switch (field) {
    case 'name':
    case 'company':
    case 'jobTitle':
      return (text) => parseSingleLine(text)
    case 'phones':
      return (text) => (parsePhones(text, region), text)
    case 'emails':
      return (text) => (parseEmails(text), text)
    case 'tags':
      return (text) => (parseTags(text), text)
  }
}

/** What the field holds now, as the card shows it; null when it is empty, or when the question says it already. */
function presentValue(field: ContactField, contact: ContactView, region: string): string | null {
  switch (field) {
    case 'name':
      return null
    case 'company':
      return contact.companyName
    case 'jobTitle':
      return contact.jobTitle
    case 'phones':
      return contact.phones.map((phone) => formatPhone(phone, region)).join(', ') || null
    case 'emails':
      return contact.emails.join(', ') || null
    case 'tags':
      return contact.tags.map((tag) => `#${tag}`).join(' ') || null
  }
}

export function createEditContactDialogue(translator: Translator) {
  return async function editContact(
    dialogue: Dialogue,
    ctx: Context,
    args: DialogueArgs['editContact'],
  ): Promise<void> {
    const { id, field, name } = args
    const { locale, region, contact } = await outside(dialogue, async (outer) => {
      authorize(outer.actor(), 'contact.write')
      return {
        locale: outer.locale,
        region: outer.membership?.region ?? 'US',
        contact: await outer.services.contacts.get(outer.actor(), id),
      }
    })
    const t = translator(locale)
    const present = presentValue(field, contact, region)
    const text =
      present === null
        ? t(`edit-${field}`, { name })
        : `${t(`edit-${field}`, { name })}\n${t('edit-now', { value: present })}`
    const clearable = field === 'name' ? contact.name !== '' : present !== null
    const question = { text, parse: parserOf(field, region), clearable }
    const { answer } = await ask(dialogue, ctx, t, question)
    const value = answer.kind === 'value' ? answer.value : null

    await outside(dialogue, async (outer) => {
      try {
        const { undoId } = await outer.services.contacts.edit(outer.actor(), id as ContactId, { field, value })
        await outer.show('contact', { id, undoId, notice: t(undoId === null ? 'contact-unchanged' : 'contact-saved') })
      } catch (error) {
        // The last thing that names the contact cannot be cleared: say so over the card.
        if (fieldProblemOf(error) === null) throw error
        await outer.show('contact', { id, notice: errorText(error, t) })
      }
    })
  }
}
