/** Edits one field of a record of any kind. */
import type { Context } from 'grammy'

import type { Dialogue } from '../src/bot/dialogues/ask.ts'
import type { DialogueDeps } from '../src/bot/dialogues/dialogue-deps.ts'
import { currencyOf, readSettings, wordsOf } from '../src/bot/dialogues/dialogue-settings.ts'
import type { DialogueArgs } from '../src/bot/dialogues/dialogues.ts'
import { askAddresses } from '../src/bot/dialogues/ask-addresses.ts'
import { type AskedField, type Asking, askOrLeave } from '../src/bot/dialogues/field-asking.ts'
import { askField } from '../src/bot/dialogues/field-questions.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import { noteMade } from '../src/bot/dialogues/progress.ts'
import { type CurrentRecord, editingOf, type FieldEdit } from '../src/bot/screens/edited-kinds.ts'
import { showCard, showEdited } from '../src/bot/screens/show-card.ts'
import { errorText } from '../src/bot/text/error-text.ts'
import { fieldQuestion } from '../src/bot/text/field-question.ts'
import { fieldLabel, type FieldOf } from '../src/bot/text/field-label.ts'
import { fieldText, type FieldWords } from '../src/bot/text/field-text.ts'
import { AppError, isConflict } from '../src/errors.ts'
import { fieldProblemOf } from '../src/language/field-problem.ts'
import { type FieldTable, fieldsOf } from '../src/services/fields/define-fields.ts'
import type { FieldedKind } from '../src/services/records/field-tables.ts'
import { labelOf } from '../src/bot/text/button-label.ts'

/** Whether the same answer would be refused again: the last name cannot be cleared, the record was closed meanwhile. */
function isFinal(error: unknown): boolean {
  return fieldProblemOf(error) !== null || isConflict(error, 'closed') || isConflict(error, 'task-closed')
}

type Edited = {
  readonly asking: Omit<Asking, 'of' | 'text' | 'buttons'>
  readonly kind: FieldedKind
  readonly table: FieldTable
  readonly present: CurrentRecord
  readonly words: FieldWords
}

function questionOf({ asking, present, words }: Edited, of: FieldOf): Pick<Asking, 'text' | 'buttons'> {
  const { t, settings } = asking
  const value = fieldText(of, present.values[of.name], words)
  const question = fieldQuestion(t, of, { on: 'edit', record: present.name }, currencyOf(settings))
  // The question already contains the record's name.
  const isTold = value === null || value === present.name
  // Where “no” counts as missing, there is nothing to clear.
  const clearable =
    value !== null && of.field.blank !== false && of.field.required !== true && !present.required.includes(of.name)
  return { text: isTold ? question : `${question}\n${t('edit-now', { value })}`, buttons: { clearable } }
}

/** What is changed: the whole field, the label of one of its numbers or addresses, or one of its parts. */
async function askEdit(edited: Edited, name: string): Promise<FieldEdit> {
  const { asking: same, kind, table, present, words } = edited
  const field = table[name]
  if (field === undefined) throw new AppError('NOT_FOUND', { message: 'No such field', details: { kind: 'button' } })
  const asking = { ...same, of: { kind, name, field }, ...questionOf(edited, { kind, name, field }) }
  const editOf = ({ answer }: AskedField): FieldEdit => ({
    field: name,
    value: answer.kind === 'value' ? answer.value.input : null,
  })
  const addresses =
    field.kind === 'phones' || field.kind === 'emails' ? (present.values[name] as readonly object[]) : []
  if (addresses.length > 0) {
    const { asked, label } = await askAddresses(asking, addresses)
    return label ?? editOf(asked)
  }
  const parts = fieldsOf(table).filter((part) => part.field.partOf === name && part.field.readable)
  if (parts.length === 0) return editOf(await askField(asking))
  const choices = parts.map((part) => {
    const of = { kind, ...part }
    const value = fieldText(of, present.values[part.name], words)
    return { label: labelOf([fieldLabel(same.t, of), ...(value === null ? [] : [value])].join(': ')), value: part.name }
  })
  const asked = await askOrLeave(asking, choices)
  return asked.picked === null
    ? editOf(asked)
    : askEdit({ ...edited, asking: { ...same, ctx: asked.ctx } }, asked.picked)
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
    const present = await outside(dialogue, (outer) => read(outer))
    const edit = await askEdit(
      {
        asking: { dialogue, ctx, t, settings },
        kind: record.kind,
        table: fields[record.kind],
        present,
        words: wordsOf(settings, t, fields),
      },
      name,
    )

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
