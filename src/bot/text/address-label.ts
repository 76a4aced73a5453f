/** The label of a number or an address in the reader's language; one in somebody's own words is as they wrote it. */
import { splitLabel, USUAL_LABELS, type UsualLabel, withLabelText } from '../../language/address-labels.ts'
import type { FieldKind } from '../../services/fields/field-type.ts'
import type { Translate } from './i18n.ts'

export type LabelOf = 'phone' | 'email'

export function labelOfKind(kind: FieldKind): LabelOf {
  return kind === 'emails' ? 'email' : 'phone'
}

const isUsual = (label: string): label is UsualLabel => USUAL_LABELS.some((usual) => usual === label)

export function addressLabel(t: Translate, of: LabelOf, label: string): string {
  return isUsual(label) ? t(`label-${of}-${label}`) : label
}

/** A number or address with its label, as it was typed or read from a card. */
export function typedAddress(t: Translate, of: LabelOf, typed: string): string {
  const { rest, label } = splitLabel(typed)
  return label === undefined ? typed : withLabelText(rest, { label: addressLabel(t, of, label) })
}
