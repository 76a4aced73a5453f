/** Reads one value of a lead as a given field. Pure. */
import type { Money } from '../../language/read-money.ts'
import type { RegionalSettings } from '../../services/workspaces/read-regional-settings.ts'
import type { Json } from '../body/json.ts'
import type { LeadProblem } from './lead-draft.ts'
import type { LeadField } from './lead-fields.ts'
import { leadFieldSchemas, type ParsedTexts } from './lead-schema.ts'
import { readLeadAmount, readLeadCurrency, type StatedCurrency } from './read-lead-amount.ts'

/** The fields of one lead that were sent and are valid. */
export type ParsedFields = ParsedTexts & { readonly amount?: Money; readonly currency?: string }

export type FieldOptions = RegionalSettings & { readonly stated: StatedCurrency }

type Problem = LeadProblem['problem']

export type FieldReading =
  | { readonly ok: true; readonly value: NonNullable<ParsedFields[keyof ParsedFields]> }
  | { readonly ok: false; readonly problem: Problem }

function orProblem(value: Money | string | null, problem: Problem): FieldReading {
  return value === null ? { ok: false, problem } : { ok: true, value }
}

export function readField(field: LeadField, value: Json, options: FieldOptions): FieldReading {
  if (field === 'amount') return orProblem(readLeadAmount(value, options), 'not-an-amount')
  if (field === 'currency') return orProblem(readLeadCurrency(value, options.currency), 'not-a-currency')
  const result = leadFieldSchemas[field].safeParse(value)
  if (result.success) return { ok: true, value: result.data }
  // Every message of the schemas is one of the listed problems.
  return { ok: false, problem: (result.error.issues[0]?.message ?? 'not-a-text') as Problem }
}
