/**
 * What a dialogue tells the store about itself: the question at which it waits, and the answers that led there. Every replay tells
 * it again, so it always matches the state that is written. It is how a tap finds its dialogue among several, and how an edited
 * message finds the answer that it gave.
 */
import { createHash } from 'node:crypto'

import type { Conversation } from '@grammyjs/conversations'
import type { MiddlewareFn } from 'grammy'
import type { Message } from 'grammy/types'

import type { BotContext } from '../screens/bot-context.ts'
import type { EditedRecord } from '../screens/edited-record.ts'
import type { Translate } from '../text/i18n.ts'
import { type DialogueContext, dialogueKey } from './secret-marks.ts'

type Dialogue = Conversation<BotContext, DialogueContext>

/** An answer before it is read, so that it can be read again. */
export type RawAnswer =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'picked'; readonly value: string }
  | { readonly kind: 'skipped' | 'cleared' | 'saved' }

/** `question` names the question within its dialogue; `messageId` is the person's message, null for a tap. */
export type GivenAnswer = { readonly question: string; readonly messageId: number | null; readonly raw: RawAnswer }

export type OpenQuestion = {
  /** Tells the buttons of this question from those of any other, of any dialogue. */
  readonly mark: string
  /** The message that shows it. */
  readonly messageId: number
  /** Whether it is a card: typed text that does not answer it is a new line. */
  readonly isCard: boolean
  /** The last message that was refused as an answer. */
  readonly refused: number | null
}

export type Progress = {
  readonly question: OpenQuestion | null
  readonly given: readonly GivenAnswer[]
  /** The message that began the dialogue, as a line or a command; null if a tap did. */
  readonly begunBy: TypedMessage | null
  /** The record that the dialogue made or changed at its end. */
  readonly made: EditedRecord | null
}

export type TypedMessage = { readonly messageId: number; readonly text: string }

export const NO_PROGRESS: Progress = { question: null, given: [], begunBy: null, made: null }

type Running = {
  /** The update that began the dialogue: the same in every replay, and when that update is repeated after a crash. */
  readonly updateId: number
  readonly begunBy: TypedMessage | null
  made: EditedRecord | null
  readonly marks: string[]
  question: OpenQuestion | null
  given: GivenAnswer[]
  /** Answers that were given before the dialogue started again, because one of them was corrected. */
  before: GivenAnswer[]
  /** Whether the next question says that an answer was corrected. */
  isCorrected: boolean
}

/** Each replay has a dialogue object of its own. */
const running = new WeakMap<Dialogue, Running>()

function runningOf(dialogue: Dialogue): Running {
  const found = running.get(dialogue)
  if (found === undefined) throw new Error('The plugin of the progress is not installed')
  return found
}

/** Counts the question and returns its mark. A dialogue asks the same questions in every replay. */
export function nextMark(dialogue: Dialogue): string {
  const state = runningOf(dialogue)
  const asked = `${state.updateId}:${state.marks.length}`
  const mark = createHash('sha256').update(asked).digest('base64url').slice(0, 6)
  state.marks.push(mark)
  return mark
}

/** Whether a question of this dialogue has that mark. */
export function hasMark(dialogue: Dialogue, mark: string): boolean {
  return runningOf(dialogue).marks.includes(mark)
}

export function noteQuestion(dialogue: Dialogue, question: OpenQuestion): void {
  runningOf(dialogue).question = question
}

export function noteAnswer(dialogue: Dialogue, answer: GivenAnswer): void {
  runningOf(dialogue).given.push(answer)
}

/** The last answer led to something that must not be done twice: from now on it stands for its result. */
export function replaceLastAnswer(dialogue: Dialogue, raw: RawAnswer): void {
  const { given } = runningOf(dialogue)
  const last = given.pop()
  if (last !== undefined) given.push({ ...last, raw })
}

/** Answers to use before asking, for a dialogue that begins again. */
export function answerBefore(dialogue: Dialogue, answers: readonly GivenAnswer[]): void {
  Object.assign(runningOf(dialogue), { before: [...answers], isCorrected: true })
}

/** The text of the next question, which once says that an earlier answer was corrected. */
export function correctedText(dialogue: Dialogue, text: string, t: Translate): string {
  const state = runningOf(dialogue)
  if (!state.isCorrected) return text
  state.isCorrected = false
  return `${t('answer-corrected')}\n\n${text}`
}

/** Takes the answer that was given to this question before; null if there is none. */
export function takeAnswerBefore(dialogue: Dialogue, question: string): GivenAnswer | null {
  const { before } = runningOf(dialogue)
  const at = before.findIndex((answer) => answer.question === question)
  return at === -1 ? null : (before.splice(at, 1)[0] ?? null)
}

/** Tells what the dialogue made, so that an edited message can correct it for a while. */
export function noteMade(dialogue: Dialogue, record: EditedRecord): void {
  runningOf(dialogue).made = record
}

function typedMessage(message: Message | undefined): TypedMessage | null {
  return message?.text === undefined ? null : { messageId: message.message_id, text: message.text }
}

export type ProgressOfChats = {
  /** Install it in the plugins of every conversation. */
  readonly plugin: (dialogue: Dialogue) => MiddlewareFn<DialogueContext>
  /** Forgets the progress of the previous update. */
  readonly clear: (key: string) => void
  /** The progress of the dialogue that ran last in this update; null if none ran. */
  readonly of: (key: string) => Progress | null
}

export function createProgressOfChats(): ProgressOfChats {
  const latest = new Map<string, Running>()
  return {
    plugin: (dialogue) => async (ctx, next) => {
      if (!running.has(dialogue)) {
        const state: Running = {
          updateId: ctx.update.update_id,
          begunBy: typedMessage(ctx.message ?? ctx.editedMessage),
          made: null,
          marks: [],
          question: null,
          given: [],
          before: [],
          isCorrected: false,
        }
        running.set(dialogue, state)
        latest.set(dialogueKey(ctx), state)
      }
      await next()
    },
    clear: (key) => void latest.delete(key),
    of(key) {
      const state = latest.get(key)
      if (state === undefined) return null
      const { question, given, begunBy, made } = state
      return { question, given, begunBy, made }
    },
  }
}
