/** Reads the files of a backup, document by document. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { createGunzip } from 'node:zlib'

import { AppError } from '../../errors.ts'
import type { CollectionEntry } from './manifest.ts'

/** BSON 1.1: a document begins with its length in four bytes; the smallest document is five bytes. */
const LENGTH_BYTES = 4
const MIN_DOCUMENT_BYTES = 5
/** MongoDB stores at most 16 MiB in a document; this leaves some room. */
const MAX_DOCUMENT_BYTES = 17 * 1024 * 1024
/** Bytes unpacked at a time. */
const CHUNK = 1024 * 1024

/**
 * The documents of one collection, each as its bytes.
 *
 * @throws AppError VALIDATION when the file is damaged or does not match the manifest; checksum and count are checked
 * at the end
 */
export async function* readCollection(folder: string, entry: CollectionEntry): AsyncGenerator<Uint8Array> {
  const damaged = (cause?: unknown): AppError => {
    const message = `${join(folder, entry.file)} is damaged: what it holds is not what the manifest says`
    return new AppError('VALIDATION', { message, cause })
  }
  const hash = createHash('sha256')
  let documents = 0
  let rest: Buffer = Buffer.alloc(0)
  const source = createReadStream(join(folder, entry.file))
  const unpacked = createGunzip({ chunkSize: CHUNK })
  source.on('error', (error) => unpacked.destroy(error))
  source.pipe(unpacked)
  try {
    for await (const chunk of unpacked) {
      rest = rest.length === 0 ? (chunk as Buffer) : Buffer.concat([rest, chunk as Buffer])
      while (rest.length >= LENGTH_BYTES) {
        const length = rest.readInt32LE(0)
        if (length < MIN_DOCUMENT_BYTES || length > MAX_DOCUMENT_BYTES) throw damaged()
        if (rest.length < length) break
        const document = rest.subarray(0, length)
        rest = rest.subarray(length)
        hash.update(document)
        documents += 1
        yield document
      }
    }
  } catch (error) {
    throw error instanceof AppError || !isFileTrouble(error) ? error : damaged(error)
  } finally {
    source.destroy()
    unpacked.destroy()
  }
  if (rest.length > 0 || documents !== entry.documents || hash.digest('hex') !== entry.sha256) throw damaged()
}

/** Reads all of it. @throws AppError VALIDATION as `readCollection` */
export async function verifyCollection(folder: string, entry: CollectionEntry): Promise<void> {
  for await (const _document of readCollection(folder, entry)) {
    // readCollection checks the count and checksum.
  }
}

/** Whether an error comes from the file system or zlib, rather than from the document reader. */
function isFileTrouble(error: unknown): boolean {
  const code: unknown = Reflect.get(Object(error), 'code')
  return typeof code === 'string' && /^(?:E[A-Z]+|Z_[A-Z_]+)$/.test(code)
}
