/** The timeline of a record, one line per entry. */
import type { EventType } from '../../models/event.ts'
import type { FieldedKind } from '../../services/records/field-tables.ts'
import type { TimelineEntry } from '../../services/timeline/timeline.ts'
import { changeText } from './change-text.ts'
import { cutToUnits } from '../../language/cut-text.ts'
import type { CardWords } from './field-lines.ts'
import { fileText, filesIn } from './file-text.ts'
import type { PlainTextKey } from './i18n.ts'
import { momentText } from './moment-text.ts'
import { moment } from './text-value.ts'

/** What no timeline tells about. An event of any other kind does not compile until it has a text. */
const UNTOLD = [
  'workspace',
  'member',
  'invite',
  'pipeline',
  'lead-source',
  'webhook',
  'api-key',
  'sync',
  'sample',
] as const
type ToldType = Exclude<EventType, `${(typeof UNTOLD)[number]}.${string}`>
type TextKeyOf<Type extends string> = Type extends `${infer Kind}.${infer Change}`
  ? `timeline-${Kind}-${Change}`
  : never

function isTold(type: EventType): type is ToldType {
  return UNTOLD.every((kind) => !type.startsWith(`${kind}.`))
}

function textKeyOf(type: ToldType): PlainTextKey {
  return `timeline-${type.replace('.', '-')}` as TextKeyOf<ToldType>
}

function nameIn(value: unknown): string {
  const name = typeof value === 'object' && value !== null && 'name' in value ? value.name : null
  return typeof name === 'string' ? name : ''
}

function changesText({ target, changes }: TimelineEntry, words: CardWords): string | null {
  if (!Object.hasOwn(words.fields, target.kind)) return null
  const kind = target.kind as FieldedKind
  const told = changes.map((change) => changeText(kind, change, words)).filter((text) => text !== null)
  return told.length === 0 ? null : told.join(', ')
}

/** The details of an event: the stages of a move, the reason, the changed fields. */
function detailOf(entry: TimelineEntry, words: CardWords): string | null {
  const { type, changes } = entry
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
    case 'note.created':
      return filesIn(changed('files')?.to)
        .map((file) => fileText(file, words.t))
        .join(', ')
    case 'sync-conflict.decided':
      return changesText(entry, words)
    default:
      return type.endsWith('.updated') ? changesText(entry, words) : null
  }
}

/** Who did it when no member did. A job acts on behalf of the product and is not named. */
const CHANNEL_WORDS: Readonly<Record<string, PlainTextKey>> = {
  webhook: 'timeline-by-lead-source',
  sync: 'timeline-by-sync',
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
    if (!isTold(entry.type)) return []
    const parts = [entry.about, detailOf(entry, settings)].filter((part) => part !== null && part !== '')
    const words = parts.map((part) => cutToUnits((part ?? '').replace(/\s+/gu, ' '), limit)).join(' · ')
    const at = moment(new Date(entry.at), timeZone)
    const what = `${entry.undo ? '↩️ ' : ''}${t(textKeyOf(entry.type))}${words === '' ? '' : `: ${words}`}`
    const when = momentText(new Date(entry.at), { t, timeZone, now })
    const channel = CHANNEL_WORDS[entry.channel]
    const who = entry.by?.name ?? (channel === undefined ? null : t(channel))
    return [{ what, day: t('day-short', { date: at }), details: who === null ? when : `${when} · ${who}` }]
  })
}
