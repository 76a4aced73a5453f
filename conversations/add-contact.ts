/** Adds a contact, question by question. Everything can be skipped, as long as something names the contact in the end. */
import type { Context } from 'grammy'

import { ask, type Dialogue, type Question } from '../src/bot/dialogues/ask.ts'
import type { DialogueArgs } from '../src/bot/dialogues/dialogues.ts'
import type { Translate, Translator } from '../src/bot/text/i18n.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import type { NewContact } from '../src/services/contacts/read-new-contact.ts'
import { parseEmails } from '../src/language/emails.ts'
import type { LikelyDuplicate } from '../src/services/contacts/find-duplicates.ts'
import { parsePhones } from '../src/language/phones.ts'
import { fieldProblem } from '../src/language/field-problem.ts'
import { authorize } from '../src/services/core/permissions.ts'
import { parseSingleLine } from '../src/language/single-line.ts'

const STEPS = ['name', 'phone', 'email', 'company'] as const
type Step = (typeof STEPS)[number]

/** What is accepted at each step. The text stays as typed: the service reads it again when it saves. */
function parserOf(step: Step, region: string): (text: string) => string {
  switch (step) {
    case 'name':
    case 'company':
      return (text) => parseSingleLine(text)
    case 'phone':
      return (text) => (parsePhones(text, region), text)
    case 'email':
      return (text) => (parseEmails(text), text)
  }
}

/** What the contact goes by so far. */
function titleOf({ name, phone, email, company }: NewContact): string {
  return [name, phone, email, company].filter((part) => part !== undefined).join(' · ')
}

/** Asks whether to go on although there are likely duplicates: «add», or the id of the contact to open instead. */
function duplicatesQuestion(duplicates: readonly LikelyDuplicate[], t: Translate): Question<string> {
  const lines = duplicates.map(({ reason, displayName, companyName }) => {
    const name = companyName === null ? displayName : `${displayName} · ${companyName}`
    return `• ${t(`duplicate-by-${reason}`, { name })}`
  })
  const choices = [
    ...duplicates.map(({ id, displayName }) => ({
      label: labelOf(t('button-open-duplicate', { name: displayName })),
      value: id,
    })),
    { label: t('button-add-anyway'), value: 'add' },
  ]
  return {
    text: [t('duplicates-found'), ...lines].join('\n'),
    choices,
    parse(value) {
      if (!choices.some((choice) => choice.value === value)) throw fieldProblem('pick-one')
      return value
    },
  }
}

export function createAddContactDialogue(translator: Translator) {
  return async function addContact(
    dialogue: Dialogue,
    first: Context,
    { known }: DialogueArgs['addContact'],
  ): Promise<void> {
    const { locale, region } = await outside(dialogue, (outer) => {
      authorize(outer.actor(), 'contact.write')
      return { locale: outer.locale, region: outer.membership?.region ?? 'US' }
    })
    const t = translator(locale)
    let ctx = first
    let contact: NewContact = known

    for (;;) {
      for (const step of STEPS) {
        if (contact[step] !== undefined) continue
        const savable = Object.keys(contact).length > 0
        // A shared card is told at once what was read from it.
        const heading = first === ctx && savable ? `${t('add-contact-known', { name: titleOf(contact) })}\n` : ''
        const question = {
          text: `${heading}${t(`add-contact-${step}`)}`,
          parse: parserOf(step, region),
          skippable: true,
          savable,
        }
        const asked = await ask(dialogue, ctx, t, question)
        ctx = asked.ctx
        if (asked.answer.kind === 'saved') break
        if (asked.answer.kind === 'value') contact = { ...contact, [step]: asked.answer.value }
      }
      if (Object.keys(contact).length > 0) break
      await ctx.reply(t('add-contact-nothing'))
    }

    const complete = contact
    const duplicates = await outside(dialogue, (outer) =>
      outer.services.contacts.findDuplicates(outer.actor(), complete),
    )
    if (duplicates.length > 0) {
      const { answer } = await ask(dialogue, ctx, t, duplicatesQuestion(duplicates, t))
      if (answer.kind === 'value' && answer.value !== 'add') {
        const id = answer.value
        await outside(dialogue, (outer) => outer.show('contact', { id, notice: t('duplicate-not-added') }))
        return
      }
    }

    await outside(dialogue, async (outer) => {
      const { id, undoId } = await outer.services.contacts.add(outer.actor(), complete)
      const { displayName } = await outer.services.contacts.get(outer.actor(), id)
      await outer.show('contact', { id, undoId, notice: t('contact-added', { name: displayName }) })
    })
  }
}
