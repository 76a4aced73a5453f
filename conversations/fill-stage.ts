/** Asks for the required fields that the deal lacks, then moves it to the stage. */
import type { Context } from 'grammy'

import type { Dialogue } from '../src/bot/dialogues/ask.ts'
import type { DialogueDeps } from '../src/bot/dialogues/dialogue-deps.ts'
import { readSettings } from '../src/bot/dialogues/dialogue-settings.ts'
import type { DialogueArgs } from '../src/bot/dialogues/dialogues.ts'
import { moveInDialogue } from '../src/bot/dialogues/move-in-dialogue.ts'

export function createFillStageDialogue({ translator, tablesOf }: DialogueDeps) {
  return async function fillStage(
    dialogue: Dialogue,
    ctx: Context,
    { missing, ...move }: DialogueArgs['fillStage'],
  ): Promise<void> {
    const settings = await readSettings(dialogue, 'deal.write')
    await moveInDialogue(
      dialogue,
      ctx,
      { t: translator(settings.locale), settings, fields: tablesOf(settings) },
      move,
      missing,
    )
  }
}
