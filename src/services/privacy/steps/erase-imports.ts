/** Rows of files that were imported, what is remembered of other systems, and what a merge or a comparison kept. */
import type { ImportChunkRecord, ImportRow } from '../../../models/import-chunk.ts'
import type { ImportRecord } from '../../../models/import.ts'
import type { SyncLinkRecord } from '../../../models/sync-link.ts'
import type { Types } from 'mongoose'

import { type EraseContext, type EraseStep, includesId } from '../erase-context.ts'
import { mapTexts, someValue } from '../plain-values.ts'
import { inBatch, rewriteFound, type Rewrite } from '../write-found.ts'

/** A cell that is a whole value of theirs, or in which they are recognised. */
function createIsTheirs({ erasure: { traces }, elsewhere }: EraseContext): (cell: string) => boolean {
  const exact = new Set([...traces.names, ...traces.texts])
  return (cell) => exact.has(cell.trim()) || elsewhere.isIn(cell)
}

export const eraseImportRows: EraseStep = async (context) => {
  const { models } = context.deps
  const { workspaceId } = context.erasure
  const isTheirs = createIsTheirs(context)
  const imports = await models.imports.find({ workspaceId }, { _id: 1 }).lean()
  // Found by their import: they have no index by workspace.
  const ofThem = { workspaceId, importId: { $in: imports.map(({ _id }) => _id) } }
  const chunks = models.importChunks.find(ofThem).lean().cursor()
  await rewriteFound<ImportChunkRecord>(context, models.importChunks as never, chunks, ({ rows, refused }) => {
    const theirs = new Set(rows.filter(({ cells }) => cells.some(isTheirs)).map(({ row }) => row))
    const isRefused = refused?.some(({ given }) => given !== '' && isTheirs(given)) === true
    if (theirs.size === 0 && !isRefused) return null
    const blank = (row: ImportRow): ImportRow =>
      theirs.has(row.row) ? { ...row, cells: row.cells.map(() => '') } : row
    const given = refused?.map((one) => (theirs.has(one.row) || isTheirs(one.given) ? { ...one, given: '' } : one))
    return { update: { $set: { rows: rows.map(blank), ...(given !== undefined && { refused: given }) } } }
  })
}

export const rewriteImports: EraseStep = async (context) => {
  const { models } = context.deps
  const { workspaceId, traces } = context.erasure
  const isTheirs = createIsTheirs(context)
  const values = new Set(traces.values)
  const imports = models.imports.find({ workspaceId }).lean().cursor()
  await rewriteFound<ImportRecord>(context, models.imports as never, imports, (one) => {
    const before = {
      columns: one.columns,
      refusals: one.refusals,
      keptNames: one.keptNames,
      unknownOwners: one.unknownOwners,
      words: one.words,
    }
    const after = mapTexts(before, (text) => (isTheirs(text) || values.has(text) ? '' : text))
    return after === before ? null : { update: { $set: after } }
  })
}

/** Without a link the other system would bring the person back: it stays, and says nothing but that it was this one. */
export const eraseSyncValues: EraseStep = async (context) => {
  const { models } = context.deps
  const { workspaceId, traces } = context.erasure
  const theirs = [...traces.contactIds, ...traces.noteIds, ...traces.taskIds]
  const isTheirs = createIsTheirs(context)
  const links = models.syncLinks.find({ workspaceId }).lean().cursor()
  await rewriteFound<SyncLinkRecord>(context, models.syncLinks as never, links, (link): Rewrite | null => {
    const { recordId, externalId, taken, ours } = link
    const says = someValue([taken, ours], (leaf) => typeof leaf === 'string' && isTheirs(leaf))
    if (!includesId(theirs, recordId)) {
      return says ? { update: { $set: { taken: mapTexts(taken, context.elsewhere.takeOut), ours: {} } } } : null
    }
    if (isTheirs(externalId)) return 'delete'
    const isBlank = Object.keys(taken).length === 0 && Object.keys(ours).length === 0
    return isBlank ? null : { update: { $set: { taken: {}, ours: {}, digest: '', noted: '' } } }
  })
}

/** What only refers to the person, and is of no use without them. */
export const deleteReferences: EraseStep = async (context) => {
  const { models } = context.deps
  const { workspaceId, traces, _id } = context.erasure
  const ids: readonly Types.ObjectId[] = [...traces.contactIds, ...traces.noteIds, ...traces.taskIds]
  const merges = await models.merges
    .find(
      { workspaceId, $or: [{ primaryId: { $in: traces.contactIds } }, { losingId: { $in: traces.contactIds } }] },
      { _id: 1 },
    )
    .lean()
  const mergeId = { $in: merges.map((merge) => merge._id) }
  await inBatch(context, 'references', [{ _id }], async ({ session }) => {
    await models.mergeMoves.deleteMany({ workspaceId, mergeId }, { session })
    await models.merges.deleteMany({ workspaceId, _id: mergeId }, { session })
    await models.duplicatePairs.deleteMany({ workspaceId, ids: { $in: traces.contactIds } }, { session })
    await models.externalIds.deleteMany({ workspaceId, recordId: { $in: ids } }, { session })
    await models.syncConflicts.deleteMany({ workspaceId, recordId: { $in: ids } }, { session })
  })
}
