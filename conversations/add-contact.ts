/** Adds a contact, question by question. Any question can be skipped as long as something identifies the contact. */
import type { Context } from 'grammy'

import { ask, type Dialogue, type Question } from '../src/bot/dialogues/ask.ts'
import { askSteps, type StepsAsked } from '../src/bot/dialogues/ask-steps.ts'
import type { DialogueDeps } from '../src/bot/dialogues/dialogue-deps.ts'
import { readSettings } from '../src/bot/dialogues/dialogue-settings.ts'
import type { DialogueArgs } from '../src/bot/dialogues/dialogues.ts'
import { type FieldValues, typedOf } from '../src/bot/dialogues/field-asking.ts'
import { contactAnswer } from '../src/bot/dialogues/line-answers.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import { noteMade } from '../src/bot/dialogues/progress.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import type { Translate } from '../src/bot/text/i18n.ts'
import { fieldProblem } from '../src/language/field-problem.ts'
import type { TypedContact } from '../src/services/contacts/add-contact.ts'
import type { LikelyDuplicate } from '../src/services/contacts/find-duplicates.ts'
import { fieldsOf } from '../src/services/fields/define-fields.ts'
import type { FieldTables } from '../src/services/records/field-tables.ts'

/** The fields to ask for, if text can answer them. The service reads the typed text again when it saves. */
function stepsOf({ contact: table }: FieldTables) {
  return fieldsOf(table).filter(({ field }) => field.asked === true && field.readable)
}

/** Adds what was typed. Another number or address does not replace one that is known. */
function withSaid(contact: TypedContact, said: FieldValues): TypedContact {
  const added = Object.entries(typedOf(said)).map(([name, typed]) => {
    const before = Object.entries(contact).find(([field]) => field === name)?.[1]
    const isList = name === 'phones' || name === 'emails'
    return [name, isList && before !== undefined ? `${before}, ${typed}` : typed]
  })
  return { ...contact, ...Object.fromEntries(added) }
}

/** What the contact is called so far. */
function titleOf(typed: TypedContact, fields: FieldTables): string {
  return stepsOf(fields)
    .flatMap(({ name }) => typed[name] ?? [])
    .join(' · ')
}

/** Asks whether to go on although there are likely duplicates: “add”, or the id of the contact to open instead. */
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
    isCard: true,
    choices,
    parse(value) {
      if (!choices.some((choice) => choice.value === value)) throw fieldProblem('pick-one')
      return value
    },
  }
}

export function createAddContactDialogue({ translator, tablesOf }: DialogueDeps) {
  return async function addContact(
    dialogue: Dialogue,
    first: Context,
    { known }: DialogueArgs['addContact'],
  ): Promise<void> {
    const settings = await readSettings(dialogue, 'contact.write')
    const t = translator(settings.locale)
    const fields = tablesOf(settings)
    const headed = (contact: TypedContact) => `${t('add-contact-known', { name: titleOf(contact, fields) })}\n`
    const isEnough = (contact: TypedContact) => Object.keys(contact).length > 0
    const line = (name: string, typed: string) => contactAnswer(name, typed, { settings, fields })
    const steps = {
      dialogue,
      t,
      settings,
      kind: 'contact',
      steps: stepsOf(fields),
      withSaid,
      line,
      headed,
      isEnough,
    } as const
    // A shared card is told at once what was read from it, and so is a line that says more than was asked for.
    let asked: StepsAsked<TypedContact> = { known, heading: isEnough(known) ? headed(known) : '', ctx: first }
    for (;;) {
      asked = await askSteps(steps, asked)
      if (isEnough(asked.known)) break
      asked = { ...asked, heading: `${t('add-contact-nothing')}\n\n` }
    }

    const { known: complete, ctx } = asked
    const duplicates = await outside(dialogue, (outer) =>
      outer.services.contacts.findDuplicates(outer.actor(), complete),
    )
    if (duplicates.length > 0) {
      const { answer } = await ask(dialogue, ctx, t, duplicatesQuestion(duplicates, t))
      const chosen = answer.kind === 'value' ? duplicates.find(({ id }) => id === answer.value) : undefined
      if (chosen !== undefined) {
        const { id } = chosen
        await outside(dialogue, (outer) => outer.show('contact', { id, notice: t('duplicate-not-added') }))
        return
      }
    }

    const added = await outside(dialogue, async (outer) => {
      const { id, undoId } = await outer.services.contacts.add(outer.actor(), complete)
      const { displayName } = await outer.services.contacts.get(outer.actor(), id)
      await outer.show('contact', { id, undoId, notice: t('contact-added', { name: displayName }) })
      return id
    })
    noteMade(dialogue, { kind: 'contact', id: added })
  }
}
