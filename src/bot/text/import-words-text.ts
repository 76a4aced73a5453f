/** The words of a file that nobody here knows, and what they mean, in words. */
import { cutToUnits } from '../../language/cut-text.ts'
import type { FileWord } from '../../services/imports/import-words.ts'
import type { Translate } from './i18n.ts'

const MAX_WORD_LENGTH = 60

export function shownWord(word: string): string {
  return cutToUnits(word.replace(/\s+/gu, ' '), MAX_WORD_LENGTH)
}

/** What becomes of it: a stage, a member, or where such deals and records go without one. */
export function meaningText({ of, meaning, isSettled }: FileWord, t: Translate): string {
  if (meaning !== null) return meaning.name
  return isSettled ? t(`import-word-none-${of}`) : '❓'
}

/** “👤 ivan@… → Ivan Koval” */
export function wordText(one: FileWord, t: Translate): string {
  return `${one.of === 'stage' ? '📊' : '👤'} ${shownWord(one.word)} → ${meaningText(one, t)}`
}
