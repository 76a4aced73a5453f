/** Adds a contact, question by question. Any question can be skipped as long as something identifies the contact. */
import type { Context } from 'grammy'

import { ask, type Dialogue, type Question } from '../src/bot/dialogues/ask.ts'
import type { DialogueDeps } from '../src/bot/dialogues/dialogue-deps.ts'
import { currencyOf, readSettings } from '../src/bot/dialogues/dialogue-settings.ts'
import type { DialogueArgs } from '../src/bot/dialogues/dialogues.ts'
import type { FieldValues } from '../src/bot/dialogues/field-asking.ts'
import { askField } from '../src/bot/dialogues/field-questions.ts'
import { contactAnswer } from '../src/bot/dialogues/line-answers.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import { noteMade } from '../src/bot/dialogues/progress.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { fieldQuestion } from '../src/bot/text/field-question.ts'
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

type Step = ReturnType<typeof stepsOf>[number]

/** Adds what was typed. Another number or address does not replace one that is known. */
function withSaid(contact: TypedContact, said: FieldValues): TypedContact {
  const added = Object.entries(said).map(([name, { typed }]) => {
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
    let ctx = first
    let contact: TypedContact = known

    const headed = () => `${t('add-contact-known', { name: titleOf(contact, fields) })}\n`
    // A shared card is told at once what was read from it, and so is a line that says more than was asked for.
    let heading = Object.keys(known).length === 0 ? '' : headed()

    /** Asks for one field until it is known or skipped. Returns whether all other questions are to be skipped. */
    async function askStep({ name, field }: Step): Promise<boolean> {
      while (contact[name] === undefined) {
        const of = { kind: 'contact', name, field } as const
        const text = heading + fieldQuestion(t, of, { on: 'add' }, currencyOf(settings))
        const lacking = stepsOf(fields).some((step) => step.field.required === true && contact[step.name] === undefined)
        const buttons = { skippable: field.required !== true, savable: Object.keys(contact).length > 0 && !lacking }
        const line = (typed: string) => contactAnswer(name, typed, { settings, fields })
        const asked = await askField({ dialogue, ctx, t, settings, of, text, line, buttons })
        ctx = asked.ctx
        heading = ''
        if (asked.answer.kind !== 'value') return asked.answer.kind === 'saved'
        const { also = {}, ...own } = asked.answer.value
        contact = withSaid(contact, own.isElsewhere === true ? also : { [name]: own, ...also })
        if (Object.keys(also).length > 0) heading = headed()
      }
      return false
    }

    for (;;) {
      for (const step of stepsOf(fields)) if (await askStep(step)) break
      if (Object.keys(contact).length > 0) break
      heading = `${t('add-contact-nothing')}\n\n`
    }

    const complete = contact
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
