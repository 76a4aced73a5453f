/** The text of a message that Intercom sends as HTML. Pure, and linear in its length. */

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' }
const MAX_LENGTH = 9000

export function plainMessage(html: string): string {
  return (
    html
      .slice(0, 4 * MAX_LENGTH)
      .replaceAll(/<br\s*\/?>|<\/(?:p|div|li|h\d)>/giu, '\n')
      .replaceAll(/<[a-z/!][^<>]*>/giu, '')
      // One pass: what an entity stands for is not read again.
      .replaceAll(/&(amp|lt|gt|quot|#39|nbsp);/gu, (_, name: string) => ENTITIES[name] ?? '')
      .replaceAll(/\n{3,}/gu, '\n\n')
      .trim()
      .slice(0, MAX_LENGTH)
      // Never end with half a surrogate pair.
      .replace(/[\uD800-\uDBFF]$/u, '')
  )
}
