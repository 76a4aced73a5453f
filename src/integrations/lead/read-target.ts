/** Finds and reads the fields of records that a lead can fill besides its own. Pure. */
import { isAppError } from '../../errors.ts'
import type { LeadTarget } from '../../services/leads/lead-targets.ts'
import type { Json } from '../body/json.ts'
import { plainLabel } from './lead-fields.ts'
import type { LeadSettings } from './lead-settings.ts'

/** No field accepts more: longer values go into the note. */
const MAX_LENGTH = 10_000

/** The field that a form means by a key or a label. */
export function targetOfLabel(label: string, targets: readonly LeadTarget[]): LeadTarget | undefined {
  const wanted = plainLabel(label)
  return targets.find(({ field, names }) => [field, ...names].some((name) => plainLabel(name) === wanted))
}

export type TargetReading = { readonly ok: true; readonly value: unknown } | { readonly ok: false }

/** Not ok for what the field cannot take. */
export function readTarget(target: LeadTarget, value: Json, settings: LeadSettings): TargetReading {
  if (typeof value !== 'string' && typeof value !== 'number') return { ok: false }
  const text = String(value)
  if (text.length > MAX_LENGTH) return { ok: false }
  try {
    return { ok: true, value: target.read(text, settings) }
  } catch (error) {
    if (!isAppError(error)) throw error
    return { ok: false }
  }
}
