/** The answers that a question accepts from its buttons, and a second time from an earlier reading. Pure. */
import type { MessageTap } from '../screens/callback-codec.ts'
import type { Answer, Choice, Question } from './ask.ts'
import type { RawAnswer } from './progress.ts'

type Tapped<T> = { readonly answer: Answer<T>; readonly raw: RawAnswer }

/** The answer that a tap gives; null if the button belongs to another question. */
export function tappedAnswer<T>(question: Question<T>, mark: string, tap: MessageTap): Tapped<T> | null {
  switch (tap.action) {
    case 'skip':
      return tap.argument === mark ? { answer: { kind: 'skipped' }, raw: { kind: 'skipped' } } : null
    case 'clear':
      return tap.argument === mark ? { answer: { kind: 'cleared' }, raw: { kind: 'cleared' } } : null
    case 'save':
      return tap.argument === mark ? { answer: { kind: 'saved' }, raw: { kind: 'saved' } } : null
    case 'pick': {
      const choice = tap.argument.mark === mark ? question.choices?.[tap.argument.index] : undefined
      if (choice === undefined) return null
      const { value } = choice
      return { answer: { kind: 'value', value: question.parse(value) }, raw: { kind: 'picked', value } }
    }
    default:
      return null
  }
}

/** Without the signs around the words: “✅ Save” is typed as “save”. */
function bare(label: string): string {
  return label.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '').toLowerCase()
}

/** The one choice whose label was typed. Two with the same label are told apart only by a tap. */
export function labelledChoice({ choices = [] }: Question<unknown>, typed: string): Choice | null {
  const wanted = bare(typed)
  const found = wanted === '' ? [] : choices.filter(({ label }) => bare(label) === wanted)
  const [only] = found
  return only !== undefined && found.length === 1 ? only : null
}

/** Reads an answer again after an earlier one was corrected. Null if it does not fit any more: then the question is asked. */
export function answerAgain<T>(question: Question<T>, raw: RawAnswer): Answer<T> | null {
  const { choices = [], skippable, clearable, savable } = question
  switch (raw.kind) {
    case 'skipped':
      return skippable === true ? { kind: 'skipped' } : null
    case 'cleared':
      return clearable === true ? { kind: 'cleared' } : null
    case 'saved':
      return savable === true ? { kind: 'saved' } : null
    case 'picked':
    case 'text': {
      const given = raw.kind === 'text' ? (labelledChoice(question, raw.text)?.value ?? raw.text) : raw.value
      if (raw.kind === 'picked' && !choices.some(({ value }) => value === given)) return null
      try {
        return { kind: 'value', value: question.parse(given) }
      } catch {
        return null
      }
    }
  }
}
