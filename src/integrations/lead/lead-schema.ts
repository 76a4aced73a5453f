/** The flat lead schema: the format of each field. Liberal in how a value is written, strict in its size. */
import { z } from 'zod'

import type { LEAD_PROBLEMS } from './lead-draft.ts'
import type { LeadField } from './lead-fields.ts'

type Problem = (typeof LEAD_PROBLEMS)[number]

/** The maximum number of characters, or entries, of each field. What exceeds it goes into the note. */
export const LEAD_LIMITS = {
  name: 128,
  email: 254,
  phone: 40,
  telegramUsername: 32,
  title: 128,
  note: 10_000,
  tags: 20,
  tag: 32,
  externalId: 256,
  source: 512,
} as const

const message = (problem: Problem) => ({ error: problem })

/** Longer values are refused before any cleaning: a megabyte of spaces must not be trimmed to a name. */
export const MAX_RAW_LENGTH = 2 * LEAD_LIMITS.note
export const MAX_RAW_TAGS = 500

/** Numbers and booleans are converted to text. */
const written = z
  .union([z.string(), z.number(), z.boolean()], message('not-a-text'))
  .transform(String)
  .pipe(z.string().max(MAX_RAW_LENGTH, message('too-long')))

/** One readable line. */
export function cleanLine(text: string): string {
  return text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .normalize('NFC')
}

const line = (limit: number) => written.transform(cleanLine).pipe(z.string().max(limit, message('too-long')))

const note = written
  .transform((text) =>
    text
      .replace(/\r\n?/gu, '\n')
      .replace(/[^\P{Cc}\n\t]/gu, '')
      .trim()
      .normalize('NFC'),
  )
  .pipe(z.string().max(LEAD_LIMITS.note, message('too-long')))

const email = line(LEAD_LIMITS.email)
  // Also `Ada Byron <ada@example.com>`, as in the headers of a message.
  .transform((text) => text.replace(/^[^<>]*<([^<>\s]+)>$/u, '$1').replace(/^mailto:/iu, ''))
  .pipe(z.string().regex(/^[^\s@,;<>"]{1,64}@[^\s@,;<>"]+\.[^\s@.,;<>"\d][^\s@.,;<>"]+$/u, message('not-an-email')))

/**
 * Only the workspace's region can decide whether the number is real. ITU-T E.164: at most 15 digits; here also an
 * extension.
 */
const phone = line(LEAD_LIMITS.phone)
  .transform((text) => text.replace(/^tel:/iu, ''))
  .refine((text) => /^[+(\d]/u.test(text) && /^\D*(?:\d\D*){5,20}$/u.test(text), message('not-a-phone'))

/** Bot API: at most 52 significant bits. Group ids are negative and therefore refused. */
const telegramUserId = line(20).refine(
  (text) => /^[1-9]\d{0,15}$/u.test(text) && Number(text) < 2 ** 52,
  message('not-a-telegram-id'),
)

const telegramUsername = line(64)
  .transform((text) => text.replace(/^(?:https?:\/\/)?(?:www\.)?t(?:elegram)?\.me\//iu, '').replace(/^@/u, ''))
  .pipe(z.string().regex(/^[a-z]\w{3,31}$/iu, message('not-a-telegram-username')))

const tags = z
  .union([z.array(written), written.transform((text) => text.split(/[,;]/u))], message('not-a-text'))
  .refine((list) => list.length <= MAX_RAW_TAGS, message('too-many'))
  .transform((list) => [
    ...new Set(
      list
        .map((tag) =>
          tag
            .replace(/^\s*#/u, '')
            .replace(/[\s,;#]+/gu, ' ')
            .trim()
            // A tag is a single word everywhere else too.
            .replaceAll(' ', '-')
            .toLowerCase()
            .normalize('NFC'),
        )
        .filter((tag) => /[\p{L}\p{N}]/u.test(tag)),
    ),
  ])

const EARLIEST = Date.UTC(2000, 0, 1)
const LATEST = Date.UTC(2100, 0, 1)

/** ISO 8601 with a zone, or seconds or milliseconds since 1970. A time without a zone is read as UTC. */
const occurredAt = z.union([z.string(), z.number()], message('not-a-time')).transform((value, context) => {
  const text = String(value).trim()
  const iso = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?<zone>Z|[+-]\d{2}:?\d{2})?)?$/u.exec(text)
  const number = /^\d{10}(?:\d{3})?$/u.test(text) ? Number(text) * (text.length === 10 ? 1000 : 1) : Number.NaN
  const zoned =
    text.replace(' ', 'T').replace(/([+-]\d{2})(\d{2})$/u, '$1:$2') +
    (iso?.groups?.['zone'] ? '' : text.length > 10 ? 'Z' : '')
  const at = iso ? Date.parse(zoned) : number
  if (at >= EARLIEST && at < LATEST) return new Date(at).toISOString()
  context.addIssue({ code: 'custom', message: 'not-a-time' })
  return z.NEVER
})

/** Amount and currency depend on the rest of the lead and on the workspace, so they are read separately. */
type TextField = Exclude<LeadField, 'amount' | 'currency'>

/** One schema per field; API documentation can be generated from it. */
export const leadFieldSchemas = {
  name: line(LEAD_LIMITS.name),
  firstName: line(LEAD_LIMITS.name),
  lastName: line(LEAD_LIMITS.name),
  email,
  phone,
  telegramUserId,
  telegramUsername,
  company: line(LEAD_LIMITS.name),
  title: line(LEAD_LIMITS.title),
  note,
  tags,
  externalId: line(LEAD_LIMITS.externalId),
  occurredAt,
  source: line(LEAD_LIMITS.source),
  utmSource: line(LEAD_LIMITS.source),
  utmMedium: line(LEAD_LIMITS.source),
  utmCampaign: line(LEAD_LIMITS.source),
  utmTerm: line(LEAD_LIMITS.source),
  utmContent: line(LEAD_LIMITS.source),
} as const satisfies Record<TextField, z.ZodType>

export type ParsedTexts = { readonly [Field in TextField]?: z.output<(typeof leadFieldSchemas)[Field]> }
