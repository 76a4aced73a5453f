/** What happened to a contact or a deal, one line for each entry of its timeline. */
import type { Change, EventType } from '../../models/event.ts'
import type { Money } from '../../models/deal.ts'
import type { TimelineEntry } from '../../services/timeline/timeline.ts'
import { cutToUnits } from './cut-text.ts'
import { amountText } from './deal-line.ts'
import type { PlainTextKey, Translate } from './i18n.ts'
import { momentText } from './moment-text.ts'
import { calendarDay, moment } from './text-value.ts'

/** What each event is called; null for those that no contact or deal has. A new one does not compile until it is worded. */
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

const FIELD_OF_PATH: Readonly<Record<string, PlainTextKey>> = {
  name: 'field-name',
  phones: 'field-phones',
  emails: 'field-emails',
  jobTitle: 'field-jobTitle',
  tags: 'field-tags',
  companyId: 'field-company',
  title: 'deal-field-title',
  amount: 'deal-field-amount',
  contactIds: 'deal-field-contact',
  ownerId: 'deal-field-owner',
  expectedCloseOn: 'deal-field-expectedCloseOn',
}

function isMoney(value: unknown): value is Money {
  return typeof value === 'object' && value !== null && 'minor' in value && 'currency' in value
}

function nameIn(value: unknown): string {
  const name = typeof value === 'object' && value !== null && 'name' in value ? value.name : null
  return typeof name === 'string' ? name : ''
}

/** “💰 Amount €5,000”: the field, with its new value where that is short. */
function changeText({ path, to }: Change, t: Translate): string | null {
  const field = FIELD_OF_PATH[path]
  if (field === undefined) return null
  if (isMoney(to)) return `${t(field)} ${amountText(to, t)}`
  if (path === 'expectedCloseOn' && typeof to === 'string') {
    return `${t(field)} ${t('day', { date: calendarDay(to) })}`
  }
  return (path === 'title' || path === 'name') && typeof to === 'string' ? `${t(field)} ${to}` : t(field)
}

/** What the event says beyond its kind: from where to where, why, which fields. */
function detailOf({ type, changes }: TimelineEntry, t: Translate): string | null {
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
    case 'contact.updated':
    case 'task.updated': {
      const fields = changes.map((change) => changeText(change, t)).filter((text) => text !== null)
      return fields.length === 0 ? null : fields.join(', ')
    }
    default:
      return null
  }
}

export type TimelineLine = {
  readonly what: string
  /** The day alone. */
  readonly day: string
  /** The time, and who did it. */
  readonly details: string
}

export type TimelineSettings = {
  readonly t: Translate
  /** IANA. */
  readonly timeZone: string
  readonly now: Date
  /** Most UTF-16 code units of a note or title that are shown. */
  readonly limit: number
}

/** The entries as lines, in their order; what does not concern the record takes no line. */
export function timelineLines(
  entries: readonly TimelineEntry[],
  { t, timeZone, now, limit }: TimelineSettings,
): readonly TimelineLine[] {
  return entries.flatMap((entry) => {
    const key = TEXT_OF_EVENT[entry.type]
    if (key === null) return []
    const parts = [entry.about, detailOf(entry, t)].filter((part) => part !== null && part !== '')
    const words = parts.map((part) => cutToUnits((part ?? '').replace(/\s+/gu, ' '), limit)).join(' · ')
    const at = moment(new Date(entry.at), timeZone)
    const what = `${entry.undo ? '↩️ ' : ''}${t(key)}${words === '' ? '' : `: ${words}`}`
    const when = momentText(new Date(entry.at), { t, timeZone, now })
    return [
      { what, day: t('day-short', { date: at }), details: entry.by === null ? when : `${when} · ${entry.by.name}` },
    ]
  })
}
