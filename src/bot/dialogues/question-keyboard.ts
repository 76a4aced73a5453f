/** The buttons of a question. */
import { InlineKeyboard } from 'grammy'

import { encodeCallback, MESSAGE_ACTIONS } from '../screens/callback-codec.ts'
import type { Translate } from '../text/i18n.ts'
import type { Question } from './ask.ts'

/** @param mark distinguishes this question's buttons from another's */
export function keyboardOf(question: Question<unknown>, mark: string, t: Translate): InlineKeyboard {
  const keyboard = new InlineKeyboard()
  const { choices = [], perRow = 1 } = question
  const { pick, clear, skip, save, stop } = MESSAGE_ACTIONS
  choices.forEach(({ label }, index) => {
    keyboard.text(label, encodeCallback(pick({ mark, index })))
    if ((index + 1) % perRow === 0 || index === choices.length - 1) keyboard.row()
  })
  if (question.clearable === true) keyboard.text(t('button-clear'), encodeCallback(clear(mark)))
  if (question.skippable === true) keyboard.text(t('button-skip'), encodeCallback(skip(mark)))
  // Three labels side by side would be cut off on a phone.
  if (question.savable === true) keyboard.text(t('button-save'), encodeCallback(save(mark))).row()
  return keyboard.text(t('button-cancel'), encodeCallback(stop(mark)))
}
