/** The parts of a typed line that mean something by themselves. Places are UTF-16 units in the cleaned line. */
import type { ReadPhone } from '../phones.ts'
import type { MoneyReading } from '../read-money.ts'
import type { KnownCompany, KnownContact, KnownDeal, KnownMember } from './known.ts'

export type Place = { readonly start: number; readonly end: number }

/** A word that says what kind of thing the line is. */
export type Keyword = 'task' | 'deal' | 'contact' | 'note' | 'search'

export const WHEN_KINDS = ['day', 'time', 'zone', 'repeat', 'duration'] as const
/** The parts of a date. What they mean together is in {@link ReadSpans.when}. */
type WhenKind = (typeof WHEN_KINDS)[number]

/** The type of task that a verb stands for. */
export type TaskVerb = 'call' | 'meeting' | 'email' | 'todo'

/**
 * @property firm makes a task of the line by itself; other words (“lunch”, “demo”) do so only with a person or a date
 */
export type VerbMeaning = { readonly type: TaskVerb; readonly firm: boolean }

type SpanMeaning =
  | { readonly kind: 'phone'; readonly value: ReadPhone }
  | { readonly kind: 'email'; readonly value: string }
  | { readonly kind: 'money'; readonly value: MoneyReading }
  | { readonly kind: WhenKind; readonly value: null }
  /** Without “#”. */
  | { readonly kind: 'tag'; readonly value: string }
  /** After “@”, or the name of a company that is known. */
  | { readonly kind: 'company'; readonly value: string; readonly known: KnownCompany | null }
  | { readonly kind: 'member'; readonly value: KnownMember }
  /** The contacts that fit, the most likely first. */
  | { readonly kind: 'contact'; readonly value: readonly KnownContact[] }
  | { readonly kind: 'deal'; readonly value: readonly KnownDeal[] }
  | { readonly kind: 'verb'; readonly value: VerbMeaning }
  | { readonly kind: 'keyword'; readonly value: Keyword }

export type SpanKind = SpanMeaning['kind']

/** @property certainty 0 to 1: where two overlap, the more certain one stays */
export type Span = Place & SpanMeaning & { readonly certainty: number }

export type SpanOf<Kind extends SpanKind> = Extract<Span, { readonly kind: Kind }>

export function isOf<Kind extends SpanKind>(kind: Kind) {
  return (span: Span): span is SpanOf<Kind> => span.kind === kind
}

export function overlaps(one: Place, other: Place): boolean {
  return one.start < other.end && other.start < one.end
}

/** The spans that stay: the more certain one wins, and the longer among equals. In their order in the line. */
export function withoutOverlaps(spans: readonly Span[]): readonly Span[] {
  const ranked = spans.toSorted(
    (one, other) =>
      other.certainty - one.certainty || other.end - other.start - (one.end - one.start) || one.start - other.start,
  )
  const kept: Span[] = []
  for (const span of ranked) if (!kept.some((other) => overlaps(span, other))) kept.push(span)
  return kept.toSorted((one, other) => one.start - other.start)
}

/** The text with these places filled by a sign that belongs to no word, so that other places stay where they are. */
export function masked(text: string, places: readonly Place[]): string {
  return places.reduce((rest, { start, end }) => rest.slice(0, start) + '|'.repeat(end - start) + rest.slice(end), text)
}
