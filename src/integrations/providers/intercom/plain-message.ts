/** The text of a message that Intercom sends as HTML. Pure, and linear in its length. */
import { beginningOf } from '../../../language/cut-text.ts'

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' }
const MAX_LENGTH = 9000

export function plainMessage(html: string): string {
  return beginningOf(
    beginningOf(html, 4 * MAX_LENGTH)
      .replaceAll(/<br\s*\/?>|<\/(?:p|div|li|h\d)>/giu, '\n')
      .replaceAll(/<[a-z/!][^<>]*>/giu, '')
      // One pass: what an entity stands for is not read again.
      .replaceAll(/&(amp|lt|gt|quot|#39|nbsp);/gu, (_, name: string) => ENTITIES[name] ?? '')
      .replaceAll(/\n{3,}/gu, '\n\n')
      .trim(),
    MAX_LENGTH,
  )
}
