/** Opens the parts of a zipped file, none of which may unpack to more than it is allowed. */
import type { Readable } from 'node:stream'
import { promisify } from 'node:util'

import { type Entry, fromBuffer, type ZipFile } from 'yauzl'

import { XlsxFault } from './xlsx-fault.ts'

/** A spreadsheet has some dozens. */
const MAX_PARTS = 5_000

export type Zip = {
  readonly has: (name: string) => boolean
  /** @throws XlsxFault for a part that is missing, or unpacks to more than the limit */
  readonly open: (name: string, maxBytes: number) => Promise<Readable>
  readonly close: () => void
}

function readEntries(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>()
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      entries.set(entry.fileName, entry)
      if (entries.size > MAX_PARTS) reject(new XlsxFault('zip-bomb'))
      else zip.readEntry()
    })
    zip.on('end', () => resolve(entries))
    zip.on('error', (error: unknown) => reject(new XlsxFault('damaged', error)))
    zip.readEntry()
  })
}

/** @throws XlsxFault */
export async function openZip(bytes: Buffer): Promise<Zip> {
  const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true }
  const zip = await promisify<Buffer, typeof options, ZipFile>(fromBuffer)(bytes, options).catch((error: unknown) => {
    throw new XlsxFault('damaged', error)
  })
  const entries = await readEntries(zip)
  const openEntry = promisify<Entry, Readable>(zip.openReadStream.bind(zip))
  return {
    has: (name) => entries.has(name),
    async open(name, maxBytes) {
      const entry = entries.get(name)
      if (entry === undefined) throw new XlsxFault('damaged')
      if (entry.isEncrypted()) throw new XlsxFault('protected')
      // What it says is what it unpacks to: reading ends with an error at the first byte more.
      if (entry.uncompressedSize > maxBytes) throw new XlsxFault('zip-bomb')
      return openEntry(entry)
    },
    close: () => zip.close(),
  }
}
