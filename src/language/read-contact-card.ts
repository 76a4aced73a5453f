/** Reads a contact card as a chat shares it, with its vCard, into typed fields; the rest becomes lines of a note. Pure. */
import { parseEmails } from './emails.ts'
import { fieldProblemOf } from './field-problem.ts'
import { parsePhones } from './phones.ts'
import { readVCard } from './read-vcard.ts'
import { parseSingleLine } from './single-line.ts'

export type SentCard = {
  readonly name: string
  /** International, with or without its plus. */
  readonly phone: string
  readonly vcard: string | null
}

/** As typed; only what the parsers accept. */
export type ReadContactCard = {
  readonly typed: {
    readonly name?: string
    readonly phones?: string
    readonly emails?: string
    readonly company?: string
    readonly jobTitle?: string
  }
  readonly note: string
}

/** What a contact holds at most; the rest goes into the note. */
const MAX_VALUES = 10

function isUsable(text: string, parse: (text: string) => unknown): boolean {
  try {
    parse(text)
    return true
  } catch (error) {
    if (fieldProblemOf(error) === null) throw error
    return false
  }
}

type Sorted = { readonly usable: readonly string[]; readonly rest: readonly string[] }

/** @param parse reads a list of values into what they are compared by */
function sorted(values: readonly string[], parse: (text: string) => readonly string[]): Sorted {
  const seen = new Set<string>()
  const usable: string[] = []
  const rest: string[] = []
  for (const value of values) {
    if (!isUsable(value, parse)) {
      rest.push(value)
      continue
    }
    const [key = value] = parse(value)
    if (seen.has(key)) continue
    seen.add(key)
    if (usable.length < MAX_VALUES) usable.push(value)
    else rest.push(value)
  }
  return { usable, rest }
}

/** @param region ISO 3166-1 alpha-2: of numbers in the vCard without a country code */
export function readContactCard({ name, phone, vcard }: SentCard, region: string): ReadContactCard {
  const person = vcard === null ? null : readVCard(vcard)
  const international = phone === '' || phone.startsWith('+') ? phone : `+${phone}`
  const numbers = [international, ...(person?.phones ?? [])].map((one) => one.replace(/[,;\n]/gu, ' ').trim())
  const phones = sorted(numbers, (text) => parsePhones(text, region).map(({ e164 }) => e164))
  const emails = sorted(person?.emails ?? [], (text) => parseEmails(text).map(({ normalized }) => normalized))
  const line = (text: string): string => (isUsable(text, (one) => parseSingleLine(one)) ? parseSingleLine(text) : '')
  const lines = { name: line(name) || line(person?.name ?? ''), company: line(person?.organisation ?? '') }
  const jobTitle = line(person?.title ?? '')
  const note = [
    ...phones.rest.filter((one) => one !== '').map((one) => `📞 ${one}`),
    ...emails.rest.map((one) => `✉️ ${one}`),
    ...(person?.addresses ?? []).map((one) => `🏠 ${one}`),
    ...(person === null || person.birthday === '' ? [] : [`🎂 ${person.birthday.replace(/^--/u, '')}`]),
    ...(person?.links ?? []).map((one) => `🔗 ${one}`),
    ...(person === null || person.note === '' ? [] : [person.note]),
  ]
  return {
    typed: {
      ...(lines.name !== '' && { name: lines.name }),
      ...(phones.usable.length > 0 && { phones: phones.usable.join(', ') }),
      ...(emails.usable.length > 0 && { emails: emails.usable.join(', ') }),
      ...(lines.company !== '' && { company: lines.company }),
      ...(jobTitle !== '' && { jobTitle }),
    },
    note: note.join('\n').normalize('NFC'),
  }
}
