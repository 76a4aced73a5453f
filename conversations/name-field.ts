/** Asks for a name: of a field of the team's own, of one of its choices, or of another choice. */
import type { Context } from 'grammy'

import { ask, type Dialogue } from '../src/bot/dialogues/ask.ts'
import type { DialogueArgs } from '../src/bot/dialogues/dialogues.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { errorText } from '../src/bot/text/error-text.ts'
import type { Translate, Translator } from '../src/bot/text/i18n.ts'
import { fieldProblemOf } from '../src/language/field-problem.ts'
import type { CustomField } from '../src/models/custom-field.ts'
import type { ChangedFields } from '../src/services/custom-fields/change-fields.ts'
import { choiceIn } from '../src/services/custom-fields/choice-changes.ts'
import { assertFree, assertFreeChoice, othersOf, readFieldLabel } from '../src/services/custom-fields/field-limits.ts'

type Named = DialogueArgs['nameField']

function questionOf(named: Named, field: CustomField, t: Translate): string {
  switch (named.what) {
    case 'field':
      return t('ask-field-rename', { label: field.label })
    case 'choice':
      return t('ask-field-rename', { label: choiceIn(field, named.choice).label })
    case 'new-choice':
      return t('ask-new-choice', { label: field.label })
  }
}

/** Those that the name must differ from. */
function othersOfNamed(named: Named, field: CustomField, fields: readonly CustomField[]) {
  switch (named.what) {
    case 'field':
      return othersOf(fields, field)
    case 'choice':
      return field.choices.filter(({ key }) => key !== named.choice)
    case 'new-choice':
      return field.choices
  }
}

function save(named: Named, label: string, { services, actor }: BotContext): Promise<ChangedFields> {
  const { customFields } = services
  switch (named.what) {
    case 'field':
      return customFields.rename(actor(), named.key, label)
    case 'choice':
      return customFields.renameChoice(actor(), named.key, named.choice, label)
    case 'new-choice':
      return customFields.addChoice(actor(), named.key, label)
  }
}

export function createNameFieldDialogue(translator: Translator) {
  return async function nameField(dialogue: Dialogue, ctx: Context, named: Named): Promise<void> {
    const { key } = named
    const { locale, field, others } = await outside(dialogue, async (outer) => {
      const own = await outer.services.customFields.get(outer.actor(), key)
      const all = await outer.services.customFields.list(outer.actor())
      return { locale: outer.locale, field: own, others: othersOfNamed(named, own, all) }
    })
    const t = translator(locale)
    const { answer } = await ask(dialogue, ctx, t, {
      text: questionOf(named, field, t),
      parse(typed) {
        const label = readFieldLabel(typed)
        if (named.what === 'field') assertFree(label, others)
        else assertFreeChoice(label, others)
        return label
      },
    })
    if (answer.kind !== 'value') return
    const label = answer.value
    await outside(dialogue, async (outer) => {
      try {
        const { undoId } = await save(named, label, outer)
        await outer.show('field', { key, undoId, notice: t(undoId === null ? 'field-unchanged' : 'settings-saved') })
      } catch (error) {
        if (fieldProblemOf(error) === null) throw error
        await outer.show('field', { key, notice: errorText(error, t) })
      }
    })
  }
}
