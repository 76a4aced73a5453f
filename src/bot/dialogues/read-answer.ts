/** What a message says to an open question, by the settings that hold when it is answered. */
import { fieldProblemOf } from '../../language/field-problem.ts'
import { errorText } from '../text/error-text.ts'
import type { Translate } from '../text/i18n.ts'
import { settingText } from '../text/setting-choices.ts'
import { labelledChoice } from './answers.ts'
import type { Dialogue, Question } from './ask.ts'
import { type ChangedSettings, renewSettings } from './dialogue-settings.ts'

export type Tried<T> = { readonly value: T } | { readonly problem: string } | 'not-for-it'

function tryParse<T>(question: Question<T>, text: string, t: Translate): Tried<T> {
  try {
    return { value: question.parse(text) }
  } catch (error) {
    return fieldProblemOf(error)?.problem === 'pick-one' ? 'not-for-it' : { problem: errorText(error, t) }
  }
}

/** What a message says to the question: typed words, or the label of one of its buttons. */
function readMessage<T>(question: Question<T>, text: string | undefined, t: Translate): Tried<T> {
  if (text === undefined) return question.isCard === true ? 'not-for-it' : { problem: t('only-text') }
  const labelled = labelledChoice(question, text)
  return tryParse(question, labelled?.value ?? text, t)
}

function changedText(changed: ChangedSettings, t: Translate): string {
  const settings = changed.map(
    ([setting, value]) => `${t(`setting-${setting}`)}: ${settingText(setting, value, t.locale, t)}`,
  )
  return t('settings-changed', { settings: settings.join(', ') })
}

/**
 * Reads the message. An answer that means something else since a setting was changed, such as an amount without its currency,
 * is asked for again: whoever typed it had the former settings in mind.
 */
export async function readAnswer<T>(
  dialogue: Dialogue,
  question: Question<T>,
  text: string | undefined,
  t: Translate,
): Promise<Tried<T>> {
  const read = (): Tried<T> => readMessage(question, text, t)
  if (read() === 'not-for-it') return 'not-for-it'
  const renewal = await renewSettings(dialogue)
  const before = read()
  if (renewal === null || renewal.changed.length === 0) return before
  renewal.apply()
  const after = read()
  if (typeof before === 'string' || typeof after === 'string') return after
  const meansElse = 'value' in before && 'value' in after && JSON.stringify(before) !== JSON.stringify(after)
  return meansElse ? { problem: changedText(renewal.changed, t) } : after
}
