/** Rows of files that were imported, and what is known about the files. */
import { isDeepStrictEqual } from 'node:util'

import type { ImportChunkRecord } from '../../../models/import-chunk.ts'
import type { ImportRecord } from '../../../models/import.ts'
import type { EraseStep } from '../erase-context.ts'
import { importChunksOf } from '../import-chunks-of.ts'
import { mapTexts } from '../plain-values.ts'
import { rewriteFound } from '../write-found.ts'

/** A row of theirs goes; in one about somebody else only what it says of them. */
export const eraseImportRows: EraseStep = async (context) => {
  const { isTheirRow, takeOut } = context
  const { models } = context.deps
  const chunks = await importChunksOf(models, context.erasure.workspaceId)
  await rewriteFound<ImportChunkRecord>(context, models.importChunks as never, chunks, (chunk) => {
    const before = { rows: chunk.rows, refused: chunk.refused }
    const theirs = new Set(before.rows.filter(({ cells }) => isTheirRow(cells)).map(({ row }) => row))
    const without = ({ row }: { readonly row: number }) => (theirs.has(row) ? () => '' : takeOut)
    const after = {
      rows: before.rows.map((row) => ({ ...row, cells: row.cells.map(without(row)) })),
      refused: before.refused?.map((one) => ({ ...one, given: without(one)(one.given) })) ?? null,
    }
    return isDeepStrictEqual(before, after) ? null : { update: { $set: after } }
  })
}

export const rewriteImports: EraseStep = async (context) => {
  const { takeOut } = context
  const { models } = context.deps
  const { workspaceId } = context.erasure
  const imports = models.imports.find({ workspaceId }).lean().cursor()
  await rewriteFound<ImportRecord>(context, models.imports as never, imports, (one) => {
    const { columns, refusals, keptNames, unknownOwners, words } = one
    const before = { name: one.name, columns, refusals, keptNames, unknownOwners, words }
    const after = mapTexts(before, takeOut) as typeof before
    return after === before ? null : { update: { $set: after } }
  })
}
