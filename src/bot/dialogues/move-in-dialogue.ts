/** Moves a deal at the end of a dialogue, asking only for the required fields that the deal lacks. */
import type { Context } from 'grammy'

import type { DealId, StageId } from '../../models/ids.ts'
import { AppError } from '../../errors.ts'
import type { DealInputs } from '../../services/deals/deal-fields.ts'
import type { Wish } from '../../services/deals/plan-transition.ts'
import type { FieldTable } from '../../services/fields/define-fields.ts'
import type { FieldTables } from '../../services/records/field-tables.ts'
import { errorText } from '../text/error-text.ts'
import { fieldTexts } from '../text/field-lines.ts'
import { fieldQuestion } from '../text/field-question.ts'
import type { Translate } from '../text/i18n.ts'
import { movedText } from '../text/moved-text.ts'
import type { Dialogue } from './ask.ts'
import { currencyOf, type DialogueSettings, wordsOf } from './dialogue-settings.ts'
import type { FieldAnswer } from './field-asking.ts'
import { askField } from './field-questions.ts'
import { missingFor, type Missing } from './missing-fields.ts'
import { outside } from './outside.ts'

export type WantedMove = { readonly id: DealId; readonly from: StageId; readonly wish: Wish }

export type MoveTools = { readonly t: Translate; readonly settings: DialogueSettings; readonly fields: FieldTables }

/** The answers so far, by field. */
type Answers = Readonly<Record<string, FieldAnswer>>

/** The refusal followed by the answers, so that the person can copy them and need not retype them. */
function withTyped(refusal: string, wish: Wish, answers: Answers, { t, settings, fields }: MoveTools): string {
  const shown = Object.fromEntries(Object.entries(answers).map(([name, answer]) => [name, answer.shown]))
  const words = wordsOf(settings, t, fields)
  const typed = [...(wish.to === 'lost' ? [wish.reason] : []), ...fieldTexts('deal', shown, words)]
  return typed.length === 0 ? refusal : `${refusal}\n${t('you-had-typed', { typed: typed.join(', ') })}`
}

/**
 * Calls the service once with all answers, so that the deal is filled in and moved in one transaction. If the deal can no
 * longer be moved, it is shown with the reason.
 *
 * @param known the fields known to be missing; if null, the service is called first to find out
 */
export async function moveInDialogue(
  dialogue: Dialogue,
  first: Context,
  tools: MoveTools,
  { id, from, wish }: WantedMove,
  known: Missing | null = null,
): Promise<void> {
  const { t, settings, fields } = tools
  const table: FieldTable = fields.deal
  let ctx = first
  let answers: Answers = {}
  let missing = known

  for (;;) {
    for (const name of missing?.fields ?? []) {
      const field = table[name]
      if (field === undefined) continue
      const of = { kind: 'deal', name, field } as const
      const text = fieldQuestion(t, of, { on: 'fill', stage: missing?.stageName ?? '' }, currencyOf(settings))
      const asked = await askField({ dialogue, ctx, t, settings, of, text })
      ctx = asked.ctx
      if (asked.answer.kind === 'value') answers = { ...answers, [name]: asked.answer.value }
    }
    const answered = answers
    missing = await outside(dialogue, async (outer): Promise<Missing | null> => {
      try {
        const fill: DealInputs = Object.fromEntries(Object.entries(answered).map(([name, { input }]) => [name, input]))
        const moved = await outer.services.deals.move(outer.actor(), id, { wish, from, fill })
        await outer.show('deal', { id, undoId: moved.undoId, notice: movedText(moved, t) })
      } catch (error) {
        const lacking = missingFor(error, table)
        if (lacking !== null) return lacking
        if (!(error instanceof AppError) || error.code !== 'CONFLICT') throw error
        await outer.show('deal', { id, notice: withTyped(errorText(error, t), wish, answered, tools) })
      }
      return null
    })
    if (missing === null) return
  }
}
