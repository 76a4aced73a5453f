/** Builds what a line would be as each kind of thing, from its spans. Pure. */
import { MAX_EMAILS } from '../emails.ts'
import { withLabelText } from '../address-labels.ts'
import { MAX_PHONES } from '../phones.ts'
import { readContactParts, isFullName } from './contact-parts.ts'
import { findPeople, type People } from './find-people.ts'
import type { When } from './find-when.ts'
import type { Known, KnownCompany, KnownContact, KnownDeal, KnownMember } from './known.ts'
import { leftover, leftoverParts } from './leftover.ts'
import type { ContactReading, DealReading, NoteReading, OpenReading, TaskReading } from './reading.ts'
import { isOf, masked, type Place, type Span, type SpanKind, type SpanOf, WHEN_KINDS } from './span.ts'

/** A line with its spans, as the readings are built from it. */
export type SpannedLine = {
  readonly text: string
  readonly spans: readonly Span[]
  readonly when: When | null
  readonly known: Known
}

/** The spans that a reading puts into fields of its own, so that they are not in its title. */
const TAKEN = {
  task: ['keyword', 'member', ...WHEN_KINDS],
  deal: ['keyword', 'member', 'money', 'tag', ...WHEN_KINDS],
  note: ['keyword'],
} as const satisfies Record<string, readonly SpanKind[]>

function taken(spans: readonly Span[], kinds: readonly SpanKind[]): readonly Span[] {
  return spans.filter(({ kind }) => kinds.includes(kind))
}

function memberOf(spans: readonly Span[]): KnownMember | null {
  return spans.find(isOf('member'))?.value ?? null
}

function dealOf(spans: readonly Span[]): KnownDeal | null {
  return spans.find(isOf('deal'))?.value[0] ?? null
}

/** One that the person may open and write on. */
function companyOf(spans: readonly Span[]): KnownCompany | null {
  return spans.filter(isOf('company')).find(isOpen)?.known ?? null
}

export function isOpen({ known }: SpanOf<'company'>): boolean {
  return known !== null && known.hidden !== true
}

function tagsOf(spans: readonly Span[]): readonly string[] {
  return [...new Set(spans.filter(isOf('tag')).map(({ value }) => value))]
}

/** “@Acme”, with the sign: a name of a company in words stays where it stands. */
function markedCompany(text: string, spans: readonly Span[]) {
  return spans.filter(isOf('company')).find(({ start }) => text.startsWith('@', start))
}

/** “remind Oscar …”, “нагадати Ользі …”: here the keyword is the verb. */
function hasObject(text: string, spans: readonly Span[], { end }: Span): boolean {
  return spans.some(({ kind, start }) => kind === 'contact' && start >= end && /^\s+$/u.test(text.slice(end, start)))
}

/** “remind me tomorrow to pay”: the date has parted “to” from its keyword. */
function taskTitle(title: string, keyword: Span | undefined): string {
  return keyword === undefined ? title : title.replace(/^to (?=\p{L})/iu, '')
}

export function asTask({ text, spans, when, known }: SpannedLine): TaskReading {
  const verb = spans.find(isOf('verb'))
  const keyword = spans.find(isOf('keyword'))
  // The keyword of another kind is part of the title: “deal with Anna” may be something to do.
  const used = taken(spans, TAKEN.task).filter(
    (span) => span.kind !== 'keyword' || (keyword?.value === 'task' && !hasObject(text, spans, span)),
  )
  return {
    kind: 'task',
    type: verb?.value.type ?? 'todo',
    title: taskTitle(leftover(text, used), keyword),
    due: when?.reading ?? null,
    repeat: when?.repeat ?? null,
    people: findPeople(text, spans, known, false),
    company: companyOf(spans),
    deal: dealOf(spans),
    assignee: memberOf(spans),
  }
}

const FOR_NAME = /(?:^|[\s|])(?:for|від|from|для) (\p{Lu}[\p{L}\p{M}'’ʼ.&-]*(?: \p{Lu}[\p{L}\p{M}\p{N}'’ʼ.&-]*){0,2})/u

export function asDeal({ text, spans, when, known }: SpannedLine): DealReading {
  const keyword = spans.find(isOf('keyword'))
  const company = markedCompany(text, spans)
  const used = [
    ...taken(spans, TAKEN.deal).filter((span) => span.kind !== 'keyword' || keyword?.value === 'deal'),
    ...(company === undefined ? [] : [company]),
  ]
  const people = findPeople(text, spans, known, true)
  const forWhom = people.place === null ? (FOR_NAME.exec(masked(text, used))?.[1] ?? null) : null
  return {
    kind: 'deal',
    title: leftover(text, used),
    amount: spans.find(isOf('money'))?.value ?? null,
    expectedClose: when?.reading ?? null,
    people: people.typed === null && people.fits.length === 0 ? { ...people, typed: forWhom } : people,
    company: spans.find(isOf('company'))?.value ?? null,
    tags: tagsOf(spans),
    owner: memberOf(spans),
  }
}

export function asContact({ text, spans }: SpannedLine): ContactReading {
  const phones = spans.filter(isOf('phone'))
  const emails = spans.filter(isOf('email'))
  const keyword = spans.find(isOf('keyword'))
  const company = spans.find(isOf('company'))
  const used: readonly Place[] = [
    ...phones,
    ...emails,
    ...taken(spans, ['tag']),
    ...(company === undefined ? [] : [company]),
    ...(keyword?.value === 'contact' ? [keyword] : []),
  ]
  const parts = leftoverParts(text, used)
  const read = readContactParts(parts, /[\n(]/u.test(text))
  const numbers = [...new Map(phones.map(({ value }) => [value.e164, withLabelText(value.value, value)])).values()]
  const addresses = [...new Set(emails.map(({ value }) => value))]
  const rest = [
    ...read.rest,
    ...(company !== undefined && read.company !== null ? [read.company] : []),
    ...numbers.slice(MAX_PHONES),
    ...addresses.slice(MAX_EMAILS),
  ]
  const others = spans.filter(({ kind }) => kind === 'verb' || kind === 'money' || kind === 'deal' || isWhen(kind))
  return {
    kind: 'contact',
    name: read.name,
    phones: numbers.slice(0, MAX_PHONES),
    emails: addresses.slice(0, MAX_EMAILS),
    job: read.job,
    company: company?.value ?? read.company,
    tags: tagsOf(spans),
    rest: rest.join('\n'),
    tidy: others.length === 0 && rest.length === 0 && isFullName(read.name),
  }
}

function isWhen(kind: SpanKind): boolean {
  return WHEN_KINDS.some((part) => part === kind)
}

/** “note Oscar: likes tea”: the name before the colon says whom it is about, and is not part of the note. */
function headingOf(text: string, used: readonly Place[], { place }: Pick<People, 'place'>): Place | null {
  if (place === null || /[\p{L}\p{N}]/u.test(masked(text, used).slice(0, place.start))) return null
  const colon = /^\s*:/u.exec(text.slice(place.end))
  return colon === null ? null : { start: place.start, end: place.end + colon[0].length }
}

export function asNote({ text, spans, known }: SpannedLine): NoteReading {
  const keyword = spans.find(isOf('keyword'))
  const used = keyword?.value === 'note' ? [keyword] : []
  const people = findPeople(text, spans, known, false)
  const company = people.fits.length > 0 ? null : companyOf(spans)
  const deal = dealOf(spans)
  const titled = spans.find(isOf('deal')) ?? (company === null ? undefined : spans.find(isOf('company')))
  const heading = headingOf(text, used, titled === undefined ? people : { place: titled })
  const words = noteText(text, heading === null ? used : [...used, heading])
  return { kind: 'note', text: words, heading, people, company, deal }
}

/** A note keeps its lines. */
function noteText(text: string, places: readonly Place[]): string {
  return text
    .split('\n')
    .map((line, index, lines) => {
      const from = lines.slice(0, index).reduce((sum, { length }) => sum + length + 1, 0)
      const within = places.filter(({ start }) => start >= from && start < from + line.length)
      return within.length === 0
        ? line
        : leftover(
            line,
            within.map(({ start, end }) => ({ start: start - from, end: Math.min(end - from, line.length) })),
          )
    })
    .join('\n')
    .trim()
}

/** Whether a number, an address or a company is the contact's: a new one is to be added. */
function isOwn(span: Span, { phones, emails, companyName }: KnownContact): boolean {
  if (span.kind === 'company') return span.known !== null && span.known.name === companyName
  if (span.kind === 'phone') return phones.includes(span.value.e164)
  return span.kind !== 'email' || emails.includes(span.value.toLowerCase())
}

/** The record that the whole line names: one contact, company or deal, by its name, or a contact by a number or an address. */
export function asOpen({ text, spans, known }: SpannedLine): OpenReading | null {
  const asked = spans.filter((span) => isOf('keyword')(span) && span.value === 'search')
  const named = spans.filter((span) => ['contact', 'company', 'deal', 'phone', 'email'].includes(span.kind))
  const whole = named.length > 0 && !/[\p{L}\p{N}]/u.test(masked(text, [...named, ...asked]))
  if (!whole) return null
  const deal = dealOf(spans)
  const { fits } = findPeople(text, spans, known, false)
  const [contact, other] = fits
  if (contact !== undefined && other === undefined && named.every((span) => isOwn(span, contact)))
    return { kind: 'open', record: { kind: 'contact', id: contact.id } }
  if (contact !== undefined) return null
  const [company] = named.filter(isOf('company'))
  if (company === undefined) return deal && { kind: 'open', record: { kind: 'deal', id: deal.id } }
  const opened = companyOf([company])
  return named.length === 1 && opened !== null ? { kind: 'open', record: { kind: 'company', id: opened.id } } : null
}
