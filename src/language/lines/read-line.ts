/**
 * Reads a line that somebody typed without a command: what it most likely means, and what else it may mean. Pure; the known
 * records that it may name are looked up before, by {@link wordsOf}.
 */
import { cleanTyped } from '../typed-text.ts'
import { type DayWord, findSpans, type LineOptions } from './find-spans.ts'
import type { When } from './find-when.ts'
import { type Known, NOBODY_KNOWN } from './known.ts'
import { asContact, asDeal, asNote, asOpen, asTask, type SpannedLine } from './read-kinds.ts'
import type { Reading, ReadingKind } from './reading.ts'
import { scoreReadings, signsOf } from './score-readings.ts'
import type { Span } from './span.ts'

/**
 * @property readings the most likely first; there is always a search
 * @property spans what was found in the text
 * @property onlyWhen whether the line says a time and nothing else
 * @property dayWord a word that may be a day as well as a name; null if there is none
 */
export type ReadLine = {
  readonly text: string
  readonly readings: readonly [Reading, ...Reading[]]
  readonly spans: readonly Span[]
  readonly when: When | null
  readonly onlyWhen: boolean
  readonly dayWord: DayWord | null
}

/** Longer texts are not read: only a search or a note can be made of them. */
export const MAX_LINE_LENGTH = 500

/** The order among equals. */
const ORDER: readonly ReadingKind[] = ['open', 'search', 'task', 'contact', 'deal', 'note']

/** The reading that the person chose, if the line can be read so. */
export function readingOf<Kind extends ReadingKind>({ readings }: ReadLine, kind: Kind) {
  return readings.find((reading): reading is Extract<Reading, { kind: Kind }> => reading.kind === kind) ?? null
}

function tooLong(text: string): ReadLine {
  const nobody = { typed: null, fits: [], place: null }
  return {
    text,
    spans: [],
    when: null,
    onlyWhen: false,
    dayWord: null,
    readings: [
      { kind: 'search', text },
      { kind: 'note', text, heading: null, people: nobody, company: null, deal: null },
    ],
  }
}

export function readLine(typed: string, options: LineOptions, known: Known = NOBODY_KNOWN): ReadLine {
  const text = cleanTyped(typed)
  if (text.length > MAX_LINE_LENGTH) return tooLong(text)
  const { spans, when, dayWord } = findSpans(text, known, options)
  const line: SpannedLine = { text, spans, when, known }
  const open = asOpen(line)
  const task = asTask(line)
  const contact = asContact(line)
  const deal = asDeal(line)
  const note = asNote(line)
  const hasPerson = task.people.fits.length > 0 || task.people.typed !== null || task.company !== null
  const scores = scoreReadings(signsOf(line, open !== null, hasPerson))
  const search: Reading = { kind: 'search', text: searched(text, spans) }
  // “deal 15 december” says when it closes, and nothing else yet.
  const isNamedDeal =
    deal.expectedClose !== null && spans.some(({ kind, value }) => kind === 'keyword' && value === 'deal')
  const readings: readonly Reading[] = [
    ...(open === null ? [] : [open]),
    ...(task.title === '' ? [] : [task]),
    ...(contact.name === '' && contact.phones.length + contact.emails.length === 0 ? [] : [contact]),
    ...(deal.title === '' && deal.amount === null && !isNamedDeal ? [] : [deal]),
    ...(note.text === '' ? [] : [note]),
  ]
  const rank = ({ kind }: Reading): number => -scores[kind] * ORDER.length + ORDER.indexOf(kind)
  const [first, ...others] = [search, ...readings].toSorted((one, other) => rank(one) - rank(other))
  const onlyWhen = when !== null && task.title === ''
  return { text, spans, when, onlyWhen, dayWord, readings: [first ?? search, ...others] }
}

/** Without “find”. */
function searched(text: string, spans: readonly Span[]): string {
  const [first] = spans
  if (first?.kind !== 'keyword' || first.value !== 'search') return text
  const rest = text.slice(first.end).trim()
  return rest === '' ? text : rest
}
