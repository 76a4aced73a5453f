import { randomBytes } from 'node:crypto'
import { extname } from 'node:path'

import type { ImageSize } from './image-size.ts'
import type { StoredFile, StoreRecord } from './store/state.ts'
import type { Store } from './store/store.ts'

/** Stores a file's bytes and creates its record with a new file_id. */
export function keepFile(
  store: Store,
  file: { readonly name: string; readonly type: string; readonly content: Uint8Array },
  image?: ImageSize,
): StoredFile {
  const unique = store.putFile(file.content)
  const fileId = `BQAC${randomBytes(36).toString('base64url')}`
  const folder = image === undefined ? 'documents' : 'photos'
  const extension = extname(file.name).replaceAll(/[^\w.]/g, '')
  const kept: StoredFile = {
    file_id: fileId,
    file_unique_id: unique,
    file_path: `${folder}/file_${store.state.files.size}${extension}`,
    file_name: file.name,
    mime_type: image?.mimeType ?? file.type,
    file_size: file.content.byteLength,
    ...(image === undefined ? {} : { width: image.width, height: image.height }),
  }
  const record: StoreRecord = { t: 'file', file: kept }
  store.commit(record)
  return kept
}

/** The type by file extension, if the sender gave none. */
export function mimeTypeOf(name: string, given: string | undefined): string {
  if (given !== undefined && given !== '' && given !== 'application/octet-stream') return given
  return TYPES[extname(name).toLowerCase()] ?? 'application/octet-stream'
}

const TYPES: Readonly<Record<string, string>> = {
  '.csv': 'text/csv',
  '.txt': 'text/plain',
  '.json': 'application/json',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.vcf': 'text/vcard',
  '.ogg': 'audio/ogg',
  '.oga': 'audio/ogg',
  '.mp3': 'audio/mpeg',
  '.m4a': 'audio/mp4',
  '.wav': 'audio/wav',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
  '.mov': 'video/quicktime',
  '.zip': 'application/zip',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}
