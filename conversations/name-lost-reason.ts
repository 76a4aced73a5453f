/** Asks for a reason that is offered when a deal is lost: another one, or what one is called from now on. */
import type { Context } from 'grammy'

import { ask, type Dialogue } from '../src/bot/dialogues/ask.ts'
import type { DialogueArgs } from '../src/bot/dialogues/dialogues.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import { errorText } from '../src/bot/text/error-text.ts'
import type { Translator } from '../src/bot/text/i18n.ts'
import { isAppError, isConflict } from '../src/errors.ts'
import { fieldProblemOf } from '../src/language/field-problem.ts'
import { readLostReason } from '../src/services/pipelines/lost-reasons.ts'

export function createNameLostReasonDialogue(translator: Translator) {
  return async function nameLostReason(
    dialogue: Dialogue,
    ctx: Context,
    { before }: DialogueArgs['nameLostReason'],
  ): Promise<void> {
    const t = translator(await outside(dialogue, async (outer) => outer.locale))
    const { answer } = await ask(dialogue, ctx, t, {
      text: before === null ? t('ask-new-lost-reason') : t('ask-lost-reason-name', { name: before }),
      parse: readLostReason,
    })
    if (answer.kind !== 'value') return
    const reason = answer.value
    await outside(dialogue, async (outer) => {
      const { lostReasons } = outer.services.pipelines
      try {
        const { undoId } =
          before === null
            ? await lostReasons.add(outer.actor(), reason)
            : await lostReasons.rename(outer.actor(), before, reason)
        await outer.show('lostReasons', { undoId, notice: t('settings-saved') })
      } catch (error) {
        // Taken, full, or gone meanwhile.
        const isGone = isAppError(error) && error.code === 'NOT_FOUND'
        if (!isGone && fieldProblemOf(error) === null && !isConflict(error, 'limit')) throw error
        await outer.show('lostReasons', { notice: errorText(error, t) })
      }
    })
  }
}
