/** What a number or an address is for: one of the usual labels, or the person's own words. Pure. */
import { fieldProblem } from './field-problem.ts'
import { parseSingleLine } from './single-line.ts'

/** As they are stored, and as the API and address books have them. Everything else is in somebody's own words. */
export const USUAL_LABELS = ['mobile', 'work', 'home', 'other'] as const
export type UsualLabel = (typeof USUAL_LABELS)[number]

/** In UTF-16 units. */
export const MAX_LABEL_LENGTH = 20

/** A number or an address may have a label. Two that differ only in it are the same. */
export type Labelled = { readonly label?: string }

const WORDS: Readonly<Record<UsualLabel, string>> = {
  mobile: 'mobile phone|mobile|mob|cell phone|cellphone|cellular|cell|мобільний|мобільна|мобільне|мобилка|мобілка|моб',
  work: 'work phone|work|office|business|робочий|робоча|робоче|роб|офіс|офісний|офісна|рабочий|рабочая',
  home: 'home phone|home|personal|private|домашній|домашня|домашнє|дім|дом|особистий|особиста|приватний|приватна|личный|личная|домашний',
  other: 'other|інший|інша|інше|другой|другая',
}

const KNOWN = Object.values(WORDS).join('|')
const SIGNS = String.raw`\p{L}\p{M}\p{N} .'’ʼ/-`
const OWN = String.raw`\p{L}[${SIGNS}]{0,${MAX_LABEL_LENGTH - 1}}`
const NO_SIGN = new RegExp(`[^${SIGNS}]+`, 'gu')

/** “work +1 …”, “моб.: +380…”; in one's own words only with a colon. */
const BEFORE = new RegExp(`^(?:(${KNOWN})(?:\\.?\\s*[:–—-]\\s*|\\.?\\s+|\\.(?=\\+))|(${OWN}):\\s*)(?=\\S)`, 'iu')
/** “+380… робочий”, “+1 … (work)”; in one's own words only in brackets or after a dot as cards have it. */
const AFTER = new RegExp(
  `(?:[\\s–—-]+(${KNOWN})\\.?|\\s*·\\s*([${SIGNS}]{1,${MAX_LABEL_LENGTH}})|\\s*\\((${OWN})\\))$`,
  'iu',
)
/** They say what it is, and not what it is for. */
const NO_LABEL = /^(?:tel|telephone|phone|number|тел|телефон|номер|e-?mail|mail|mailto|пошта|адреса|почта)\.?$/iu

const WHOLE = USUAL_LABELS.map((label) => [label, new RegExp(`^(?:${WORDS[label]})\\.?$`, 'iu')] as const)

function usualLabel(text: string): UsualLabel | null {
  return WHOLE.find(([, words]) => words.test(text))?.[0] ?? null
}

/** A label as another program has it, in any case and language; null for none, and for what is too long to be one. */
export function labelFrom(text: string): string | null {
  // Google marks the main one with a star, Apple puts its own labels into signs. Commas and the like stand between numbers.
  const plain = text
    .replace(/^_\$!<(.*)>!\$_$/u, '$1')
    .replace(NO_SIGN, ' ')
    .replace(/ +/gu, ' ')
    .trim()
    .normalize('NFC')
  if (!/\p{L}/u.test(plain) || NO_LABEL.test(plain)) return null
  return usualLabel(plain) ?? (plain.length <= MAX_LABEL_LENGTH ? plain : null)
}

/** @throws AppError VALIDATION (empty, too-long, no-letters) */
export function parseLabel(typed: string): string {
  const line = parseSingleLine(typed, MAX_LABEL_LENGTH)
  const label = labelFrom(line)
  if (label === null) throw fieldProblem('no-letters')
  return label
}

/** A number or an address with its label, as one types them together. The text as it is if there is no label in it. */
export function splitLabel(text: string): { readonly rest: string } & Labelled {
  const before = BEFORE.exec(text)
  const after = before === null ? AFTER.exec(text) : null
  const [whole, ...words] = before ?? after ?? []
  const label = labelFrom(words.find((word) => word !== undefined) ?? '')
  if (whole === undefined || label === null) return { rest: text }
  return { rest: before === null ? text.slice(0, -whole.length) : text.slice(whole.length), label }
}

/** Both in one text, which {@link splitLabel} takes apart again. */
export function withLabelText(text: string, { label }: Labelled): string {
  return label === undefined || label === '' ? text : `${text} · ${label}`
}

/** What {@link withLabelText} made a text of. */
export function withoutLabelText(text: string): string {
  return text.replace(/ · [^·]*$/u, '')
}

const IN_HEADER = USUAL_LABELS.map(
  (label) => [label, new RegExp(`(?<![\\p{L}])(?:${WORDS[label]})(?![\\p{L}])`, 'iu')] as const,
)

/** What the name of a column or of a field says its numbers or addresses are for: “Business Phone”, “mobilephone”. */
export function labelInHeader(header: string): UsualLabel | null {
  const words = header.replaceAll(/[_/]+/gu, ' ').replace(/phone/iu, ' phone')
  return IN_HEADER.find(([, known]) => known.test(words))?.[0] ?? null
}

/** In a line, a word before a number may be about something else: “at work +1 …”. */
const BEFORE_IN_LINE = new RegExp(
  `(?<![\\p{L}\\p{N}])(?<!(?:at|from|to|in|в|у|на|з|із|до)\\s+)(${KNOWN})\\.?\\s*:?\\s*$`,
  'iu',
)
/** Behind a number it ends the line or the part of it. */
const AFTER_IN_LINE = new RegExp(`^(?:\\s*\\((${KNOWN}|${OWN})\\)|\\s+(${KNOWN})\\.?(?=\\s*(?:[|,;\\n]|$)))`, 'iu')

export type LabelInLine = { readonly label: string; /** Of how many UTF-16 units. */ readonly length: number }

function inLine(match: RegExpExecArray | null): LabelInLine | null {
  const label = labelFrom(match?.[1] ?? match?.[2] ?? '')
  return match === null || label === null ? null : { label, length: match[0].length }
}

/** The label at the end of what stands before a number in a line of text. */
export function labelBefore(text: string): LabelInLine | null {
  return inLine(BEFORE_IN_LINE.exec(text))
}

/** The label at the beginning of what stands behind it. */
export function labelBehind(text: string): LabelInLine | null {
  return inLine(AFTER_IN_LINE.exec(text))
}
