/** The question for a field: its own text from locales if there is one, otherwise built from its label and type. */
import type { FieldKind } from '../../services/fields/field-type.ts'
import { fieldLabel, type FieldOf, fieldWord } from './field-label.ts'
import type { TextKey, Translate } from './i18n.ts'
import type { TextValue } from './text-value.ts'

/** Why the field is asked for: for a new record, to edit an existing one, or because a stage requires it. */
export type Occasion =
  | { readonly on: 'add' }
  | { readonly on: 'edit'; readonly record: string }
  | { readonly on: 'fill'; readonly stage: string }

/** How to answer, by type; null if that is obvious. */
const HINT_OF_KIND = {
  text: null,
  longText: null,
  number: 'hint-number',
  money: 'hint-money',
  day: 'hint-day',
  time: 'hint-time',
  choice: 'hint-pick',
  choices: 'hint-several',
  yesNo: 'hint-pick',
  link: 'hint-link',
  phones: 'hint-several',
  emails: 'hint-several',
  telegram: 'hint-telegram',
  tags: 'hint-tags',
  member: 'hint-pick',
  contact: 'hint-contact',
  contacts: 'hint-contact',
  company: null,
  deal: null,
  items: 'hint-items',
  recurring: 'hint-recurring',
  roles: 'hint-pick',
} as const satisfies Record<FieldKind, TextKey | null>

/** The field's own question, if it has one. */
function ownQuestion(t: Translate, of: FieldOf, occasion: Occasion, currency: string): string | null {
  const { kind, name, field } = of
  if (field.label !== undefined) return null
  switch (occasion.on) {
    case 'add':
      return t.find(`add-${kind}-${name}`, { currency })
    case 'edit':
      return t.find(`edit-${kind}-${name}`, { name: occasion.record })
    case 'fill':
      return t.find(`fill-${name}`, { stage: occasion.stage })
  }
}

function typeQuestion(t: Translate, of: FieldOf, occasion: Occasion): string {
  const word = fieldWord(t, of)
  switch (occasion.on) {
    case 'add':
      return t('add-field', { label: fieldLabel(t, of) })
    case 'edit':
      return t('edit-field', { word, name: occasion.record })
    case 'fill':
      return t('fill-field', { word, stage: occasion.stage })
  }
}

/** @param currency the currency of amounts typed without one */
export function fieldQuestion(t: Translate, of: FieldOf, occasion: Occasion, currency: string): string {
  const own = ownQuestion(t, of, occasion, currency)
  if (own !== null) return own
  const hint = HINT_OF_KIND[of.field.kind]
  const variables: Readonly<Record<string, TextValue>> = { currency }
  return [typeQuestion(t, of, occasion), hint && t.find(hint, variables)].filter(Boolean).join(' ')
}
