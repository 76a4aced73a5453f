/** What changed in an entry of a timeline: from what to what. */
import type { Change } from '../../models/event.ts'
import { type FieldTable, fieldsOf } from '../../services/fields/define-fields.ts'
import type { FieldedKind } from '../../services/records/field-tables.ts'
import type { TimelineEntry } from '../../services/timeline/timeline.ts'
import { pathOfLeft } from '../../services/fields/left-path.ts'
import { changeText, fromTo, givenText, heldText } from './change-text.ts'
import type { CardWords } from './field-lines.ts'
import { fileText, filesIn } from './file-text.ts'
import { taskChangeText, taskGivenText } from './task-change-text.ts'

export type DetailSettings = CardWords & {
  readonly now: Date
  /** Whether an entry about the record's own beginning tells what it was made with. */
  readonly tellsBeginning?: boolean
}

/** Of a note's former and present words each, in UTF-16 code units. */
const MAX_WORDS = 120

const JOINT = ', '

function nameIn(value: unknown): string {
  const name = typeof value === 'object' && value !== null && 'name' in value ? value.name : null
  return typeof name === 'string' ? name : ''
}

function fieldedKind({ target }: TimelineEntry, { fields }: CardWords): FieldedKind | null {
  return Object.hasOwn(fields, target.kind) ? (target.kind as FieldedKind) : null
}

/** Without parts of a field that changed as a whole: the whole says it. */
function withoutParts(kind: FieldedKind, changes: readonly Change[], { fields }: CardWords): readonly Change[] {
  const table: FieldTable = fields[kind]
  const changed = new Set(changes.map(({ path }) => path))
  const parts = fieldsOf(table).filter(({ field: { partOf } }) => {
    const whole = partOf === undefined ? undefined : (table[partOf]?.path ?? partOf)
    return whole !== undefined && changed.has(whole)
  })
  return changes.filter(({ path }) => !parts.some((part) => part.path === path))
}

/** The fields that changed, each from what to what. */
function changesText(entry: TimelineEntry, settings: DetailSettings): string {
  const kind = fieldedKind(entry, settings)
  if (kind === null) return ''
  return withoutParts(kind, entry.changes, settings)
    .map((change) => (kind === 'task' ? taskChangeText(change, settings) : changeText(kind, change, settings)))
    .filter((text) => text !== null)
    .join(JOINT)
}

/** What a record was made with, except for its name and who made it, which the entry tells anyway. */
function beginningText(entry: TimelineEntry, settings: DetailSettings): string {
  const kind = fieldedKind(entry, settings)
  if (kind === null || settings.tellsBeginning !== true) return ''
  return withoutParts(kind, entry.changes, settings)
    .filter(({ to }) => nameIn(to) === '' || nameIn(to) !== entry.by?.name)
    .map((change) => (kind === 'task' ? taskGivenText(change, settings) : givenText(kind, change, settings)))
    .filter((text) => text !== null)
    .join(JOINT)
}

/** “Hiring · Interview” for a move between pipelines. */
function placeIn(pipeline: unknown, stage: unknown): string {
  return [nameIn(pipeline), nameIn(stage)].filter((name) => name !== '').join(' · ')
}

/** A move: its stages, the reason of a loss, and the fields that were filled in for it. */
function moveText(entry: TimelineEntry, settings: DetailSettings): string {
  const changed = (path: string) => entry.changes.find((change) => change.path === path)
  const stage = changed('stage')
  const pipeline = changed('pipeline')
  const reason = changed('lostReason')?.to
  const parts = [
    stage === undefined ? '' : `${placeIn(pipeline?.from, stage.from)} → ${placeIn(pipeline?.to, stage.to)}`,
    typeof reason === 'string' ? reason : '',
    changesText(entry, settings),
  ]
  return parts.filter((part) => part !== '').join(JOINT)
}

/** How a task went, and how long it took. */
function doneText({ changes }: TimelineEntry, settings: DetailSettings): string | null {
  const parts = changes
    // Whatever is done is “done”.
    .filter(({ path, to }) => path === 'lengthMinutes' || (path === 'outcome' && to !== 'done'))
    .map((change) => taskGivenText(change, settings))
    .filter((text) => text !== null)
  return parts.length === 0 ? null : parts.join(' · ')
}

/** The two names, and what only the entry of the merge keeps. */
function mergeText(entry: TimelineEntry, settings: DetailSettings): string {
  const names = entry.changes.find(({ path }) => path === 'names')
  const kind = fieldedKind(entry, settings)
  const kept = entry.changes.flatMap((change) => {
    const path = pathOfLeft(change.path)
    if (path === null || kind === null) return []
    return heldText(kind, { path, to: change.from }, settings) ?? []
  })
  return [
    ...(names === undefined ? [] : [`${String(names.from)} → ${String(names.to)}`]),
    ...(kept.length === 0 ? [] : [settings.t('timeline-merge-left', { what: kept.join(JOINT) })]),
  ].join(' · ')
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

/** The file that was taken off a note, or put back. */
function filesChangeText({ changes }: TimelineEntry, { t }: DetailSettings): string {
  const change = changes.find(({ path }) => path === 'files')
  const [before, after] = [filesIn(change?.from), filesIn(change?.to)].map((files) =>
    files.map((file) => fileText(file, t)),
  )
  if (before === undefined || after === undefined) return ''
  const isRemoval = before.length > after.length
  return t(isRemoval ? 'timeline-file-removed' : 'timeline-file-back', {
    name: missingIn(isRemoval ? before : after, isRemoval ? after : before),
  })
}

/** The first of the names that the others lack: of several with the same name, one is as good as another. */
function missingIn(names: readonly string[], others: readonly string[]): string {
  const rest = [...others]
  const missing = names.find((name) => {
    const at = rest.indexOf(name)
    if (at >= 0) rest.splice(at, 1)
    return at < 0
  })
  return missing ?? ''
}

/** The rule, and whom it chose. */
function assignedText({ changes }: TimelineEntry): string {
  const changed = (path: string) => changes.find((change) => change.path === path)?.to
  return [textOf(changed('rule')) ?? '', nameIn(changed('ownerId'))].filter((part) => part !== '').join(' → ')
}

/** Null if there is nothing to say besides the kind of the entry. */
export function detailOf(entry: TimelineEntry, settings: DetailSettings): string | null {
  const { type, changes } = entry
  const changed = (path: string) => changes.find((change) => change.path === path)
  switch (type) {
    case 'deal.moved':
    case 'deal.reopened':
    case 'deal.won':
    case 'deal.lost':
      return moveText(entry, settings)
    case 'note.created':
      return filesIn(changed('files')?.to)
        .map((file) => fileText(file, settings.t))
        .join(JOINT)
    case 'note.updated':
      if (changed('files') !== undefined) return filesChangeText(entry, settings)
      return fromTo(textOf(changed('text')?.from), textOf(changed('text')?.to), MAX_WORDS)
    case 'lead.received':
      return textOf(changed('source')?.to)
    case 'deal.assigned':
      return assignedText(entry)
    case 'task.done':
      return doneText(entry, settings)
    case 'contact.merged':
    case 'contact.separated':
    case 'company.merged':
    case 'company.separated':
      return mergeText(entry, settings)
    case 'lead.claimed':
    case 'sync-conflict.decided':
      return changesText(entry, settings)
    default:
      if (type.endsWith('.created')) return beginningText(entry, settings)
      return type.endsWith('.updated') ? changesText(entry, settings) : null
  }
}
