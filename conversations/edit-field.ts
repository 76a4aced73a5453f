/** Edits one field of a record of any kind. */
import type { Context } from 'grammy'

import type { Dialogue } from '../src/bot/dialogues/ask.ts'
import type { DialogueDeps } from '../src/bot/dialogues/dialogue-deps.ts'
import { currencyOf, readSettings, wordsOf } from '../src/bot/dialogues/dialogue-settings.ts'
import type { DialogueArgs } from '../src/bot/dialogues/dialogues.ts'
import { askAddresses } from '../src/bot/dialogues/ask-addresses.ts'
import type { Asking } from '../src/bot/dialogues/field-asking.ts'
import { askField } from '../src/bot/dialogues/field-questions.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import { noteMade } from '../src/bot/dialogues/progress.ts'
import { editingOf, type FieldEdit } from '../src/bot/screens/edited-kinds.ts'
import { showCard, showEdited } from '../src/bot/screens/show-card.ts'
import { errorText } from '../src/bot/text/error-text.ts'
import { fieldQuestion } from '../src/bot/text/field-question.ts'
import { fieldText } from '../src/bot/text/field-text.ts'
import { AppError, isConflict } from '../src/errors.ts'
import { fieldProblemOf } from '../src/language/field-problem.ts'
import type { FieldTable } from '../src/services/fields/define-fields.ts'

/** Whether the same answer would be refused again: the last name cannot be cleared, the record was closed meanwhile. */
function isFinal(error: unknown): boolean {
  return fieldProblemOf(error) !== null || isConflict(error, 'closed') || isConflict(error, 'task-closed')
}

/** What is changed: the whole field, or the label of one of its numbers or addresses. */
async function askEdit(asking: Asking, present: unknown): Promise<FieldEdit> {
  const { name, field } = asking.of
  const addresses = field.kind === 'phones' || field.kind === 'emails' ? (present as readonly object[]) : []
  const { asked, label } =
    addresses.length > 0 ? await askAddresses(asking, addresses) : { asked: await askField(asking), label: null }
  return label ?? { field: name, value: asked.answer.kind === 'value' ? asked.answer.value.input : null }
}

export function createEditFieldDialogue({ translator, tablesOf }: DialogueDeps) {
  return async function editField(
    dialogue: Dialogue,
    ctx: Context,
    { field: name, ...record }: DialogueArgs['editField'],
  ): Promise<void> {
    const { permission, read, save, saved, unchanged } = editingOf(record)
    const settings = await readSettings(dialogue, permission)
    const t = translator(settings.locale)
    const fields = tablesOf(settings)
    const table: FieldTable = fields[record.kind]
    const field = table[name]
    if (field === undefined) throw new AppError('NOT_FOUND', { message: 'No such field', details: { kind: 'button' } })
    const present = await outside(dialogue, (outer) => read(outer))

    const of = { kind: record.kind, name, field }
    const value = fieldText(of, present.values[name], wordsOf(settings, t, fields))
    const question = fieldQuestion(t, of, { on: 'edit', record: present.name }, currencyOf(settings))
    // The question already contains the record's name.
    const isTold = value === null || value === present.name
    const text = isTold ? question : `${question}\n${t('edit-now', { value })}`
    const clearable = value !== null && field.required !== true && !present.required.includes(name)
    const asking = { dialogue, ctx, t, settings, of, text, buttons: { clearable } }
    const edit = await askEdit(asking, present.values[name])

    await outside(dialogue, async (outer) => {
      try {
        const { undoId } = await save(outer, edit)
        await showEdited(outer, record, { undoId, notice: t(undoId === null ? unchanged : saved) })
      } catch (error) {
        if (!isFinal(error)) throw error
        await showCard(outer, record, { notice: errorText(error, t) })
      }
    })
    noteMade(dialogue, record)
  }
}
