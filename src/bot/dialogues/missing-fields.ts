/** What a stage required of a deal that was to enter it, read from the refusal. */
import { AppError } from '../../errors.ts'
import type { RequirableField } from '../../models/pipeline.ts'

export type Missing = { readonly fields: readonly RequirableField[]; readonly stageName: string }

/** In the order asked. A new one does not compile until it has its place. */
const ORDER: Record<RequirableField, number> = { amount: 0, contact: 1, company: 2, expectedCloseOn: 3 }

function isField(name: unknown): name is RequirableField {
  return typeof name === 'string' && Object.hasOwn(ORDER, name)
}

/** Null for every other error. */
export function missingFor(error: unknown): Missing | null {
  if (!(error instanceof AppError) || error.code !== 'STAGE_REQUIREMENTS') return null
  const { missing, stageName } = error.details
  const fields = Array.isArray(missing) ? missing.filter(isField) : []
  if (fields.length === 0) return null
  return {
    fields: fields.toSorted((a, b) => ORDER[a] - ORDER[b]),
    stageName: typeof stageName === 'string' ? stageName : '',
  }
}
