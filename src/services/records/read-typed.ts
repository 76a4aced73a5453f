/** Reads the text typed for a record's fields, using its workspace's settings. */
import { AppError } from '../../errors.ts'
import type { Actor } from '../core/actor.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import type { FieldTable, InputsOf } from '../fields/define-fields.ts'
import { readInputs, type TypedFields } from '../fields/read-inputs.ts'
import { readRegionalSettings } from '../workspaces/read-regional-settings.ts'

/** @throws AppError VALIDATION with the field's problem; NOT_FOUND when the workspace is gone */
export async function readTyped<Table extends FieldTable>(
  { models, clock }: Pick<CoreDeps, 'models' | 'clock'>,
  actor: Actor,
  table: Table,
  typed: TypedFields<Table>,
): Promise<InputsOf<Table>> {
  const settings = await readRegionalSettings(models, actor.workspaceId)
  if (settings === null) throw new AppError('NOT_FOUND', { details: { kind: 'workspace' } })
  return readInputs(table, typed, { ...settings, timeZone: actor.timeZone, now: clock.now() })
}
