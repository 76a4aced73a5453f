/** The refused rows of an import, as they are in the file, with the reason before them. */
import { objectId } from '../../models/ids.ts'
import type { RefusedRow } from '../../models/import.ts'
import type { Actor } from '../core/actor.ts'
import { authorize } from '../core/permissions.ts'
import type { ImportRef } from './import-jobs.ts'
import { type ImportDeps, readImport } from './import-store.ts'

export type RefusedFile = {
  /** Of the file that was imported. */
  readonly name: string
  readonly count: number
  readonly headers: readonly string[]
  readonly rows: AsyncIterable<RefusedRow & { readonly cells: readonly string[] }>
}

export type ReadRefused = (actor: Actor, ref: ImportRef) => Promise<RefusedFile>

export function createReadRefused({ models }: Pick<ImportDeps, 'models'>): ReadRefused {
  return async (actor, { importId: id }) => {
    authorize(actor, 'import.run')
    const { _id: importId, name, figures, columns, chunks } = await readImport(models, actor, id)
    const workspaceId = objectId(actor.workspaceId)
    async function* rows() {
      for (let index = 0; index < chunks; index += 1) {
        const chunk = await models.importChunks.findOne({ workspaceId, importId, index }).lean()
        const byRow = new Map(chunk?.rows.map((row) => [row.row, row.cells]))
        for (const refused of chunk?.refused ?? []) yield { ...refused, cells: byRow.get(refused.row) ?? [] }
      }
    }
    return { name, count: figures.refused, headers: columns.map(({ header }) => header), rows: rows() }
  }
}
