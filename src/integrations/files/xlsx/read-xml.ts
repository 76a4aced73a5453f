/** Reads XML as a stream of what it holds: nothing of it is kept. */
import { SaxesParser } from 'saxes'

import { XlsxFault } from './xlsx-fault.ts'

export type XmlEvent =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: Readonly<Record<string, string>> }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'close'; readonly name: string }

/** Without its namespace: Excel's own files have none, others write `x:row`. */
const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

/** @throws XlsxFault for text that is not XML, or breaks off */
export async function* readXml(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<XmlEvent> {
  const parser = new SaxesParser()
  const decoder = new TextDecoder()
  let events: XmlEvent[] = []
  parser.on('opentag', ({ name, attributes }) => {
    events.push({ kind: 'open', name: localName(name), attributes })
  })
  parser.on('text', (text) => void events.push({ kind: 'text', text }))
  parser.on('closetag', ({ name }) => void events.push({ kind: 'close', name: localName(name) }))
  parser.on('error', (error) => {
    throw new XlsxFault('damaged', error)
  })
  try {
    for await (const chunk of chunks) {
      parser.write(decoder.decode(chunk, { stream: true }))
      yield* events
      events = []
    }
    parser.close()
    yield* events
  } catch (error) {
    throw error instanceof XlsxFault ? error : new XlsxFault('damaged', error)
  }
}
