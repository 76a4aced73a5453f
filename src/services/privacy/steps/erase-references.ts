/** What is remembered of other systems, and what a merge or a comparison kept. */
import type { SyncConflictRecord } from '../../../models/sync-conflict.ts'
import type { SyncLinkRecord } from '../../../models/sync-link.ts'
import { type EraseStep, includesId } from '../erase-context.ts'
import { ownIds } from '../person-traces.ts'
import { mapTexts, someValue } from '../plain-values.ts'
import { inBatch, rewriteFound, type Rewrite } from '../write-found.ts'

/** Without a link the other system would bring the person back: it stays, and says nothing but that it was this one. */
export const eraseSyncValues: EraseStep = async (context) => {
  const { models } = context.deps
  const { workspaceId } = context.erasure
  const { elsewhere, isTheirs } = context
  const theirs = ownIds(context.erasure.traces)
  const links = models.syncLinks.find({ workspaceId }).lean().cursor()
  await rewriteFound<SyncLinkRecord>(context, models.syncLinks as never, links, (link): Rewrite | null => {
    const { recordId, externalId, taken, ours } = link
    if (!includesId(theirs, recordId)) {
      const before = { taken, ours }
      const after = mapTexts(before, elsewhere.takeOut) as typeof before
      return after === before ? null : { update: { $set: after } }
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
  const recordId = { $in: ownIds(context.erasure.traces) }
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
    await models.externalIds.deleteMany({ workspaceId, recordId }, { session })
    await models.syncConflicts.deleteMany({ workspaceId, recordId }, { session })
  })
}

/** Conflicts of other records. A text stays without the person; a number or an address of theirs leaves nothing to decide. */
export const rewriteConflicts: EraseStep = async (context) => {
  const { models } = context.deps
  const { workspaceId } = context.erasure
  const { elsewhere } = context
  const says = (value: unknown) => someValue(value, (leaf) => typeof leaf === 'string' && elsewhere.isIn(leaf))
  const conflicts = models.syncConflicts.find({ workspaceId }).lean().cursor()
  await rewriteFound<SyncConflictRecord>(context, models.syncConflicts as never, conflicts, (conflict) => {
    const values = [conflict.ours, conflict.theirs]
    if (!says([...values, conflict.externalId])) return null
    if (says(conflict.externalId) || values.some((value) => typeof value === 'object' && says(value))) return 'delete'
    const [ours, theirs] = values.map((value) => mapTexts(value, elsewhere.takeOut))
    return { update: { $set: { ours, theirs } } }
  })
}
