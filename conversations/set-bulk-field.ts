/** Asks for the value that a field of many records is to get, as for one of them. */
import type { Context } from 'grammy'

import type { Dialogue } from '../src/bot/dialogues/ask.ts'
import type { DialogueDeps } from '../src/bot/dialogues/dialogue-deps.ts'
import { readSettings, wordsOf } from '../src/bot/dialogues/dialogue-settings.ts'
import type { DialogueArgs } from '../src/bot/dialogues/dialogues.ts'
import { askField } from '../src/bot/dialogues/field-questions.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import { planAndShow } from '../src/bot/screens/view-acts.ts'
import { fieldText } from '../src/bot/text/field-text.ts'
import { criterionWord, viewCount } from '../src/bot/text/view-text.ts'
import { AppError } from '../src/errors.ts'
import type { FieldTable } from '../src/services/fields/define-fields.ts'

export function createSetBulkFieldDialogue({ translator, tablesOf }: DialogueDeps) {
  return async function setBulkField(
    dialogue: Dialogue,
    ctx: Context,
    { id, kind, field: name, count }: DialogueArgs['setBulkField'],
  ): Promise<void> {
    const settings = await readSettings(dialogue, kind === 'deal' ? 'deal.write' : 'contact.write')
    const t = translator(settings.locale)
    const fields = tablesOf(settings)
    const table: FieldTable = fields[kind]
    const field = table[name]
    if (field === undefined) throw new AppError('NOT_FOUND', { message: 'No such field', details: { kind: 'button' } })
    const of = { kind, name, field }
    const text = t('bulk-set-ask', { field: criterionWord({ t, table, kind }, name), who: viewCount(t, kind, count) })
    const buttons = { clearable: field.required !== true }
    const { answer } = await askField({ dialogue, ctx, t, settings, of, text, buttons })
    if (answer.kind !== 'value' && answer.kind !== 'cleared') return
    const value = answer.kind === 'value' ? answer.value.input : null
    const shown = answer.kind === 'value' ? fieldText(of, answer.value.shown, wordsOf(settings, t, fields)) : null
    await outside(dialogue, (outer) => planAndShow(outer, id, { what: 'set', field: name, value, shown }))
  }
}
