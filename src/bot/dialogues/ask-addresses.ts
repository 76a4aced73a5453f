/** Asks for the numbers or addresses of a record. Each of those that it has can be tapped instead, to say what it is for. */
import { MAX_LABEL_LENGTH, parseLabel, USUAL_LABELS } from '../../language/address-labels.ts'
import { itemKey } from '../../services/fields/list-items.ts'
import type { LabelEdit } from '../../services/fields/label-edit.ts'
import { addressLabel, labelOfKind } from '../text/address-label.ts'
import { labelOf } from '../text/button-label.ts'
import { fieldText } from '../text/field-text.ts'
import { ask } from './ask.ts'
import { type AskedField, type Asking, askOrLeave } from './field-asking.ts'

type Addresses = { readonly asked: AskedField; readonly label: LabelEdit | null }

/** @param present the numbers or addresses that the record has */
export async function askAddresses(asking: Asking, present: readonly object[]): Promise<Addresses> {
  const { dialogue, t, of, settings } = asking
  const shown = (item: object): string => fieldText(of, [item], { t, timeZone: settings.timeZone }) ?? ''
  const choices = present.map((item) => ({
    label: labelOf(t('button-label-of', { value: shown(item) })),
    value: itemKey(item),
  }))
  const asked = await askOrLeave(asking, choices)
  const item = present.find((one) => itemKey(one) === asked.picked)
  if (item === undefined) return { asked, label: null }
  const kind = labelOfKind(of.field.kind)
  const { answer: said } = await ask(dialogue, asked.ctx, t, {
    id: `${of.kind}.${of.name}.label`,
    text: t('ask-address-label', { value: shown(item), limit: MAX_LABEL_LENGTH }),
    choices: USUAL_LABELS.map((label) => ({ label: addressLabel(t, kind, label), value: label })),
    perRow: 2,
    clearable: 'label' in item,
    parse: parseLabel,
  })
  return { asked, label: { list: of.name, item: itemKey(item), label: said.kind === 'value' ? said.value : null } }
}
