/** Asks for the value of a condition that a view is filtered by. */
import type { Context } from 'grammy'

import { ask, type Dialogue } from '../src/bot/dialogues/ask.ts'
import type { DialogueDeps } from '../src/bot/dialogues/dialogue-deps.ts'
import { readingOf, readSettings } from '../src/bot/dialogues/dialogue-settings.ts'
import type { DialogueArgs } from '../src/bot/dialogues/dialogues.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import { pickCompany } from '../src/bot/dialogues/pick-company.ts'
import { RECORD_ACTIONS } from '../src/services/core/permissions.ts'
import { criterionWord } from '../src/bot/text/view-text.ts'
import { AppError } from '../src/errors.ts'
import { parseSingleLine } from '../src/language/single-line.ts'
import type { FieldTable } from '../src/services/fields/define-fields.ts'

export function createTypeConditionDialogue({ translator, tablesOf }: DialogueDeps) {
  return async function typeCondition(
    dialogue: Dialogue,
    ctx: Context,
    { id, kind, by, test }: DialogueArgs['typeCondition'],
  ): Promise<void> {
    const settings = await readSettings(dialogue, RECORD_ACTIONS[kind].read)
    const t = translator(settings.locale)
    const table: FieldTable = tablesOf(settings)[kind]
    const field = table[by]
    if (field === undefined) throw new AppError('NOT_FOUND', { message: 'No such field', details: { kind: 'button' } })
    const name = criterionWord({ t, table, kind }, by)
    const ofDay = field.kind === 'day' && (test === 'min' || test === 'max')
    const text = t(ofDay ? `view-typed-ask-${test}-day` : `view-typed-ask-${test}`, { field: name })

    async function typed(): Promise<string | null> {
      if (field?.kind === 'company') return (await pickCompany(dialogue, ctx, t, { text }))?.id ?? null
      const { answer } = await ask(dialogue, ctx, t, {
        text,
        parse(given) {
          if (test === 'has') return parseSingleLine(given)
          // Only to say at once what is wrong with it: the service reads it again.
          field?.read(given, readingOf(settings))
          return given
        },
      })
      return answer.kind === 'value' ? answer.value : null
    }

    const value = await typed()
    if (value === null) return
    await outside(dialogue, async (outer) => {
      const view = await outer.services.views.addTyped(outer.actor(), id, { by, test, typed: value })
      await outer.show('viewFilter', { id: view })
    })
  }
}
