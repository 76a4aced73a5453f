/** Finds what a sign marks in a line: email addresses, #tags, and @names of members, contacts and companies. Pure. */
import { foldTyped } from '../typed-text.ts'
import type { Known } from './known.ts'
import type { Span } from './span.ts'

const EMAIL = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}/gu
const TAG = /(?<![\p{L}\p{N}#])#([\p{L}\p{N}][\p{L}\p{M}\p{N}_-]{0,63})/gu
const AT = /(?<![\p{L}\p{N}.@])@(?:"([^"\n]{1,128})"|«([^»\n]{1,128})»|([\p{L}\p{N}][\p{L}\p{M}\p{N}&._-]{0,127}))/gu

function sameHandle(username: string | null, typed: string): boolean {
  return username !== null && foldTyped(username) === foldTyped(typed)
}

function companyNamed(value: string, { companies }: Known) {
  const known = companies.find(({ name }) => foldTyped(name) === foldTyped(value)) ?? null
  return { kind: 'company', value, known } as const
}

/** Who or what an @name means: a member, else a contact, else a company. In “@Acme_Ltd” the underscore is a space. */
function readHandle(typed: string, known: Known) {
  const { members, contacts } = known
  const member = members.find(({ username }) => sameHandle(username, typed))
  if (member !== undefined) return { kind: 'member', value: member } as const
  const people = contacts.filter(({ username }) => sameHandle(username, typed))
  if (people.length > 0) return { kind: 'contact', value: people } as const
  return companyNamed(typed.replaceAll('_', ' '), known)
}

export function findMarks(text: string, known: Known): readonly Span[] {
  const at = (match: RegExpExecArray, from = 0) => ({
    start: match.index + from,
    end: match.index + match[0].length,
    certainty: 1,
  })
  return [
    ...[...text.matchAll(EMAIL)].map((match): Span => {
      const value = match[0].replace(/\.+$/u, '')
      const { start, certainty } = at(match)
      return { start, end: start + value.length, certainty, kind: 'email', value }
    }),
    ...[...text.matchAll(TAG)].map((match): Span => ({ ...at(match), kind: 'tag', value: match[1] ?? '' })),
    ...[...text.matchAll(AT)].map((match): Span => {
      const quoted = match[1] ?? match[2]
      if (quoted !== undefined) return { ...at(match), ...companyNamed(quoted, known) }
      const name = (match[3] ?? '').replace(/[._-]+$/u, '')
      const place = { start: match.index, end: match.index + 1 + name.length, certainty: 1 }
      return { ...place, ...readHandle(name, known) }
    }),
  ]
}
