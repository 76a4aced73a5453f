/** The timeline of a record, one line per entry. */
import type { EventType } from '../../models/event.ts'
import type { TimelineEntry } from '../../services/timeline/timeline.ts'
import { cutToUnits } from '../../language/cut-text.ts'
import { detailOf, type DetailSettings } from './entry-detail.ts'
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
  'import',
  'bulk-edit',
  'rate',
  'target',
  'assignment-rule',
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

/** Who did it when no member did. A job acts on behalf of the product and is not named. */
const CHANNEL_WORDS: Readonly<Record<string, PlainTextKey>> = {
  webhook: 'timeline-by-lead-source',
  sync: 'timeline-by-sync',
}

export type TimelineLine = {
  readonly what: string
  /** Only the day. */
  readonly day: string
  /** The time, who did it, and who undid it if that was somebody else. */
  readonly details: string
}

export type TimelineSettings = DetailSettings & {
  /** The maximum number of UTF-16 code units shown of an entry's note or title together with what changed. */
  readonly limit: number
}

/** An entry about something else leaves most of its room to what changed. */
const SHARE_OF_NAME = 1 / 3

function oneLine(text: string, units: number): string {
  return cutToUnits(text.replace(/\s+/gu, ' '), Math.floor(units))
}

/** What it is about, and what changed. */
function wordsOf(entry: TimelineEntry, settings: TimelineSettings): string {
  const { t, limit } = settings
  // An edited note is told by its former and its present words.
  const about = entry.type === 'note.updated' ? '' : (entry.about ?? '')
  const detail = detailOf(entry, settings) ?? ''
  const edited = entry.since === 'edited' && about !== '' ? ` (${t('timeline-edited')})` : ''
  if (detail === '') return `${oneLine(about, limit)}${edited}`
  if (about === '') return `${oneLine(detail, limit)}${edited}`
  const name = limit * SHARE_OF_NAME
  return `${oneLine(about, name)}${edited} · ${oneLine(detail, limit - name)}`
}

/** The entries as lines, in the same order; events that do not concern the record have none. */
export function timelineLines(entries: readonly TimelineEntry[], settings: TimelineSettings): readonly TimelineLine[] {
  const { t, timeZone, now } = settings
  return entries.flatMap((entry) => {
    if (!isTold(entry.type)) return []
    const words = wordsOf(entry, settings)
    const at = moment(new Date(entry.at), timeZone)
    const head = `${entry.undo ? '↩️ ' : ''}${t(textKeyOf(entry.type))}`
    const what = `${head}${words === '' ? '' : `: ${words}`}${entry.undone === null ? '' : `, ${t('timeline-undone')}`}`
    const when = momentText(new Date(entry.at), { t, timeZone, now })
    const channel = CHANNEL_WORDS[entry.channel]
    const who = entry.by?.name ?? (channel === undefined ? null : t(channel))
    const undoer = entry.undone?.by ?? null
    const details = [
      when,
      ...(who === null ? [] : [who]),
      ...(undoer === null || undoer === who ? [] : [`↩️ ${undoer}`]),
    ]
    return [{ what, day: t('day-short', { date: at }), details: details.join(' · ') }]
  })
}
