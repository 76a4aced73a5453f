/** Which dialogue or record an edited message is about. Pure. */
import type { MadeRecord, StoredDialogue } from './dialogue-state.ts'
import type { GivenAnswer, Progress } from './progress.ts'

/** How long an edited message corrects the record that it made, in milliseconds. */
export const CORRECTABLE_MS = 10 * 60 * 1000

/** Only the newest are kept. */
const MAX_MADE = 5

/** What the message was to a dialogue: an answer, a refused answer, or the line that began it. */
export type Part =
  | { readonly was: 'answer'; readonly index: number; readonly text: string }
  | { readonly was: 'refused' }
  | { readonly was: 'line'; readonly text: string }

export function partOf({ given, question, begunBy }: Progress, messageId: number): Part | null {
  const index = given.findIndex((answer) => answer.messageId === messageId)
  const answer = given[index]
  if (answer !== undefined) return { was: 'answer', index, text: answer.raw.kind === 'text' ? answer.raw.text : '' }
  if (question?.refused === messageId) return { was: 'refused' }
  return begunBy?.messageId === messageId ? { was: 'line', text: begunBy.text } : null
}

export function isAbout(dialogue: StoredDialogue, messageId: number): boolean {
  return partOf(dialogue.progress, messageId) !== null
}

/** The answers with one of them replaced. */
export function replaced(given: readonly GivenAnswer[], index: number, text: string): readonly GivenAnswer[] {
  return given.map((answer, at) => (at === index ? { ...answer, raw: { kind: 'text', text } } : answer))
}

/** What a dialogue made, with the messages that it was made from. Null if it made nothing. */
export function madeBy(progress: Progress | null, workspaceId: MadeRecord['workspaceId'], at: Date): MadeRecord | null {
  if (progress?.made == null) return null
  const { made: record, given, begunBy } = progress
  const answers = given.flatMap(({ question, messageId, raw }) =>
    messageId === null || raw.kind !== 'text' ? [] : [{ question, messageId, text: raw.text }],
  )
  const line = begunBy === null ? [] : [{ question: null, ...begunBy }]
  return { at: at.toISOString(), workspaceId, record, messages: [...line, ...answers] }
}

export function withMade(made: readonly MadeRecord[], added: MadeRecord | null): readonly MadeRecord[] {
  return added === null ? made : [...made, added].slice(-MAX_MADE)
}

/** The record that the message made a short time ago. */
export function madeFrom(made: readonly MadeRecord[], messageId: number, now: Date): MadeRecord | null {
  const found = made.findLast(({ messages }) => messages.some((message) => message.messageId === messageId))
  return found !== undefined && now.getTime() - Date.parse(found.at) <= CORRECTABLE_MS ? found : null
}
