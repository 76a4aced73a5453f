/** What a column of a file fills, in words. */
import type { FieldTable } from '../../services/fields/define-fields.ts'
import { EXTRA_TARGETS, type ExtraTarget, NOTE_TARGET, targetParts } from '../../services/imports/import-targets.ts'
import { fieldLabel } from './field-label.ts'
import type { CardWords } from './field-lines.ts'

const isExtra = (target: string): target is ExtraTarget => EXTRA_TARGETS.some((one) => one === target)

export function targetLabel(target: string | null, { t, fields }: Pick<CardWords, 't' | 'fields'>): string {
  if (target === null) return t('import-target-none')
  if (target === NOTE_TARGET) return t('import-target-note')
  if (isExtra(target)) return t(`import-target-${target.replace('.', '-') as DashedTarget}`)
  const parts = targetParts(target)
  if (parts === null || parts.kind === 'note') return target
  const { kind, name } = parts
  const table: FieldTable = fields[kind]
  const label = fieldLabel(t, { kind, name, field: table[name] })
  return kind === 'contact' ? label : `${t(`import-kind-${kind}`)} · ${label}`
}

type Dashed<Target extends string> = Target extends `${infer Kind}.${infer Name}` ? `${Kind}-${Name}` : never
type DashedTarget = Dashed<ExtraTarget>
