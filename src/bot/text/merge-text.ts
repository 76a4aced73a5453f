/** A merge in words: what it would do, and what its undo left. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import type { Change } from '../../models/event.ts'
import type { MergePreview } from '../../services/merging/preview-merge.ts'
import type { FieldTable } from '../../services/fields/define-fields.ts'
import type { InverseResult } from '../../services/undo/inverse.ts'
import { changeText, heldText, isBlank } from './change-text.ts'
import type { MergedKind } from '../../services/merging/mergeable.ts'
import { fieldLabel } from './field-label.ts'
import type { CardWords } from './field-lines.ts'

function changeLines(kind: MergedKind, changes: readonly Change[], words: CardWords): readonly string[] {
  return changes.flatMap((change) => {
    const text = (isBlank(change.from) ? heldText : changeText)(kind, change, words)
    return text === null ? [] : [`• ${text}`]
  })
}

export function mergePreviewText(preview: MergePreview, words: CardWords): FormattedString {
  const { t } = words
  const { kind, primary, losing, changes, left, following } = preview
  const gained = changeLines(kind, changes, words)
  const lost = changeLines(kind, left, words)
  const parts = [
    ...(gained.length === 0 ? [] : [[t('merge-gains', { name: primary.name }), ...gained]]),
    ...(lost.length === 0 ? [] : [[t('merge-left'), ...lost]]),
    [
      ...(following === 0 ? [] : [t(`merge-following-${kind}`, { count: following })]),
      t(`merge-about-${kind}`, { name: losing.name }),
    ],
  ]
  const body = parts.map((lines) => lines.join('\n')).join('\n\n')
  const title = t('merge-ask', { primary: primary.name, losing: losing.name })
  return fmt`${FormattedString.bold(title)}\n\n${body}`
}

/** After the undo of a merge: both are back, and what stays where it was added. */
export function separatedText(
  { name, separated }: Pick<InverseResult, 'name' | 'separated'>,
  { t, fields: tables }: Pick<CardWords, 't' | 'fields'>,
): string {
  if (separated === undefined) return ''
  const { kind, from, stayed } = separated
  const table: FieldTable = tables[kind]
  const labels = stayed.fields.map((one) => fieldLabel(t, { kind, name: one, field: table[one] }))
  return [
    t(`merge-undone-${kind}`, { losing: name, primary: from }),
    ...(stayed.added === 0 ? [] : [t(`merge-undone-added-${kind}`, { count: stayed.added, name: from })]),
    ...(labels.length === 0 ? [] : [t('undone-kept', { what: labels.join(', ') })]),
  ].join('\n')
}
