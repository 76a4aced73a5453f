/** Reads people from vCard files, as telephones and address books export them. */
import { readVCard, type VCardPerson } from '../../language/read-vcard.ts'
import { decodeChunks } from './decode-text.ts'

/** A card may hold a photo; beyond this it is not read. */
const MAX_CARD_LENGTH = 4 * 1024 * 1024
const END = /^END:VCARD[ \t]*\r?$/imu

/** Yields every card; those that cannot be read are left out. @throws Error for a card larger than four megabytes */
export async function* vCardPeople(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<VCardPerson> {
  let waiting = ''
  for await (const text of decodeChunks(chunks)) {
    waiting += text
    for (let end = END.exec(waiting); end !== null; end = END.exec(waiting)) {
      const stop = end.index + end[0].length
      const begin = waiting.search(/^BEGIN:VCARD/imu)
      const person = begin === -1 ? null : readVCard(waiting.slice(begin, stop).trim())
      if (person !== null) yield person
      waiting = waiting.slice(stop)
    }
    if (waiting.length > MAX_CARD_LENGTH) throw new Error('A card is too large')
  }
}
