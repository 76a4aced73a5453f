/** The timeline of a contact or deal, one line per entry. */
import type { EventType } from '../../models/event.ts'
import type { FieldedKind } from '../../services/records/field-tables.ts'
import type { TimelineEntry } from '../../services/timeline/timeline.ts'
import { changeText } from './change-text.ts'
import { cutToUnits } from './cut-text.ts'
import type { CardWords } from './field-lines.ts'
import type { PlainTextKey } from './i18n.ts'
import { momentText } from './moment-text.ts'
import { moment } from './text-value.ts'

/** The text of each event type; null for types that no contact or deal has. A new type does not compile until it is here. */
const TEXT_OF_EVENT = {
  'contact.created': 'timeline-contact-created',
  'contact.updated': 'timeline-contact-updated',
  'contact.deleted': 'timeline-contact-deleted',
  'contact.restored': 'timeline-contact-restored',
  'deal.created': 'timeline-deal-created',
  'deal.updated': 'timeline-deal-updated',
  'deal.moved': 'timeline-deal-moved',
  'deal.won': 'timeline-deal-won',
  'deal.lost': 'timeline-deal-lost',
  'deal.reopened': 'timeline-deal-reopened',
  'deal.deleted': 'timeline-deal-deleted',
  'deal.restored': 'timeline-deal-restored',
  'task.created': 'timeline-task-created',
  'task.updated': 'timeline-task-updated',
  'task.done': 'timeline-task-done',
  'task.reopened': 'timeline-task-reopened',
  'task.deleted': 'timeline-task-deleted',
  'task.restored': 'timeline-task-restored',
  'note.created': 'timeline-note-created',
  'note.deleted': 'timeline-note-deleted',
  'note.restored': 'timeline-note-restored',
  'lead.received': 'timeline-lead-received',
  'lead.claimed': 'timeline-lead-claimed',
  'workspace.created': null,
  'workspace.updated': null,
  'member.joined': null,
  'member.updated': null,
  'invite.created': null,
  'company.created': null,
  'company.deleted': null,
  'company.restored': null,
  'pipeline.created': null,
  'lead-source.created': null,
  'lead-source.updated': null,
  'lead-source.secret-rotated': null,
  'lead-source.deleted': null,
  'api-key.created': null,
  'api-key.revoked': null,
  'sample.loaded': null,
  'sample.removed': null,
} as const satisfies Record<EventType, PlainTextKey | null>

function nameIn(value: unknown): string {
  const name = typeof value === 'object' && value !== null && 'name' in value ? value.name : null
  return typeof name === 'string' ? name : ''
}

function changesText(kind: FieldedKind, changes: TimelineEntry['changes'], words: CardWords): string | null {
  const told = changes.map((change) => changeText(kind, change, words)).filter((text) => text !== null)
  return told.length === 0 ? null : told.join(', ')
}

/** The details of an event: the stages of a move, the reason, the changed fields. */
function detailOf({ type, changes }: TimelineEntry, words: CardWords): string | null {
  const changed = (path: string) => changes.find((change) => change.path === path)
  switch (type) {
    case 'deal.moved':
    case 'deal.reopened': {
      const stage = changed('stage')
      return stage === undefined ? null : `${nameIn(stage.from)} → ${nameIn(stage.to)}`
    }
    case 'deal.lost': {
      const reason = changed('lostReason')?.to
      return typeof reason === 'string' ? reason : null
    }
    case 'deal.updated':
      return changesText('deal', changes, words)
    case 'contact.updated':
      return changesText('contact', changes, words)
    case 'task.updated':
      return changesText('task', changes, words)
    default:
      return null
  }
}

export type TimelineLine = {
  readonly what: string
  /** Only the day. */
  readonly day: string
  /** The time, and who did it. */
  readonly details: string
}

export type TimelineSettings = CardWords & {
  readonly now: Date
  /** The maximum number of UTF-16 code units shown of a note or title. */
  readonly limit: number
}

/** The entries as lines, in the same order; events that do not concern the record have none. */
export function timelineLines(entries: readonly TimelineEntry[], settings: TimelineSettings): readonly TimelineLine[] {
  const { t, timeZone, now, limit } = settings
  return entries.flatMap((entry) => {
    const key = TEXT_OF_EVENT[entry.type]
    if (key === null) return []
    const parts = [entry.about, detailOf(entry, settings)].filter((part) => part !== null && part !== '')
    const words = parts.map((part) => cutToUnits((part ?? '').replace(/\s+/gu, ' '), limit)).join(' · ')
    const at = moment(new Date(entry.at), timeZone)
    const what = `${entry.undo ? '↩️ ' : ''}${t(key)}${words === '' ? '' : `: ${words}`}`
    const when = momentText(new Date(entry.at), { t, timeZone, now })
    return [
      { what, day: t('day-short', { date: at }), details: entry.by === null ? when : `${when} · ${entry.by.name}` },
    ]
  })
}
