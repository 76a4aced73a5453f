/** Reads multipart/form-data as grammY writes it: fields first, then files with an unquoted file name. */

export type UploadedFile = { readonly name: string; readonly bytes: Buffer }

export type Multipart = {
  readonly fields: Readonly<Record<string, string>>
  /** By part name, to which the fields refer as `attach://<name>`. */
  readonly files: Readonly<Record<string, UploadedFile>>
}

export function readMultipart(body: Buffer, contentType: string): Multipart {
  const boundary = /boundary=(.+)$/.exec(contentType)?.[1] ?? ''
  const fields: Record<string, string> = {}
  const files: Record<string, UploadedFile> = {}
  for (const part of body.toString('latin1').split(`--${boundary}`).slice(1, -1)) {
    const end = part.indexOf('\r\n\r\n')
    const head = part.slice(0, end)
    const bytes = Buffer.from(part.slice(end + 4, -2), 'latin1')
    const name = /name="([^"]+)"/.exec(head)?.[1] ?? ''
    const fileName = /filename=(.+)/.exec(head)?.[1]
    if (fileName === undefined) fields[name] = bytes.toString('utf8')
    else files[name] = { name: Buffer.from(fileName.trim(), 'latin1').toString('utf8'), bytes }
  }
  return { fields, files }
}
