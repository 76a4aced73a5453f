/**
 * The text of a mail that only has HTML. Rough: it is read by people and never shown as HTML. It goes through the HTML once,
 * since a stranger wrote it.
 */
import { beginningOf } from '../../language/cut-text.ts'

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }
const MAX_LENGTH = 200_000

/** What is inside these is not text. */
const HIDDEN: Readonly<Record<string, RegExp>> = { style: /<\/style/giu, script: /<\/script/giu, head: /<\/head/giu }
const BREAKS = ['br', '/p', '/div', '/tr', '/li', '/h1', '/h2', '/h3', '/h4', '/h5', '/h6']
const TAG = /<(?<name>\/?[a-z][a-z0-9]{0,15}|!)/iuy

/** Where the hidden part ends; the end of the text if it has none. */
function endOf(pattern: RegExp, html: string, from: number): number {
  pattern.lastIndex = from
  return pattern.exec(html)?.index ?? html.length
}

function withoutTags(html: string): string {
  const parts: string[] = []
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open < 0) break
    parts.push(html.slice(at, open))
    TAG.lastIndex = open
    const name = TAG.exec(html)?.groups?.['name']?.toLowerCase()
    const close = name === undefined ? open : html.indexOf('>', open)
    if (name === undefined) parts.push('<')
    // A tag without an end: nothing after it is text.
    if (close < 0) return parts.join('')
    if (name !== undefined && BREAKS.includes(name)) parts.push('\n')
    const hidden = name !== undefined && Object.hasOwn(HIDDEN, name) ? HIDDEN[name] : undefined
    at = hidden === undefined ? close + 1 : endOf(hidden, html, close)
  }
  return parts.join('') + html.slice(at)
}

function decoded(text: string): string {
  return text.replaceAll(/&(?:#(?<code>\d{1,7})|(?<name>[a-z]{2,6}));/giu, (whole, code?: string, name?: string) => {
    const point = code === undefined ? Number.NaN : Number(code)
    if (point > 0 && point <= 0x10_ffff) return String.fromCodePoint(point)
    return ENTITIES[name?.toLowerCase() ?? ''] ?? whole
  })
}

export function htmlText(html: string): string {
  return decoded(withoutTags(beginningOf(html, MAX_LENGTH)))
    .replaceAll(/[^\S\n]+/gu, ' ')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replaceAll(/\n{3,}/gu, '\n\n')
    .trim()
}
