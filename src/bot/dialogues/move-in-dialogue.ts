/** Moves a deal at the end of a dialogue: asks for what the stage requires and the deal lacks, and for nothing else. */
import type { Context } from 'grammy'

import { AppError } from '../../errors.ts'
import type { RequirableField } from '../../models/pipeline.ts'
import type { Fill } from '../../services/deals/move-deal.ts'
import type { Wish } from '../../services/deals/plan-transition.ts'
import { parseSingleLine } from '../../language/single-line.ts'
import { amountText } from '../text/deal-line.ts'
import { errorText } from '../text/error-text.ts'
import type { Translate } from '../text/i18n.ts'
import { movedText } from '../text/moved-text.ts'
import { ask, type Dialogue } from './ask.ts'
import { askContact } from './ask-contact.ts'
import { amountQuestion, closeQuestion } from './deal-questions.ts'
import type { DealSettings } from './deal-settings.ts'
import { missingFor, type Missing } from './missing-fields.ts'
import { outside } from './outside.ts'

export type WantedMove = { readonly id: string; readonly from: string; readonly wish: Wish }

type Asked = { readonly fill: Fill; readonly ctx: Context }

async function askField(
  dialogue: Dialogue,
  ctx: Context,
  t: Translate,
  settings: DealSettings,
  field: RequirableField,
  stage: string,
): Promise<Asked> {
  const text = t(`fill-${field}`, { stage })
  if (field === 'contact') {
    const asked = await askContact(dialogue, ctx, t, { text })
    return { fill: asked.answer.kind === 'value' ? { contactId: asked.answer.value.id } : {}, ctx: asked.ctx }
  }
  if (field === 'amount') {
    const asked = await ask(dialogue, ctx, t, amountQuestion(text, settings))
    return { fill: asked.answer.kind === 'value' ? { amount: asked.answer.value } : {}, ctx: asked.ctx }
  }
  const question =
    field === 'company'
      ? { text, parse: (typed: string): string => parseSingleLine(typed) }
      : closeQuestion(text, settings, t)
  const asked = await ask(dialogue, ctx, t, question)
  return { fill: asked.answer.kind === 'value' ? { [field]: asked.answer.value } : {}, ctx: asked.ctx }
}

/** A refusal, with what was typed for nothing: it can be copied from there. */
function withTyped(refusal: string, wish: Wish, { amount, company }: Fill, t: Translate): string {
  const typed = [wish.to === 'lost' ? wish.reason : null, amount && amountText(amount, t), company].filter(Boolean)
  return typed.length === 0 ? refusal : `${refusal}\n${t('you-had-typed', { typed: typed.join(', ') })}`
}

/**
 * One call of the service with all that was asked for, so that the deal is filled and moved in one transaction. When the
 * deal cannot be moved any more, it is shown with the reason.
 *
 * @param known what is known to be missing; without it the service is asked first
 */
export async function moveInDialogue(
  dialogue: Dialogue,
  first: Context,
  t: Translate,
  settings: DealSettings,
  { id, from, wish }: WantedMove,
  known: Missing | null = null,
): Promise<void> {
  let ctx = first
  let fill: Fill = {}
  let missing = known

  for (;;) {
    for (const field of missing?.fields ?? []) {
      const asked = await askField(dialogue, ctx, t, settings, field, missing?.stageName ?? '')
      ctx = asked.ctx
      fill = { ...fill, ...asked.fill }
    }
    const filled = fill
    missing = await outside(dialogue, async (outer): Promise<Missing | null> => {
      try {
        const moved = await outer.services.deals.move(outer.actor(), id, { wish, from, fill: filled })
        await outer.show('deal', { id, undoId: moved.undoId, notice: movedText(moved, t) })
      } catch (error) {
        const lacking = missingFor(error)
        if (lacking !== null) return lacking
        if (!(error instanceof AppError) || error.code !== 'CONFLICT') throw error
        await outer.show('deal', { id, notice: withTyped(errorText(error, t), wish, filled, t) })
      }
      return null
    })
    if (missing === null) return
  }
}
