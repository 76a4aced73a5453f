/** Makes a field of the team's own: its name, its type, and the values to choose from if it has any. */
import type { Context } from 'grammy'

import { ask, type Dialogue, type Question } from '../src/bot/dialogues/ask.ts'
import type { DialogueArgs } from '../src/bot/dialogues/dialogues.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import { errorText } from '../src/bot/text/error-text.ts'
import type { Translate, Translator } from '../src/bot/text/i18n.ts'
import { fieldProblem, fieldProblemOf } from '../src/language/field-problem.ts'
import type { CustomFieldType } from '../src/models/custom-field.ts'
import { isConflict } from '../src/errors.ts'
import { CUSTOM_FIELD_TYPES, isChosen } from '../src/services/custom-fields/custom-fields.ts'
import { assertFree, othersOf, readChoiceLabels, readFieldLabel } from '../src/services/custom-fields/field-limits.ts'

function typeQuestion(label: string, t: Translate): Question<CustomFieldType> {
  return {
    text: t('ask-field-type', { label }),
    isCard: true,
    perRow: 2,
    choices: CUSTOM_FIELD_TYPES.map((type) => ({ label: t(`field-type-${type}`), value: type })),
    parse(value) {
      const type = CUSTOM_FIELD_TYPES.find((known) => known === value)
      if (type === undefined) throw fieldProblem('pick-one')
      return type
    },
  }
}

export function createMakeFieldDialogue(translator: Translator) {
  return async function makeField(
    dialogue: Dialogue,
    first: Context,
    { kind }: DialogueArgs['makeField'],
  ): Promise<void> {
    const { locale, others } = await outside(dialogue, async (outer) => {
      const all = await outer.services.customFields.list(outer.actor())
      return { locale: outer.locale, others: othersOf(all, { kind }) }
    })
    const t = translator(locale)
    const named = await ask(dialogue, first, t, {
      text: t('ask-field-name', { kind: t(`fields-kind-${kind}`) }),
      parse(typed) {
        const label = readFieldLabel(typed)
        assertFree(label, others)
        return label
      },
    })
    if (named.answer.kind !== 'value') return
    const label = named.answer.value
    const typed = await ask(dialogue, named.ctx, t, typeQuestion(label, t))
    if (typed.answer.kind !== 'value') return
    const type = typed.answer.value
    let choices: readonly string[] = []
    if (isChosen({ type })) {
      const question = { text: t('ask-field-choices', { label }), parse: readChoiceLabels }
      const chosen = await ask(dialogue, typed.ctx, t, question)
      if (chosen.answer.kind !== 'value') return
      choices = chosen.answer.value
    }
    await outside(dialogue, async (outer) => {
      try {
        const { key, undoId } = await outer.services.customFields.make(outer.actor(), { kind, type, label, choices })
        await outer.show('field', { key, undoId, notice: t('field-made', { label }) })
      } catch (error) {
        // Somebody else has made one with that name meanwhile, or the last one that there was room for.
        if (fieldProblemOf(error) === null && !isConflict(error, 'limit')) throw error
        await outer.show('fields', { kind, notice: errorText(error, t) })
      }
    })
  }
}
