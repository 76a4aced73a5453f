/** Asks for what a stage requires and the deal lacks, and moves the deal there. */
import type { Context } from 'grammy'

import type { Dialogue } from '../src/bot/dialogues/ask.ts'
import { readDealSettings } from '../src/bot/dialogues/deal-settings.ts'
import type { DialogueArgs } from '../src/bot/dialogues/dialogues.ts'
import { moveInDialogue } from '../src/bot/dialogues/move-in-dialogue.ts'
import type { Translator } from '../src/bot/text/i18n.ts'

export function createFillStageDialogue(translator: Translator) {
  return async function fillStage(
    dialogue: Dialogue,
    ctx: Context,
    { missing, ...move }: DialogueArgs['fillStage'],
  ): Promise<void> {
    const settings = await readDealSettings(dialogue)
    await moveInDialogue(dialogue, ctx, translator(settings.locale), settings, move, missing)
  }
}
