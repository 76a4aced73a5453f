/** The words of leads' notes. */
import type { LeadWords } from '../../services/leads/lead-words.ts'
import { fieldLabel } from './field-label.ts'
import type { Translator } from './i18n.ts'

/** The label without its sign; “lostReason” becomes “Lost reason” where there is none. */
function plainLabel(label: string): string {
  const spaced = label
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(/(?<=\p{Ll})\p{Lu}/gu, (letter) => ` ${letter.toLowerCase()}`)
  return `${spaced.charAt(0).toUpperCase()}${spaced.slice(1)}`
}

export function createLeadWords(translator: Translator): LeadWords {
  return (locale) => {
    const t = translator(locale)
    return {
      source: t('lead-note-source'),
      fieldLabel: (of) => of.field?.label ?? t.find(`lead-note-${of.kind}-${of.name}`) ?? plainLabel(fieldLabel(t, of)),
    }
  }
}
