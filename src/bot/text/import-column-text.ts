/** What a column of a file fills, in words. */
import type { FieldedKind } from '../../services/records/field-tables.ts'
import { EXTRA_TARGETS, type ExtraTarget, NOTE_TARGET, targetParts } from '../../services/imports/import-targets.ts'
import { fieldLabel } from './field-label.ts'
import type { Translate } from './i18n.ts'

const isExtra = (target: string): target is ExtraTarget => EXTRA_TARGETS.some((one) => one === target)

export function targetLabel(target: string | null, t: Translate): string {
  if (target === null) return t('import-target-none')
  if (target === NOTE_TARGET) return t('import-target-note')
  if (isExtra(target)) return t(`import-target-${target.replace('.', '-') as DashedTarget}`)
  const parts = targetParts(target)
  if (parts === null || parts.kind === 'note') return target
  const label = fieldLabel(t, parts.kind satisfies FieldedKind, parts.name)
  return parts.kind === 'contact' ? label : `${t(`import-kind-${parts.kind}`)} · ${label}`
}

type Dashed<Target extends string> = Target extends `${infer Kind}.${infer Name}` ? `${Kind}-${Name}` : never
type DashedTarget = Dashed<ExtraTarget>
