/** What somebody filtered by, and what a bulk edit says about its records. */
import type { BulkEditRecord } from '../../../models/bulk-edit.ts'
import type { ViewRecord } from '../../../models/view.ts'
import type { EraseStep } from '../erase-context.ts'
import { mapTexts } from '../plain-values.ts'
import { rewriteFound } from '../write-found.ts'

export const rewriteViews: EraseStep = async (context) => {
  const { takeOut } = context
  const { models } = context.deps
  const { workspaceId } = context.erasure
  const views = models.views.find({ workspaceId }).lean().cursor()
  await rewriteFound<ViewRecord>(context, models.views as never, views, ({ name, conditions, planned }) => {
    const before = { name, conditions, planned }
    const after = mapTexts(before, takeOut) as typeof before
    return after === before ? null : { update: { $set: after } }
  })
  const edits = models.bulkEdits.find({ workspaceId }, { ids: 0 }).lean().cursor()
  await rewriteFound<Omit<BulkEditRecord, 'ids'>>(
    context,
    models.bulkEdits as never,
    edits,
    ({ change, keptNames, lacking = [] }) => {
      const before = { change, keptNames, lacking }
      const after = mapTexts(before, takeOut) as typeof before
      return after === before ? null : { update: { $set: after } }
    },
  )
}
