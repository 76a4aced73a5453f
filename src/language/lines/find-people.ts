/** Whom a line is about: known contacts that fit, or a name that nobody known has. Pure. */
import { foldTyped } from '../typed-text.ts'
import type { Known, KnownContact } from './known.ts'
import { isOf, masked, overlaps, type Place, type Span, type SpanOf, WHEN_KINDS } from './span.ts'

/**
 * @property typed the name as typed, even if nobody known has it; null if the line names nobody
 * @property fits the known contacts that it may mean, the most likely first
 * @property place where the name stands
 */
export type People = {
  readonly typed: string | null
  readonly fits: readonly KnownContact[]
  readonly place: Place | null
}

const NAME = String.raw`\p{Lu}[\p{L}\p{M}'’ʼ.&-]*(?: \p{Lu}[\p{L}\p{M}\p{N}'’ʼ.&-]*){0,2}`
const LINK = String.raw`(?:to|with|w\/|з|із|зі|зо|до)\s?`
const AFTER_VERB = new RegExp(`^\\s*(?:${LINK}\\s*)?(${NAME})`, 'u')
const FIRST_WORD = new RegExp(
  `^\\s*(?:${LINK}\\s*)?(?!(?:the|a|an|my|our|about|for|at|on|in|by|back|в|у|на|про|для|по|о|об|за)(?: |$))([\\p{L}\\p{M}'’ʼ-]{2,})`,
  'u',
)
const LINKED = new RegExp(`(?:^|[\\s|])(?:${LINK})(${NAME})`, 'u')
const LABELLED = new RegExp(`^[\\s|]*(${NAME})\\s*:`, 'u')

type Hint = { readonly typed: string; readonly place: Place }

function hintOf(match: RegExpExecArray | null, from = 0): Hint | null {
  const typed = match?.[1]
  if (match === null || typed === undefined) return null
  const start = from + match.index + match[0].lastIndexOf(typed)
  return { typed, place: { start, end: start + typed.length } }
}

/** The name that a line gives somebody who is not known: after the verb, after “with”, or before a colon. */
function unknownName(text: string, spans: readonly Span[]): Hint | null {
  const verb = spans.find(isOf('verb'))
  const rest = masked(text, spans)
  const labelled = hintOf(LABELLED.exec(rest))
  if (labelled !== null) return labelled
  const linked = hintOf(LINKED.exec(rest))
  if (verb === undefined) return linked
  const behind = rest.slice(verb.end)
  const named = hintOf(AFTER_VERB.exec(behind), verb.end) ?? linked
  if (named !== null || !verb.value.firm || verb.value.type === 'todo') return named
  return hintOf(FIRST_WORD.exec(behind), verb.end)
}

/** Those whom a number or an address of the line belongs to. */
function byReach(spans: readonly Span[], contacts: readonly KnownContact[]): readonly KnownContact[] {
  const phones = spans.filter(isOf('phone')).map(({ value }) => value.e164)
  const emails = spans.filter(isOf('email')).map(({ value }) => value.toLowerCase())
  return contacts.filter(
    (contact) =>
      contact.phones.some((phone) => phones.includes(phone)) || contact.emails.some((email) => emails.includes(email)),
  )
}

function ofCompany(spans: readonly Span[], contacts: readonly KnownContact[]): readonly KnownContact[] {
  const names = spans.filter(isOf('company')).map(({ value }) => foldTyped(value))
  return contacts.filter(({ companyName }) => companyName !== null && names.includes(foldTyped(companyName)))
}

function firstNamed(spans: readonly Span[]): SpanOf<'contact'> | undefined {
  const verb = spans.find(isOf('verb'))
  const named = spans.filter(isOf('contact'))
  return named.find(({ start }) => verb === undefined || start > verb.start) ?? named[0]
}

/** @param forCompany whether somebody who works for a company that is named counts, too */
export function findPeople(text: string, spans: readonly Span[], known: Known, forCompany: boolean): People {
  const reached = byReach(spans, known.contacts)
  const named = firstNamed(spans)
  if (named !== undefined) {
    // A name and a number of one person leave no doubt.
    const both = named.value.filter(({ id }) => reached.some((contact) => contact.id === id))
    const typed = text.slice(named.start, named.end)
    return { typed, fits: both.length > 0 ? both : named.value, place: named }
  }
  if (reached.length > 0) return { typed: null, fits: reached, place: null }
  const colleagues = forCompany ? ofCompany(spans, known.contacts) : []
  if (colleagues.length > 0) return { typed: null, fits: colleagues, place: null }
  const hint = unknownName(text, spans)
  const inDate = hint !== null && spans.some((span) => isWhen(span) && overlaps(span, hint.place))
  return hint === null || inDate
    ? { typed: null, fits: [], place: null }
    : { typed: hint.typed, fits: [], place: hint.place }
}

function isWhen({ kind }: Span): boolean {
  return WHEN_KINDS.some((part) => part === kind)
}
