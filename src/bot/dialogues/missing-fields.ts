/** The fields that a stage requires and the deal lacks, read from the error of a refused move. */
import { AppError } from '../../errors.ts'
import { type FieldTable, requirableFields } from '../../services/fields/define-fields.ts'

export type Missing = { readonly fields: readonly string[]; readonly stageName: string }

/** In the order of the table. Null for any other error. */
export function missingFor(error: unknown, table: FieldTable): Missing | null {
  if (!(error instanceof AppError) || error.code !== 'STAGE_REQUIREMENTS') return null
  const { missing, stageName } = error.details
  const lacking: readonly unknown[] = Array.isArray(missing) ? missing : []
  const names: readonly string[] = requirableFields(table)
  const fields = names.filter((name) => lacking.includes(name))
  if (fields.length === 0) return null
  return { fields, stageName: typeof stageName === 'string' ? stageName : '' }
}
