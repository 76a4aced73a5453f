/** Splits a file of vCards into cards, line by line: of a photo nothing is kept, however long it is. */
import { beginsPicture } from '../../language/read-vcard.ts'

/** In UTF-16 units, without pictures: a card has some hundreds. */
const MAX_CARD_LENGTH = 4 * 1024 * 1024

export class CardTooLargeError extends Error {
  override readonly name = 'CardTooLargeError'
}

async function* lines(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let begun: string[] = []
  let length = 0
  for await (const text of texts) {
    const [first = '', ...others] = text.split('\n')
    begun.push(first)
    length += first.length
    // A photo may be one line of megabytes; whatever else is as long is no card.
    if (length > 4 * MAX_CARD_LENGTH) throw new CardTooLargeError('A line is too long')
    for (const other of others) {
      yield begun.join('')
      begun = [other]
      length = other.length
    }
  }
  yield begun.join('')
}

/** Each card with its first and last line; the last one may be cut. @throws CardTooLargeError */
export async function* splitVCards(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let card: string[] | null = null
  let length = 0
  let isInPicture = false
  for await (const line of lines(texts)) {
    if (/^\s*BEGIN:VCARD/iu.test(line)) {
      card = []
      length = 0
      isInPicture = false
    }
    if (card === null) continue
    if (!/^[ \t]/u.test(line)) isInPicture = beginsPicture(line)
    if (isInPicture) continue
    card.push(line)
    length += line.length
    if (length > MAX_CARD_LENGTH) throw new CardTooLargeError('A card is too large')
    if (!/^END:VCARD\s*$/iu.test(line)) continue
    yield card.join('\n').trim()
    card = null
  }
  if (card !== null) yield card.join('\n')
}
