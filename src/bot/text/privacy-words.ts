/** What an erased person is called. */
import type { PrivacyWords } from '../../services/privacy/privacy-words.ts'
import type { Translator } from './i18n.ts'

export function createPrivacyWords(translator: Translator): PrivacyWords {
  return (locale) => ({ erasedContact: translator(locale)('erased-contact') })
}
