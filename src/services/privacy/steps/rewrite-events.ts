/** Events: that something happened stays, the person's values in it do not. Undo has nothing left to go back to. */
import type { Change, EventRecord } from '../../../models/event.ts'
import type { CommandRecord } from '../../../models/command.ts'
import { createIsAbout, type EraseContext, type EraseStep, includesId } from '../erase-context.ts'
import { mapTexts } from '../plain-values.ts'
import { inBatch, rewriteFound } from '../write-found.ts'

/** What happened to a record, without what it said. */
const IMPERSONAL: readonly string[] = [
  'deletedAt',
  'ownerId',
  'mergedId',
  'assigneeId',
  'status',
  'dueAt',
  'allDay',
  'doneAt',
  'outcome',
  'type',
  'remindAt',
  'lengthMinutes',
  'contactId',
  'dealId',
  'source',
]

function changesWithout(context: EraseContext, event: EventRecord): readonly Change[] {
  const { contactIds, noteIds, taskIds, dealIds } = context.erasure.traces
  const { target, related, changes } = event
  if (includesId([...contactIds, ...noteIds, ...taskIds], target.id)) {
    const kept = changes.filter(({ path }) => IMPERSONAL.includes(path))
    return kept.length === changes.length ? changes : kept
  }
  const theirs = [...contactIds, ...dealIds]
  const isAbout = includesId(theirs, target.id) || related.some(({ id }) => includesId(theirs, id))
  return mapTexts(changes, (isAbout ? context.about : context.elsewhere).takeOut) as readonly Change[]
}

/** Commands on the person's own records cannot be undone any more. */
async function endUndo(context: EraseContext, commandIds: readonly string[]): Promise<void> {
  const { models } = context.deps
  const { workspaceId } = context.erasure
  const open = await models.commands.find({ workspaceId, _id: { $in: commandIds }, undoable: true }, { _id: 1 }).lean()
  const _id = { $in: open.map((command) => command._id) }
  await inBatch(context, 'undo', open, async ({ session }) => {
    await models.commands.updateMany({ workspaceId, _id }, { $set: { undoable: false } }, { session })
  })
}

export const rewriteEvents: EraseStep = async (context) => {
  const { models } = context.deps
  const { workspaceId, traces } = context.erasure
  const own = [...traces.contactIds, ...traces.noteIds, ...traces.taskIds]
  const commandIds = new Set<string>()
  const events = models.events.find({ workspaceId }).lean().cursor()
  await rewriteFound<EventRecord>(context, models.events as never, events, (event) => {
    if (includesId(own, event.target.id)) commandIds.add(event.commandId)
    const changes = changesWithout(context, event)
    return changes === event.changes ? null : { update: { $set: { changes } } }
  })
  await endUndo(context, [...commandIds])
}

/** What commands returned, which a repeated one would return again. */
export const rewriteCommands: EraseStep = async (context) => {
  const { models } = context.deps
  const { traces, workspaceId } = context.erasure
  const isAbout = createIsAbout(context.erasure.traces, context.elsewhere)
  const said = new Set([...traces.values, ...traces.texts])
  const commands = models.commands.find({ workspaceId }).lean().cursor()
  await rewriteFound<CommandRecord>(context, models.commands as never, commands, ({ result }) => {
    if (!isAbout(result)) return null
    const without = mapTexts(result, (text) => (said.has(text) ? '' : context.about.takeOut(text)))
    return without === result ? null : { update: { $set: { result: without } } }
  })
}
