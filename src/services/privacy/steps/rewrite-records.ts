/** Records that stay, and mention the person: deals, tasks on them, notes about others, and companies' and contacts' texts. */
import type { DealRecord } from '../../../models/deal.ts'
import type { NoteRecord } from '../../../models/note.ts'
import type { TaskRecord } from '../../../models/task.ts'
import { storedDeal } from '../../deals/write-deal.ts'
import { searchWords, storedValues, valuesOf } from '../../fields/values.ts'
import { textTerms } from '../../search/search-terms.ts'
import { type EraseContext, type EraseStep, includesId } from '../erase-context.ts'
import { mapTexts } from '../plain-values.ts'
import { rewriteFound } from '../write-found.ts'

function updateOf($set: Readonly<Record<string, unknown>>, { version }: { readonly version: number }) {
  return { update: { $set, $inc: { version: 1 } }, version }
}

export const rewriteDeals: EraseStep = async (context) => {
  const { fields } = context
  const { models } = context.deps
  const { workspaceId, traces } = context.erasure
  await rewriteFound<DealRecord>(
    context,
    models.deals as never,
    models.deals.find({ workspaceId }).lean().cursor(),
    (deal) => {
      const matcher = includesId(traces.dealIds, deal._id) ? context.about : context.elsewhere
      const before = valuesOf(fields.deal, deal)
      const after = mapTexts(before, matcher.takeOut) as typeof before
      const lostReason = deal.lostReason === undefined ? undefined : matcher.takeOut(deal.lostReason)
      if (after === before && lostReason === deal.lostReason) return null
      const { $set } = storedDeal(fields.deal, after)
      return updateOf({ ...$set, ...(lostReason !== undefined && { lostReason }) }, deal)
    },
  )
}

const isOnTheirDeal = ({ erasure: { traces } }: EraseContext, { dealId }: Pick<TaskRecord, 'dealId'>): boolean =>
  includesId(traces.dealIds, dealId)

export const rewriteTasks: EraseStep = async (context) => {
  const { fields } = context
  const { models } = context.deps
  const { workspaceId, traces } = context.erasure
  const tasks = models.tasks.find({ workspaceId, erasedAt: null }).lean().cursor()
  await rewriteFound<TaskRecord>(context, models.tasks as never, tasks, (task) => {
    const isAbout = includesId(traces.contactIds, task.contactId) || isOnTheirDeal(context, task)
    const before = valuesOf(fields.task, task)
    const after = mapTexts(before, (isAbout ? context.about : context.elsewhere).takeOut) as typeof before
    if (after === before) return null
    const { $set } = storedValues(fields.task, after)
    return updateOf({ ...$set, search: textTerms(searchWords(fields.task, after)) }, task)
  })
}

export const rewriteNotes: EraseStep = async (context) => {
  const { models } = context.deps
  const { workspaceId, traces } = context.erasure
  const notes = models.notes.find({ workspaceId, erasedAt: null }).lean().cursor()
  await rewriteFound<NoteRecord>(context, models.notes as never, notes, (note) => {
    const matcher = isOnTheirDeal(context, note) ? context.about : context.elsewhere
    const text = matcher.takeOut(note.text)
    const userId = note.forwardedFrom?.userId
    const isFrom = userId != null && traces.telegramUserIds.includes(userId)
    if (text === note.text && !isFrom) return null
    const { update, version } = updateOf({ text }, note)
    return { update: { ...update, ...(isFrom && { $unset: { forwardedFrom: 1 } }) }, version }
  })
}
