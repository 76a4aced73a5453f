/** Asks for what a stage requires and the deal lacks, and moves the deal there. */
import type { Context } from 'grammy'

import type { Dialogue } from '../src/bot/context/ask.ts'
import { readDealSettings } from '../src/bot/context/deal-settings.ts'
import type { DialogueArgs } from '../src/bot/context/dialogues.ts'
import { moveInDialogue } from '../src/bot/context/move-in-dialogue.ts'
import type { Translator } from '../src/bot/views/i18n.ts'

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
