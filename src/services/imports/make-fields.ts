/** Makes fields of the team's own from columns that no field takes, and gives the columns to them. */
import { AppError, isAppError, isConflict } from '../../errors.ts'
import { fieldProblemOf } from '../../language/field-problem.ts'
import type { CustomField, CustomFieldKind } from '../../models/custom-field.ts'
import type { ImportId } from '../../models/ids.ts'
import type { ImportRecord } from '../../models/import.ts'
import type { Actor } from '../core/actor.ts'
import { authorize } from '../core/permissions.ts'
import type { CustomFieldsService } from '../custom-fields/custom-fields.ts'
import { readRegionalSettings } from '../workspaces/read-regional-settings.ts'
import { assertNotBegun } from './change-import.ts'
import { cleanCell } from './cell-text.ts'
import { guessType } from './guess-type.ts'
import { type ImportDeps, readImport } from './import-store.ts'
import type { ImportTarget } from './import-targets.ts'
import type { Imports } from './imports.ts'
import { fieldOf, kindsOfRows, namedColumn } from './own-columns.ts'

/** Enough rows to tell what a column holds: some thousand. */
const MAX_CHUNKS_READ = 8

export type MadeFields = {
  /** What the columns fill now. */
  readonly fields: readonly Pick<CustomField, 'label' | 'type'>[]
  /** How many columns stay as they were: their headers cannot be names of fields, or there is no room for more. */
  readonly left: number
}

/**
 * Of null, each field is of the kind that its column tells about. A column whose field is there already is given to it: a
 * second tap makes no second field.
 *
 * @throws AppError FORBIDDEN; NOT_FOUND; CONFLICT (import-busy, import-over). If no column can be a field, VALIDATION with the
 * problem of the header as a name, or CONFLICT (limit)
 */
export type MakeFields = (
  actor: Actor,
  id: ImportId,
  columns: readonly number[],
  kind: CustomFieldKind | null,
) => Promise<MadeFields>

/** What keeps one column from being a field, and not the others. */
function isOfOne(error: unknown): boolean {
  return fieldProblemOf(error) !== null || isConflict(error, 'limit')
}

export function createMakeFields(
  deps: ImportDeps,
  { list, make }: Pick<CustomFieldsService, 'list' | 'make'>,
  { setTargets }: Pick<Imports, 'setTargets'>,
): MakeFields {
  const { models, clock } = deps

  async function valuesOf({ workspaceId, _id: importId }: ImportRecord): Promise<(column: number) => string[]> {
    const first = { workspaceId, importId, index: { $lt: MAX_CHUNKS_READ } }
    const chunks = await models.importChunks.find(first, { rows: 1 }).lean()
    const rows = chunks.flatMap((chunk) => chunk.rows)
    return (column) => [...new Set(rows.map(({ cells }) => cleanCell(cells[column] ?? '')))]
  }

  async function makeField(actor: Actor, field: Pick<CustomField, 'kind' | 'type' | 'label'>): Promise<CustomField> {
    const { key } = await make(actor, field)
    return { ...field, key, required: false, retired: false, choices: [] }
  }

  return async (actor, id, columns, kind) => {
    authorize(actor, 'import.run')
    const imported = await readImport(models, actor, id)
    assertNotBegun(imported)
    const regional = await readRegionalSettings(models, actor.workspaceId)
    if (regional === null) throw new AppError('NOT_FOUND', { details: { kind: 'workspace' } })
    const settings = { ...regional, now: clock.now(), dayOrder: imported.dayOrder }
    const ofRows = kindsOfRows(imported.columns.map(({ target }) => target))
    const values = await valuesOf(imported)
    const targets = new Map<number, ImportTarget>()
    const filled: Pick<CustomField, 'label' | 'type'>[] = []
    let refused: AppError | null = null
    let fields = await list(actor)
    for (const column of columns) {
      const known = imported.columns[column]
      if (known === undefined) throw new AppError('VALIDATION', { details: { field: 'column' } })
      const { label, kinds } = namedColumn(known.header, ofRows)
      const of = kind ?? kinds[0] ?? ofRows[0] ?? 'contact'
      if (!ofRows.includes(of)) throw new AppError('VALIDATION', { details: { field: 'kind' } })
      const type = guessType(values(column), settings)
      // Each is a command of its own: of a command that is repeated, each makes the same field again.
      const command = { ...actor, commandId: `${actor.commandId}-${column}` }
      try {
        const own = fieldOf(fields, of, label) ?? (await makeField(command, { kind: of, type, label }))
        if (!fields.includes(own)) fields = [...fields, own]
        targets.set(column, `${of}.${own.key}`)
        filled.push({ label: own.label, type: own.type })
      } catch (error) {
        if (!isAppError(error) || !isOfOne(error)) throw error
        refused = error
      }
    }
    if (targets.size === 0 && refused !== null) throw refused
    await setTargets({ ...actor, customFields: fields }, id, targets)
    return { fields: filled, left: columns.length - targets.size }
  }
}
