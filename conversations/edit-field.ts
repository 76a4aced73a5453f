/** Edits one field of a record of any kind. */
import type { Context } from 'grammy'

import type { Dialogue } from '../src/bot/dialogues/ask.ts'
import type { DialogueDeps } from '../src/bot/dialogues/dialogue-deps.ts'
import { currencyOf, readSettings, wordsOf } from '../src/bot/dialogues/dialogue-settings.ts'
import type { DialogueArgs } from '../src/bot/dialogues/dialogues.ts'
import { askField } from '../src/bot/dialogues/field-questions.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import { noteMade } from '../src/bot/dialogues/progress.ts'
import { editingOf } from '../src/bot/screens/edited-kinds.ts'
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
    const { answer } = await askField({ dialogue, ctx, t, settings, of, text, buttons: { clearable } })
    const input = answer.kind === 'value' ? answer.value.input : null

    await outside(dialogue, async (outer) => {
      try {
        const { undoId } = await save(outer, { field: name, value: input })
        await showEdited(outer, record, { undoId, notice: t(undoId === null ? unchanged : saved) })
      } catch (error) {
        if (!isFinal(error)) throw error
        await showCard(outer, record, { notice: errorText(error, t) })
      }
    })
    noteMade(dialogue, record)
  }
}
