/** Deals, tasks and notes that stay and mention the person. */
import type { DealRecord } from '../../../models/deal.ts'
import type { NoteFile } from '../../../models/note-file.ts'
import type { NoteRecord } from '../../../models/note.ts'
import type { TaskRecord } from '../../../models/task.ts'
import { storedDeal } from '../../deals/write-deal.ts'
import { searchWords, storedValues, valuesOf } from '../../fields/values.ts'
import { textTerms } from '../../search/search-terms.ts'
import { type EraseContext, type EraseStep, includesId } from '../erase-context.ts'
import type { PersonMatcher } from '../person-matcher.ts'
import { valuesWithout } from '../values-without.ts'
import { newVersion, rewriteFound } from '../write-found.ts'

export const rewriteDeals: EraseStep = async (context) => {
  const { fields } = context
  const { models } = context.deps
  const { workspaceId, traces } = context.erasure
  const contactIds = traces.contactIds.map(String)
  await rewriteFound<DealRecord>(
    context,
    models.deals as never,
    models.deals.find({ workspaceId }).lean().cursor(),
    (deal) => {
      const matcher = includesId(traces.dealIds, deal._id) ? context.about : context.elsewhere
      const after = valuesWithout(fields.deal, valuesOf(fields.deal, deal), { matcher, contactIds })
      const lostReason = deal.lostReason === undefined ? undefined : matcher.takeOut(deal.lostReason)
      if (after === null && lostReason === deal.lostReason) return null
      const { $set = {}, $unset = {} } = after === null ? {} : storedDeal(fields.deal, after)
      return newVersion(deal, { ...$set, ...(lostReason !== undefined && { lostReason }) }, $unset)
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
    const matcher = isAbout ? context.about : context.elsewhere
    const after = valuesWithout(fields.task, valuesOf(fields.task, task), { matcher })
    if (after === null) return null
    const { $set, $unset } = storedValues(fields.task, after)
    return newVersion(task, { ...$set, search: textTerms(searchWords(fields.task, after)) }, $unset)
  })
}

/** The same list if none of the names says anything about the person. */
function filesWithout(files: readonly NoteFile[], { takeOut }: PersonMatcher): readonly NoteFile[] {
  const left = files.map((file) => {
    const name = file.name === null ? null : takeOut(file.name)
    return name === file.name ? file : { ...file, name }
  })
  return left.every((file, place) => file === files[place]) ? files : left
}

/** Whether a message was forwarded from the person; of a hidden account only the name is known. */
function isFromPerson({ erasure: { traces } }: EraseContext, matcher: PersonMatcher, note: NoteRecord): boolean {
  if (note.forwardedFrom == null) return false
  const { userId, username, name } = note.forwardedFrom
  if (userId !== null) return traces.telegramUserIds.includes(userId)
  return (username !== null && matcher.isIn(`@${username}`)) || matcher.isIn(name)
}

export const rewriteNotes: EraseStep = async (context) => {
  const { models } = context.deps
  const { workspaceId } = context.erasure
  const notes = models.notes.find({ workspaceId, erasedAt: null }).lean().cursor()
  await rewriteFound<NoteRecord>(context, models.notes as never, notes, (note) => {
    const matcher = isOnTheirDeal(context, note) ? context.about : context.elsewhere
    const text = matcher.takeOut(note.text)
    const files = note.files == null ? undefined : filesWithout(note.files, matcher)
    const isFrom = isFromPerson(context, matcher, note)
    if (text === note.text && files === note.files && !isFrom) return null
    return newVersion(note, { text, ...(files !== undefined && { files }) }, isFrom ? { forwardedFrom: 1 } : {})
  })
}
