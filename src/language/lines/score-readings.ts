/** Scores what a line may mean: a table of rules, each of which adds to one reading. Pure. */
import { isOpen, type SpannedLine } from './read-kinds.ts'
import type { ReadingKind } from './reading.ts'
import { isLead } from './find-verbs.ts'
import { isOf, type Keyword, masked, type SpanKind, WHEN_KINDS } from './span.ts'
import { foldTyped } from '../typed-text.ts'

/** What the rules look at. */
type Signs = {
  readonly keyword: Keyword | null
  /** The verb that the line begins with, behind nothing but a date, a name with a colon or a word like “please”. */
  readonly verb: 'firm' | 'soft' | null
  /** Whether anything but verbs, keywords and dates is left. */
  readonly hasContent: boolean
  readonly hasWhen: boolean
  readonly hasReach: boolean
  readonly hasMoney: boolean
  readonly hasPerson: boolean
  /** “Oscar: …”, of somebody known. */
  readonly addressed: boolean
  /** The line names one known record and nothing else. */
  readonly names: boolean
  readonly assigns: boolean
}

type Rule = { readonly to: ReadingKind; readonly points: number; readonly when: (signs: Signs) => boolean }

/** Nothing else is guessed below this, so that what is not understood is searched for. */
const SEARCH_POINTS = 25

const RULES: readonly Rule[] = [
  { to: 'search', points: SEARCH_POINTS, when: () => true },
  { to: 'search', points: 100, when: ({ keyword, hasContent }) => keyword === 'search' && hasContent },
  { to: 'open', points: 130, when: ({ names, keyword }) => names && (keyword === null || keyword === 'search') },
  {
    to: 'task',
    points: 100,
    when: ({ keyword, hasContent, verb }) => keyword === 'task' && (hasContent || verb !== null),
  },
  {
    to: 'deal',
    points: 100,
    when: ({ keyword, hasContent, hasMoney }) => keyword === 'deal' && (hasContent || hasMoney),
  },
  {
    to: 'contact',
    points: 100,
    when: ({ keyword, hasContent, hasReach }) => keyword === 'contact' && (hasContent || hasReach),
  },
  { to: 'note', points: 100, when: ({ keyword, hasContent }) => keyword === 'note' && hasContent },
  { to: 'task', points: 60, when: ({ verb, hasContent, hasWhen }) => verb === 'firm' && (hasContent || hasWhen) },
  { to: 'task', points: 30, when: ({ verb, hasContent, hasPerson }) => verb === 'soft' && hasContent && hasPerson },
  { to: 'task', points: 30, when: ({ hasWhen, hasContent, verb }) => hasWhen && (hasContent || verb !== null) },
  { to: 'task', points: 40, when: ({ assigns, hasContent }) => assigns && hasContent },
  { to: 'contact', points: 50, when: ({ hasReach }) => hasReach },
  { to: 'contact', points: -10, when: ({ hasPerson, hasWhen }) => hasPerson && hasWhen },
  { to: 'note', points: 55, when: ({ addressed, hasContent, verb }) => addressed && hasContent && verb === null },
  { to: 'note', points: 20, when: ({ hasPerson, hasContent, hasWhen }) => hasPerson && hasContent && !hasWhen },
  { to: 'deal', points: 15, when: ({ hasMoney, hasContent }) => hasMoney && hasContent },
]

const CONTENTLESS: readonly SpanKind[] = ['keyword', 'verb', ...WHEN_KINDS]

/** Words that carry nothing without others: “to”, “з”. */
const EMPTY_WORDS = /(?<![\p{L}\p{N}'])(?:a|an|the|to|with|at|on|and|з|із|зі|у|в|о|об|на|до|і|й|та)(?![\p{L}\p{N}'])/gu

export function signsOf(line: SpannedLine, names: boolean, hasPerson: boolean): Signs {
  const { text, spans, when } = line
  const has = (kind: SpanKind): boolean => spans.some((span) => span.kind === kind)
  const keyword = spans.find(isOf('keyword'))
  const verb = spans.find(isOf('verb'))
  const before = foldTyped(masked(text, spans).slice(0, verb?.start ?? 0))
  const leads = verb !== undefined && isLead(before)
  const rest = masked(
    text,
    spans.filter(({ kind }) => CONTENTLESS.includes(kind)),
  )
  // Somebody known, or a known company.
  const named = spans.find((span) => span.kind === 'contact' || (span.kind === 'company' && isOpen(span)))
  const opening = masked(text, keyword === undefined ? [] : [keyword])
  return {
    keyword: keyword?.value ?? null,
    verb: leads ? (verb.value.firm ? 'firm' : 'soft') : null,
    hasContent: /[\p{L}\p{N}]/u.test(foldTyped(rest).replace(EMPTY_WORDS, '')),
    hasWhen: when !== null,
    hasReach: has('phone') || has('email'),
    hasMoney: has('money'),
    hasPerson,
    addressed:
      named !== undefined &&
      !/[\p{L}\p{N}]/u.test(opening.slice(0, named.start)) &&
      /^\s*:/u.test(text.slice(named.end)),
    names,
    assigns: has('member'),
  }
}

export function scoreReadings(signs: Signs): Readonly<Record<ReadingKind, number>> {
  const scores = { open: 0, search: 0, contact: 0, task: 0, deal: 0, note: 0 }
  for (const { to, points, when } of RULES) if (when(signs)) scores[to] += points
  return scores
}
