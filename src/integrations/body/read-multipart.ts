/** Reads multipart/form-data (RFC 7578). Of an uploaded file only the name is kept. */
import { MultipartParseError, type MultipartPart, parseMultipart } from '@remix-run/multipart-parser'

import { type FormField, MAX_FORM_FIELDS } from './form-record.ts'

/** RFC 2046: 1 to 70 characters, quoted if they are not those of a token. */
const BOUNDARY = /;\s*boundary=(?:"(?<quoted>[^"\r\n]{1,70})"|(?<plain>[^\s;"]{1,70}))/iu

const decoder = new TextDecoder('utf-8', { fatal: true })

function fieldOf(part: MultipartPart): FormField {
  return [part.name ?? '', part.isFile ? (part.filename ?? '') : decoder.decode(part.bytes)]
}

/** @returns the fields in order; null if it is not such a form, has too many fields, or a text that is not UTF-8 */
export function readMultipart(raw: Uint8Array, contentType: string): readonly FormField[] | null {
  const { quoted, plain } = BOUNDARY.exec(contentType)?.groups ?? {}
  const boundary = quoted ?? plain
  if (boundary === undefined) return null
  const limits = { maxFileSize: raw.length, maxTotalSize: raw.length, maxParts: MAX_FORM_FIELDS }
  try {
    return [...parseMultipart(raw, { boundary, ...limits })].map(fieldOf)
  } catch (error) {
    // The decoder throws a TypeError.
    if (error instanceof MultipartParseError || error instanceof TypeError) return null
    throw error
  }
}
