/** The text of a mail that only has HTML. Rough: it is read by people and never shown as HTML. */

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** Longer HTML is cut first: nothing is read twice. */
const MAX_LENGTH = 200_000

export function htmlText(html: string): string {
  return html
    .slice(0, MAX_LENGTH)
    .replaceAll(/<(style|script|head)\b[^<]*(?:<(?!\/\1)[^<]*)*<\/\1\s*>/giu, '')
    .replaceAll(/<(?:br|\/p|\/div|\/tr|\/li|\/h\d)\b[^>]{0,200}>/giu, '\n')
    .replaceAll(/<[^<>]{0,2000}>/gu, '')
    .replaceAll(/&(?:#(?<code>\d{1,7})|(?<name>[a-z]{2,6}));/giu, (whole, code?: string, name?: string) => {
      const point = code === undefined ? Number.NaN : Number(code)
      if (point > 0 && point <= 0x10_ffff) return String.fromCodePoint(point)
      return ENTITIES[name?.toLowerCase() ?? ''] ?? whole
    })
    .replaceAll(/[^\S\n]+/gu, ' ')
    .replaceAll(/ ?\n ?/gu, '\n')
    .replaceAll(/\n{3,}/gu, '\n\n')
    .trim()
}
