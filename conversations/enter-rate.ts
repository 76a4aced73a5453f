/** Asks for a rate between two currencies, and enters it. Where the pair and the day are known, only the number is asked for. */
import type { Context } from 'grammy'

import { ask, type Dialogue } from '../src/bot/dialogues/ask.ts'
import { readSettings } from '../src/bot/dialogues/dialogue-settings.ts'
import type { DialogueArgs } from '../src/bot/dialogues/dialogues.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import type { Translator } from '../src/bot/text/i18n.ts'
import { pairText, rateLine, rateNumber } from '../src/bot/text/rate-text.ts'
import { calendarDay } from '../src/bot/text/text-value.ts'
import { readRate, readRateNumber } from '../src/language/read-rate.ts'

export function createEnterRateDialogue(translator: Translator) {
  return async function enterRate(
    dialogue: Dialogue,
    ctx: Context,
    { known }: DialogueArgs['enterRate'],
  ): Promise<void> {
    const settings = await readSettings(dialogue, 'workspace.settings')
    const t = translator(settings.locale)
    const text =
      known === undefined
        ? t('ask-rate', { currency: settings.currency })
        : t('ask-rate-number', { pair: pairText(known), day: t('day', { date: calendarDay(known.day) }) })
    const { answer } = await ask(dialogue, ctx, t, {
      text,
      parse: (typed) =>
        known === undefined
          ? readRate(typed, { ...settings, now: new Date(settings.now) })
          : { ...known, rate: readRateNumber(typed, settings) },
    })
    if (answer.kind !== 'value') return
    const rate = answer.value
    await outside(dialogue, async (outer) => {
      const { id, replaced, undoId } = await outer.services.rates.enter(outer.actor(), rate)
      const line = rateLine(rate, t)
      const entered =
        replaced === null
          ? t('rate-entered', { rate: line })
          : t('rate-replaced', { rate: line, was: rateNumber(replaced, t) })
      const notice = undoId === null ? t('rate-unchanged', { rate: line }) : entered
      await outer.show('rate', { id, notice, ...(undoId !== null && { undoId }) })
    })
  }
}
