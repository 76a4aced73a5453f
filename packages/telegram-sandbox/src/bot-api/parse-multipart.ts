/**
 * multipart/form-data (RFC 7578) as bots send it. The platform's own parser is stricter than Telegram: it refuses the
 * header lines that grammY writes, which have no space after the colon and no quotes around file names.
 */
import type { Upload } from './parameters.ts'

export type MultipartForm = {
  readonly values: Readonly<Record<string, string>>
  readonly uploads: ReadonlyMap<string, Upload>
}

/** @returns null if the body is not such a form */
export function parseMultipart(body: Uint8Array, contentType: string): MultipartForm | null {
  const boundary = /boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType)
  const mark = boundary?.[1] ?? boundary?.[2]
  if (mark === undefined) return null
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  const delimiter = `\r\n--${mark}`
  const values: Record<string, string> = {}
  const uploads = new Map<string, Upload>()
  // The first delimiter may be at the very start, without the line break before the others.
  let at = bytes.indexOf(delimiter.slice(2))
  if (at < 0) return null
  at += delimiter.length - 2
  while (bytes.toString('latin1', at, at + 2) !== '--') {
    const headEnd = bytes.indexOf('\r\n\r\n', at)
    const end = headEnd < 0 ? -1 : bytes.indexOf(delimiter, headEnd + 2)
    if (end < 0) return null
    const head = bytes.toString('utf8', at, headEnd)
    const name = parameterOf(head, 'name')
    if (name === null) return null
    const content = bytes.subarray(headEnd + 4, Math.max(end, headEnd + 4))
    const fileName = extendedNameOf(head) ?? parameterOf(head, 'filename')
    if (fileName === null) values[name] = content.toString('utf8')
    else {
      const type = /^content-type:\s*([^\r\n]+)/im.exec(head)?.[1]?.trim() ?? ''
      // A copy: the part must not keep the whole body in memory.
      uploads.set(name, { name: fileName === '' ? 'file' : fileName, type, content: Uint8Array.from(content) })
    }
    at = end + delimiter.length
  }
  return { values, uploads }
}

function parameterOf(head: string, name: string): string | null {
  const line = /^content-disposition:([^\r\n]*)/im.exec(head)?.[1] ?? ''
  const match = new RegExp(`;\\s*${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^;]*))`, 'i').exec(line)
  if (match === null) return null
  const [, quoted, bare = ''] = match
  // Browsers write %22, %0D and %0A for characters not allowed in quotes; others use a backslash.
  return quoted === undefined
    ? bare.trim()
    : quoted.replaceAll(/\\(["\\])/g, '$1').replaceAll(/%(?:22|0D|0A)/gi, (code) => decodeURIComponent(code))
}

/** filename*=UTF-8''… of RFC 5987. */
function extendedNameOf(head: string): string | null {
  const encoded = /;\s*filename\*=utf-8''([^;\r\n]+)/i.exec(head)?.[1]
  if (encoded === undefined) return null
  try {
    return decodeURIComponent(encoded.trim())
  } catch {
    return null
  }
}
