/** Asks for the probability of a stage, or after how many days a deal in it counts as rotting. */
import type { Context } from 'grammy'

import { ask, type Dialogue } from '../src/bot/dialogues/ask.ts'
import type { DialogueArgs } from '../src/bot/dialogues/dialogues.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import { errorText } from '../src/bot/text/error-text.ts'
import type { Translate, Translator } from '../src/bot/text/i18n.ts'
import { isConflict } from '../src/errors.ts'
import { fieldProblem } from '../src/language/field-problem.ts'
import { assertPercentage, assertRottingDays, MAX_ROTTING_DAYS } from '../src/services/pipelines/edit-stages.ts'

type Asked = DialogueArgs['stageNumber']

/** “50 %” and “14 days” are typed as they are read. */
const NUMBER = /^\s*(\d{1,6})\s*(?:%|\p{L}+\.?)?\s*$/u

function readNumber(typed: string, what: Asked['what']): number {
  const [, digits] = NUMBER.exec(typed) ?? []
  if (digits === undefined) {
    throw what === 'probability'
      ? fieldProblem('not-a-percentage')
      : fieldProblem('not-days', { limit: MAX_ROTTING_DAYS })
  }
  const value = Number(digits)
  if (what === 'probability') assertPercentage(value)
  else assertRottingDays(value)
  return value
}

function questionOf({ what, name, before }: Asked, t: Translate): string {
  if (what === 'probability') return t('ask-stage-probability', { name, percent: before ?? 0 })
  const now = before === null ? t('stage-rots-never') : t('stage-rots-after', { days: before })
  return t('ask-stage-rotting', { name, now })
}

export function createStageNumberDialogue(translator: Translator) {
  return async function stageNumber(dialogue: Dialogue, ctx: Context, asked: Asked): Promise<void> {
    const { what, stageId, before } = asked
    const t = translator(await outside(dialogue, async (outer) => outer.locale))
    const { answer } = await ask(dialogue, ctx, t, {
      text: questionOf(asked, t),
      parse: (typed) => readNumber(typed, what),
      clearable: what === 'rottingDays' && before !== null,
    })
    if (answer.kind !== 'value' && answer.kind !== 'cleared') return
    const after = answer.kind === 'value' ? answer.value : null
    await outside(dialogue, async (outer) => {
      const { pipelines } = outer.services
      try {
        const { undoId } =
          what === 'probability'
            ? await pipelines.setProbability(outer.actor(), { stageId }, { before: before ?? 0, after: after ?? 0 })
            : await pipelines.setRottingDays(outer.actor(), { stageId }, { before, after })
        await outer.show('pipelineStage', { stageId, undoId, notice: t('settings-saved') })
      } catch (error) {
        // Somebody else was quicker.
        if (!isConflict(error, 'changed-meanwhile')) throw error
        await outer.show('pipelineStage', { stageId, notice: errorText(error, t) })
      }
    })
  }
}
