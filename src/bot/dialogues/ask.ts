/**
 * Asks one question in a dialogue and returns the answer. Dialogues are built from these calls, so each reads like a list
 * of its questions. A question accepts taps only from its own buttons: a second tap on “Skip” must not also skip the next
 * question, which may be in the same message by then.
 */
import { createHash } from 'node:crypto'

import type { Conversation } from '@grammyjs/conversations'
import { type Context, GrammyError, InlineKeyboard } from 'grammy'

import { decodeCallback, encodeCallback, MESSAGE_ACTIONS, type MessageTap } from '../screens/callback-codec.ts'
import type { BotContext } from '../screens/bot-context.ts'
import { closeMeanwhile, lastClosed } from './closing.ts'
import type { DialogueContext } from './secret-marks.ts'
import { putMessage } from '../screens/put-message.ts'
import { errorText } from '../text/error-text.ts'
import type { Translate } from '../text/i18n.ts'

export type Dialogue = Conversation<BotContext, DialogueContext>

export type Choice<Value extends string = string> = { readonly label: string; readonly value: Value }

export type Question<T> = {
  readonly text: string
  /** Reads typed text, or the value of a tapped choice. Pure; throws AppError VALIDATION if it is not an answer. */
  readonly parse: (text: string) => T
  readonly choices?: readonly Choice[]
  /** How many choices to show side by side; one by default. */
  readonly perRow?: number
  /** Shows a button that skips this question. */
  readonly skippable?: boolean
  /** Shows a button that skips this question and all that follow, and saves the answers so far. */
  readonly savable?: boolean
  /** Shows a button that clears the value. */
  readonly clearable?: boolean
  /**
   * Whether the answer is a secret, even if it is refused: each typed message is deleted once it is read, and from then on
   * the dialogue's state is encrypted.
   */
  readonly secret?: boolean
}

export type Answer<T> =
  | { readonly kind: 'value'; readonly value: T }
  | { readonly kind: 'skipped' }
  | { readonly kind: 'cleared' }
  | { readonly kind: 'saved' }

/** Distinguishes one question's buttons from another's. */
function markOf(question: Question<unknown>): string {
  return createHash('sha256').update(question.text).digest('base64url').slice(0, 6)
}

function keyboardOf(question: Question<unknown>, mark: string, t: Translate): InlineKeyboard {
  const keyboard = new InlineKeyboard()
  const { choices = [], perRow = 1 } = question
  const { pick, clear, skip, save, cancel } = MESSAGE_ACTIONS
  choices.forEach(({ label }, index) => {
    keyboard.text(label, encodeCallback(pick({ mark, index })))
    if ((index + 1) % perRow === 0 || index === choices.length - 1) keyboard.row()
  })
  if (question.clearable === true) keyboard.text(t('button-clear'), encodeCallback(clear(mark)))
  if (question.skippable === true) keyboard.text(t('button-skip'), encodeCallback(skip(mark)))
  // Three labels side by side would be cut off on a phone.
  if (question.savable === true) keyboard.text(t('button-save'), encodeCallback(save(mark))).row()
  return keyboard.text(t('button-cancel'), encodeCallback(cancel()))
}

/** The answer that a tap gives; null if the button belongs to an earlier question. */
function tappedAnswer<T>(question: Question<T>, mark: string, tap: MessageTap): Answer<T> | null {
  switch (tap.action) {
    case 'skip':
      return tap.argument === mark ? { kind: 'skipped' } : null
    case 'clear':
      return tap.argument === mark ? { kind: 'cleared' } : null
    case 'save':
      return tap.argument === mark ? { kind: 'saved' } : null
    case 'pick': {
      const choice = tap.argument.mark === mark ? question.choices?.[tap.argument.index] : undefined
      return choice === undefined ? null : { kind: 'value', value: question.parse(choice.value) }
    }
    default:
      return null
  }
}

/** Removes the buttons of a question that was answered by typing. It does not matter if they are already gone. */
async function closeQuestion(ctx: Context, messageId: number): Promise<void> {
  try {
    if (ctx.chat !== undefined) await ctx.api.editMessageReplyMarkup(ctx.chat.id, messageId)
  } catch (error) {
    if (!(error instanceof GrammyError)) throw error
  }
}

/** Deletes the answer. A failure is ignored: bots may delete messages for two days, so it is probably gone already. */
async function takeAway(ctx: Context): Promise<void> {
  try {
    await ctx.deleteMessage()
  } catch (error) {
    if (!(error instanceof GrammyError)) throw error
  }
}

type Tried<T> = { readonly value: T } | { readonly problem: string }

function tryParse<T>(question: Question<T>, text: string, t: Translate): Tried<T> {
  try {
    return { value: question.parse(text) }
  } catch (error) {
    return { problem: errorText(error, t) }
  }
}

/**
 * @param ctx the context of the update that led to the question
 * @returns the answer, and the context of the update that contained it
 */
export async function ask<T>(
  dialogue: Dialogue,
  ctx: Context,
  t: Translate,
  question: Question<T>,
): Promise<{ readonly answer: Answer<T>; readonly ctx: Context }> {
  const mark = markOf(question)
  const keyboard = keyboardOf(question, mark, t)
  let [open] = await Promise.all([putMessage(ctx, question.text, keyboard), lastClosed(dialogue)])

  for (;;) {
    const next = await dialogue.wait()
    if (question.secret === true && next.message !== undefined) next.markSecret()
    const tap = decodeCallback(next.callbackQuery?.data ?? '')
    if (tap?.action === 'resume') {
      open = await putMessage(next, question.text, keyboard)
      continue
    }
    if (tap !== null) {
      const answer = tappedAnswer(question, mark, tap)
      if (answer !== null) return { answer, ctx: next }
      continue
    }
    // A tap on a screen, or an update other than a message, is not for the dialogue. It stays open.
    if (next.message === undefined) await dialogue.skip({ next: true })

    const text = next.message?.text
    const tried = text === undefined ? { problem: t('only-text') } : tryParse(question, text, t)
    if (question.secret === true) await takeAway(next)
    const closed = closeQuestion(next, open)
    if ('value' in tried) {
      closeMeanwhile(dialogue, closed)
      return { answer: { kind: 'value', value: tried.value }, ctx: next }
    }
    const [again] = await Promise.all([next.reply(tried.problem, { reply_markup: keyboard }), closed])
    open = again.message_id
  }
}
