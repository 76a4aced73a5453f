/**
 * Asks one question in a dialogue and returns the answer. Dialogues are built from these calls, so each reads like a list
 * of its questions. A question accepts taps only from its own buttons: a second tap on “Skip” must not also skip the next
 * question, which may be in the same message by then.
 *
 * A question never holds up the chat: what is typed and is no answer to its buttons goes on to the bot as a new line.
 */
import type { Conversation } from '@grammyjs/conversations'
import { type Context, GrammyError } from 'grammy'
import type { Message } from 'grammy/types'

import { decodeCallback } from '../screens/callback-codec.ts'
import type { BotContext } from '../screens/bot-context.ts'
import { answerAgain, tappedAnswer } from './answers.ts'
import { closeMeanwhile, lastClosed } from './closing.ts'
import { keyboardOf } from './question-keyboard.ts'
import { correctedText, hasMark, nextMark, noteAnswer, noteQuestion, takeAnswerBefore } from './progress.ts'
import { renewSettings } from './dialogue-settings.ts'
import { questionTap } from './question-tap.ts'
import { readAnswer } from './read-answer.ts'
import { removeButtons } from './remove-buttons.ts'
import type { DialogueContext } from './secret-marks.ts'
import { putMessage } from '../screens/put-message.ts'
import type { Translate } from '../text/i18n.ts'

export type Dialogue = Conversation<BotContext, DialogueContext>

export type Choice<Value extends string = string> = { readonly label: string; readonly value: Value }

export type Question<T> = {
  readonly text: string
  /** Names the question within its dialogue if its text depends on earlier answers; the text by default. */
  readonly id?: string
  /** Shown to be tapped, such as a card with “Save”: what is typed meanwhile is a new line, and the card stays. */
  readonly isCard?: boolean
  /**
   * Reads typed text, or the value of a tapped choice. Pure; throws AppError VALIDATION if it is not an answer. With the
   * problem “pick-one” the text is none of the choices, and is read as a new line.
   */
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

/** Deletes the answer. A failure is ignored: bots may delete messages for two days, so it is probably gone already. */
async function takeAway(ctx: Context): Promise<void> {
  try {
    await ctx.deleteMessage()
  } catch (error) {
    if (!(error instanceof GrammyError)) throw error
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
  const { id = question.text, isCard = false, secret = false } = question
  const mark = nextMark(dialogue)
  const before = takeAnswerBefore(dialogue, id)
  const answered = before === null ? null : answerAgain(question, before.raw)
  if (before !== null && answered !== null) {
    noteAnswer(dialogue, before)
    return { answer: answered, ctx }
  }

  const keyboard = keyboardOf(question, mark, t)
  const text = correctedText(dialogue, question.text, t)
  let [open] = await Promise.all([putMessage(ctx, text, keyboard), lastClosed(dialogue)])
  let refused: number | null = null

  for (;;) {
    noteQuestion(dialogue, { mark, messageId: open, isCard, refused })
    const next = await dialogue.wait()
    // An edited message is an answer only if it was refused before; what else it may correct is decided outside.
    const { editedMessage: edited } = next
    const again: Message | undefined = edited?.message_id === refused && edited.text !== undefined ? edited : undefined
    const said: Message | undefined = next.message ?? again
    if (secret && said !== undefined) next.markSecret()
    const tap = decodeCallback(next.callbackQuery?.data ?? '')
    if (tap?.action === 'resume' || (tap?.action === 'goOn' && tap.argument === mark)) {
      const former = open
      open = await putMessage(next, question.text, keyboard)
      if (former !== open) await removeButtons(next, former)
      continue
    }
    if (tap !== null) {
      const answer = tappedAnswer(question, mark, tap)
      if (answer === null) {
        // A second tap on an earlier question of this dialogue does nothing; a button of a dialogue that is gone says so, and
        // one of a message that the bot sent on its own is handled there.
        const tapped = questionTap(next)?.mark ?? null
        if (tapped === null || !hasMark(dialogue, tapped)) await dialogue.skip({ next: true })
        continue
      }
      const renewal = await renewSettings(dialogue)
      renewal?.apply()
      if (!secret) noteAnswer(dialogue, { question: id, messageId: null, raw: answer.raw })
      return { answer: answer.answer, ctx: next }
    }
    // A tap on a screen, or an update other than a message, is not for the dialogue. It stays open.
    if (said === undefined) await dialogue.skip({ next: true })

    const tried = await readAnswer(dialogue, question, said?.text, t)
    if (tried === 'not-for-it') {
      await dialogue.skip({ next: true })
      continue
    }
    if (secret) await takeAway(next)
    const closed = removeButtons(next, open)
    if ('value' in tried) {
      closeMeanwhile(dialogue, closed)
      const raw = { kind: 'text', text: said?.text ?? '' } as const
      if (!secret) noteAnswer(dialogue, { question: id, messageId: said?.message_id ?? null, raw })
      return { answer: { kind: 'value', value: tried.value }, ctx: next }
    }
    const [repeated] = await Promise.all([next.reply(tried.problem, { reply_markup: keyboard }), closed])
    open = repeated.message_id
    refused = said?.message_id ?? null
  }
}
