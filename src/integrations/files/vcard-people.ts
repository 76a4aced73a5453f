/** Reads people from vCard files, as telephones and address books export them. */
import { readVCard, type VCardPerson } from '../../language/read-vcard.ts'
import { decodeChunks } from './decode-text.ts'
import { splitVCards } from './split-vcards.ts'

/** Yields every card; those that cannot be read are left out. @throws Error for a card larger than four megabytes */
export async function* vCardPeople(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<VCardPerson> {
  for await (const card of splitVCards(decodeChunks(chunks))) {
    const person = readVCard(card)
    if (person !== null) yield person
  }
}
