/** Events: that something happened stays, the person's values in it do not. Undo has nothing left to go back to. */
import type { CommandRecord } from '../../../models/command.ts'
import type { Change, EventRecord } from '../../../models/event.ts'
import { type FieldTable, fieldsOf } from '../../fields/define-fields.ts'
import type { FieldKind } from '../../fields/field-type.ts'
import { pathOfLeft } from '../../fields/left-path.ts'
import type { FieldTables } from '../../records/field-tables.ts'
import { type EraseContext, type EraseStep, includesId } from '../erase-context.ts'
import type { PersonMatcher } from '../person-matcher.ts'
import { ownIds } from '../person-traces.ts'
import { mapTexts, someValue } from '../plain-values.ts'
import { valueWithout } from '../values-without.ts'
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

type KindsByPath = ReadonlyMap<string, FieldKind>

/** The kinds of a record's fields, by path: an undo writes what an event holds, so it must stay a value of that kind. */
function kindsByPath(fields: FieldTables): ReadonlyMap<string, KindsByPath> {
  const kindsOf = (table: FieldTable) => new Map(fieldsOf(table).map(({ path, field }) => [path, field.kind]))
  return new Map(Object.entries(fields).map(([kind, table]) => [kind, kindsOf(table)]))
}

function changeWithout(
  kinds: KindsByPath | undefined,
  change: Change,
  matcher: PersonMatcher,
  contactIds: readonly string[],
): Change {
  const kind = kinds?.get(pathOfLeft(change.path) ?? change.path)
  const without = (value: unknown) =>
    kind === undefined ? mapTexts(value, matcher.takeOut) : valueWithout(kind, value, matcher, contactIds)
  const [from, to] = [without(change.from), without(change.to)]
  return from === change.from && to === change.to ? change : { ...change, from, to }
}

function changesWithout(
  context: EraseContext,
  kinds: ReadonlyMap<string, KindsByPath>,
  event: EventRecord,
): readonly Change[] {
  const { traces } = context.erasure
  const { target, related, changes } = event
  if (includesId(ownIds(traces), target.id)) {
    const kept = changes.filter(({ path }) => IMPERSONAL.includes(path))
    return kept.length === changes.length ? changes : kept
  }
  const theirs = [...traces.contactIds, ...traces.dealIds]
  const isAbout = includesId(theirs, target.id) || related.some(({ id }) => includesId(theirs, id))
  const matcher = isAbout ? context.about : context.elsewhere
  const contactIds = traces.contactIds.map(String)
  const left = changes.map((change) => changeWithout(kinds.get(target.kind), change, matcher, contactIds))
  return left.every((change, place) => change === changes[place]) ? changes : left
}

/** Commands on the person's own records cannot be undone any more. */
async function endUndo(context: EraseContext, commandIds: readonly string[]): Promise<void> {
  const { models } = context.deps
  const { workspaceId } = context.erasure
  const open = await models.commands.find({ workspaceId, _id: { $in: commandIds }, undoable: true }, { _id: 1 }).lean()
  await inBatch(context, 'undo', open, async ({ session }, some) => {
    const _id = { $in: some.map((command) => command._id) }
    await models.commands.updateMany({ workspaceId, _id }, { $set: { undoable: false } }, { session })
  })
}

export const rewriteEvents: EraseStep = async (context) => {
  const { models } = context.deps
  const { workspaceId, traces } = context.erasure
  const own = ownIds(traces)
  const kinds = kindsByPath(context.fields)
  const commandIds = new Set<string>()
  const events = models.events.find({ workspaceId }).lean().cursor()
  await rewriteFound<EventRecord>(context, models.events as never, events, (event) => {
    if (includesId(own, event.target.id)) commandIds.add(event.commandId)
    const changes = changesWithout(context, kinds, event)
    return changes === event.changes ? null : { update: { $set: { changes } } }
  })
  await endUndo(context, [...commandIds])
}

/** What commands returned, which a repeated one would return again. */
export const rewriteCommands: EraseStep = async (context) => {
  const { models } = context.deps
  const { traces, workspaceId } = context.erasure
  const { about, isAbout } = context
  const own = new Set(ownIds(traces).map(String))
  const holdsId = (result: unknown) => someValue(result, (leaf) => own.has(String(leaf)))
  const said = new Set([...traces.values, ...traces.texts])
  const commands = models.commands.find({ workspaceId }).lean().cursor()
  await rewriteFound<CommandRecord>(context, models.commands as never, commands, ({ result }) => {
    if (!isAbout(result)) return null
    const without = holdsId(result)
      ? mapTexts(result, (text) => (said.has(text) ? '' : about.takeOut(text)))
      : mapTexts(result, context.takeOut)
    return without === result ? null : { update: { $set: { result: without } } }
  })
}
